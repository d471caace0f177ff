import { expect, test } from 'vitest';
import { limitFor } from './limit';

test.each([1, 2, 3, 4, 5])('sends no more to %i others than to one', (others) => {
  expect(others * limitFor(others, false).maxBitrate).toBeLessThanOrEqual(limitFor(1, false).maxBitrate);
});

test('makes pictures smaller from four people on, but never a screen', () => {
  expect([1, 2, 3, 5].map((others) => limitFor(others, false).scaleResolutionDownBy)).toEqual([1, 1, 2, 2]);
  expect([1, 2, 3, 5].map((others) => limitFor(others, true).scaleResolutionDownBy)).toEqual([1, 1, 1, 1]);
});
