import { describe, expect, it } from 'vitest';
import { turnOf } from './swipe';

describe('a finger that moves', () => {
  it('to the left turns to the next scene, to the right to the one before', () => {
    expect(turnOf({ x: -120, y: 20, millis: 200 })).toBe('next');
    expect(turnOf({ x: 90, y: -30, millis: 400 })).toBe('previous');
  });

  it('up or down, slowly or a little turns nothing', () => {
    expect(turnOf({ x: -120, y: 90, millis: 200 })).toBeNull();
    expect(turnOf({ x: -120, y: 0, millis: 900 })).toBeNull();
    expect(turnOf({ x: 40, y: 0, millis: 100 })).toBeNull();
  });
});
