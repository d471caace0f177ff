import { describe, expect, it } from 'vitest';
import type { Hand } from './hand';
import { handOf, POSES, stanceOf, UPRIGHT } from './model';
import { shapeOf, type Shape } from './shapes';

const SHAPES = Object.keys(POSES) as Shape[];

describe('a shape', () => {
  it.each(SHAPES)('%s is known of either hand, near and far, turned a little', (shape) => {
    for (const side of ['left', 'right'] as const) {
      for (const size of [0.08, 0.3]) {
        for (const [roll, pitch, yaw] of [
          [0, 0, 0],
          [25, 0, 0],
          [-25, 0, 0],
          [0, 25, 0],
          [0, -25, 0],
          [0, 0, 25],
          [0, 0, -25],
        ] as const) {
          const stance = stanceOf(shape, { ...UPRIGHT, side, size, roll, pitch, yaw });
          expect(shapeOf(handOf(POSES[shape], stance)), `${side} ${size} ${roll} ${pitch} ${yaw}`).toBe(
            shape,
          );
        }
      }
    }
  });

  it('that is half open is none', () => {
    expect(shapeOf(handOf({ fingers: [0.5, 0.5, 0.5, 0.5], thumb: 'beside' }, UPRIGHT))).toBeNull();
  });

  it('of a thumb that lies level is neither up nor down', () => {
    expect(shapeOf(handOf(POSES['thumb-up'], UPRIGHT))).not.toBe('thumb-down');
    expect(shapeOf(handOf(POSES['thumb-up'], { ...UPRIGHT, roll: -20 }))).toBeNull();
  });

  it('needs all landmarks', () => {
    const half: Hand = { points: handOf(POSES.palm, UPRIGHT).points.slice(0, 9), sure: 1 };
    expect(() => shapeOf(half)).toThrow(RangeError);
  });
});
