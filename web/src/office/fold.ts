import type { WallPanel } from './panels';

/** What stands open in a column and what is folded into a line below it. */
export interface Folding {
  readonly open: readonly WallPanel[];
  readonly folded: readonly WallPanel[];
}

/** Height of the line of folded panels, and the space between two panels, rem. */
export const LINE = 2.2;
const GAP = 0.6;

/**
 * Chooses the panels that fit into a column of `room` rem: first the one asked for, then those that the scene names, then the
 * others in their order. At least one is open, and every panel stays where it stands.
 */
export function fold(
  panels: readonly WallPanel[],
  room: number,
  asked: string | null,
  named: readonly string[],
): Folding {
  const least = (panel: WallPanel): number => (panel.height?.least ?? 0) + GAP;
  if (panels.reduce((sum, panel) => sum + least(panel), 0) <= room + GAP) {
    return { open: panels, folded: [] };
  }
  const place = (panel: WallPanel): number =>
    panel.id === asked ? -1 : named.includes(panel.id) ? named.indexOf(panel.id) : named.length;
  const open = new Set<WallPanel>();
  let free = room - LINE;
  for (const panel of panels.toSorted((one, other) => place(one) - place(other))) {
    if (open.size === 0 || least(panel) <= free) {
      open.add(panel);
      free -= least(panel);
    }
  }
  return {
    open: panels.filter((panel) => open.has(panel)),
    folded: panels.filter((panel) => !open.has(panel)),
  };
}
