import type { Step } from './profile';

/** One hue, from dark to light: told apart by lightness alone, so it survives colour blindness. */
const RAMP = ['#1b3f66', '#24679c', '#3b93c4', '#7cc0de', '#c5e8f3'] as const;

/**
 * Steps for a figure that has no agreed ones: five equal parts of what there is, at round numbers. They say more or less, never
 * good or bad.
 */
export function rampOf(values: Iterable<number>): readonly Step[] {
  const all = [...values];
  if (all.length === 0) {
    return [];
  }
  const low = Math.min(...all);
  const width = roundUp((Math.max(...all) - low) / RAMP.length);
  const begin = Math.floor(low / width) * width;
  return RAMP.map((colour, index) => ({
    from: Number((begin + index * width).toPrecision(12)),
    colour,
    state: 'none',
  }));
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function roundUp(width: number): number {
  if (width <= 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= width * 0.999) ?? 10;
  return factor * power;
}
