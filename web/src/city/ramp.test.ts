import { describe, expect, it } from 'vitest';
import { stepOf } from './profile';
import { rampOf } from './ramp';

describe('a ramp for a figure without agreed steps', () => {
  it('has round bounds that cover what there is', () => {
    expect(rampOf([3, 17, 41]).map((step) => step.from)).toEqual([0, 10, 20, 30, 40]);
  });

  it('says more or less, never good or bad', () => {
    expect(new Set(rampOf([1, 2]).map((step) => step.state))).toEqual(new Set(['none']));
  });

  it('is there even when all values are equal, and absent without values', () => {
    expect(rampOf([7, 7])).toHaveLength(5);
    expect(rampOf([])).toEqual([]);
  });

  it('puts every value into a step at or below it', () => {
    for (const spread of [0.001, 1, 1234, 9e6]) {
      const values = Array.from({ length: 50 }, (_, index) => spread * (1 + index / 7));
      const steps = rampOf(values);
      for (const value of values) {
        expect(stepOf(steps, value)?.from ?? Infinity, `spread ${spread}`).toBeLessThanOrEqual(value);
      }
    }
  });
});
