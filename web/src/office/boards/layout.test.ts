import { describe, expect, it } from 'vitest';
import { edited, SIZES, usual, type Edit, type Placed } from './layout';

const PANELS = ['figures', 'chart', 'ranking', 'incidents', 'cameras', 'press', 'sources'] as const;

/** A small generator with a seed, so that a failure can be repeated (Numerical Recipes' constants). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function anyEdit(pick: (below: number) => number): Edit {
  const panel = PANELS[pick(PANELS.length)] ?? 'figures';
  const to = pick(2) === 0 ? 'left' : 'right';
  switch (pick(5)) {
    case 0:
      return { kind: 'add', panel, place: to };
    case 1:
      return { kind: 'remove', panel };
    case 2:
      return { kind: 'move', panel, to, before: PANELS[pick(PANELS.length + 1)] ?? null };
    case 3:
      return { kind: 'step', panel, by: pick(2) === 0 ? -1 : 1 };
    default:
      return { kind: 'change', panel, to: { size: SIZES[pick(3)] ?? 'small', hours: pick(24) + 1 } };
  }
}

const column = (panels: readonly Placed[], place: Placed['place']): string =>
  panels.flatMap((placed) => (placed.place === place ? [placed.panel] : [])).join();

describe('editing a board', () => {
  it('never loses or doubles a panel, whatever is done', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const pick = chance(seed);
      let panels: readonly Placed[] = [];
      const there = new Set<string>();
      for (let turn = 0; turn < 60; turn++) {
        const edit = anyEdit(pick);
        panels = edited(panels, edit);
        if (edit.kind === 'add') {
          there.add(edit.panel);
        } else if (edit.kind === 'remove') {
          there.delete(edit.panel);
        }
        expect(panels.map(({ panel }) => panel).toSorted(), `seed ${seed}, turn ${turn}`).toEqual(
          [...there].toSorted(),
        );
      }
    }
  });

  it('keeps what was set of a panel wherever it is moved', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const pick = chance(seed);
      let panels: readonly Placed[] = PANELS.map((panel) => ({
        ...usual(panel, 'left'),
        hours: panel.length,
      }));
      for (let turn = 0; turn < 40; turn++) {
        const edit = anyEdit(pick);
        if (edit.kind === 'move' || edit.kind === 'step') {
          panels = edited(panels, edit);
        }
      }
      expect(
        panels.every(({ panel, hours }) => hours === panel.length),
        `seed ${seed}`,
      ).toBe(true);
    }
  });

  it('moves a step up and back down to where it was', () => {
    const panels = PANELS.map((panel, index) => usual(panel, index % 2 === 0 ? 'left' : 'right'));
    const up = edited(panels, { kind: 'step', panel: 'ranking', by: -1 });
    expect(column(up, 'left')).toBe('ranking,figures,cameras,sources');
    expect(column(up, 'right')).toBe(column(panels, 'right'));
    expect(edited(up, { kind: 'step', panel: 'ranking', by: 1 })).toEqual(panels);
  });

  it('puts a panel in front of another in the other column', () => {
    const panels = [usual('figures', 'left'), usual('incidents', 'right'), usual('press', 'right')];
    const moved = edited(panels, { kind: 'move', panel: 'figures', to: 'right', before: 'press' });
    expect(column(moved, 'right')).toBe('incidents,figures,press');
  });

  it('leaves everything as it is where nothing can be done', () => {
    const panels = [usual('figures', 'left'), usual('chart', 'left')];
    expect(edited(panels, { kind: 'step', panel: 'figures', by: -1 })).toBe(panels);
    expect(edited(panels, { kind: 'remove', panel: 'press' })).toBe(panels);
    expect(edited(panels, { kind: 'add', panel: 'chart', place: 'right' })).toBe(panels);
    expect(edited(panels, { kind: 'move', panel: 'chart', to: 'left', before: 'chart' })).toBe(panels);
  });
});
