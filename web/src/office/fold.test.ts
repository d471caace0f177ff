import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import type { WallPanel } from './panels';

function panel(id: string, least: number): WallPanel {
  return {
    id,
    name: { ko: id, en: id },
    place: 'right',
    topics: [],
    load: () => Promise.reject(new Error('not shown here')),
    height: { least, flex: '1' },
  };
}

const column = [panel('incidents', 10), panel('cameras', 16), panel('press', 6), panel('sources', 7)];

function ids(panels: readonly WallPanel[]): string {
  return panels.map(({ id }) => id).join();
}

describe('a column of panels', () => {
  it('opens all that fit', () => {
    expect(ids(fold(column, 41, null, []).open)).toBe('incidents,cameras,press,sources');
    expect(fold(column, Infinity, null, []).folded).toEqual([]);
  });

  it('folds the last ones where there is too little room', () => {
    const { open, folded } = fold(column, 38, null, []);
    expect(ids(open)).toBe('incidents,cameras,press');
    expect(ids(folded)).toBe('sources');
  });

  it('keeps open what was asked for, then what the scene names, each where it stands', () => {
    expect(ids(fold(column, 30, 'sources', []).open)).toBe('incidents,press,sources');
    expect(ids(fold(column, 30, null, ['press', 'sources']).open)).toBe('incidents,press,sources');
    expect(ids(fold(column, 22, 'cameras', ['press', 'sources']).open)).toBe('cameras');
  });

  it('opens one panel however little room there is', () => {
    expect(ids(fold(column, 3, null, []).open)).toBe('incidents');
  });
});
