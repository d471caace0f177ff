import type { Insets } from '../map/frame';

/** Between a panel and what is framed beside it, pixels. */
const GAP = 10;

/** The map is moved for what stands over it in such steps, pixels. */
const STEP = 64;

/** Where the page scrolls, the map has a place of its own, under its legend and buttons. */
export const NARROW: Insets = { top: 66, right: GAP, bottom: 26, left: GAP };

/** What stands around and over the map. */
interface Around {
  readonly top: HTMLElement | undefined;
  readonly bottom: HTMLElement | undefined;
  readonly left: HTMLElement | null;
  readonly right: HTMLElement | null;
  /** Covers a place that is looked at closely; the whole city is seen around it, and then this is left out. */
  readonly over: HTMLElement | undefined;
}

/** What the floating panels cover of the map. What stands over it counts in steps: a line more or less does not move the map. */
export function freeRoom({ top, bottom, left, right, over }: Around): Insets {
  return {
    top: (top?.offsetHeight ?? 0) + GAP + Math.ceil((over?.offsetHeight ?? 0) / STEP) * STEP,
    right: (right?.offsetWidth ?? 0) + 2 * GAP,
    bottom: (bottom?.offsetHeight ?? 0) + GAP,
    left: (left?.offsetWidth ?? 0) + 2 * GAP,
  };
}

export function sameRoom(one: Insets, other: Insets): boolean {
  return (['top', 'right', 'bottom', 'left'] as const).every((side) => one[side] === other[side]);
}
