import { describe, expect, it } from 'vitest';
import { GestureReader } from './GestureReader';
import { GESTURES, type GestureId } from './gestures';
import type { Frame } from './hand';
import { handOf, POSES, stanceOf, UPRIGHT } from './model';
import { idling, sequenceOf } from './sequences';

const AT = { seed: 1, rate: 12, noise: 0.012 };

/** Gestures made in a sequence, once each in a row. */
function made(frames: readonly Frame[]): readonly GestureId[] {
  const reader = new GestureReader();
  const all = frames.flatMap((frame) => reader.read(frame).made?.id ?? []);
  return all.filter((id, n) => id !== all[n - 1]);
}

const show = (shape: keyof typeof POSES, from: number, to: number, step = 80): Frame[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, n) => ({
    hand: handOf(POSES[shape], stanceOf(shape)),
    at: from + n * step,
  }));

describe('gestures', () => {
  it('are seventeen, each with a command of its own', () => {
    const situation = { spot: { x: 0.2, y: 0.4 }, subject: 'district:11680' };
    expect(GESTURES).toHaveLength(17);
    expect(new Set(GESTURES.map(({ id }) => id)).size).toBe(17);
    expect(new Set(GESTURES.map(({ command }) => JSON.stringify(command(situation)))).size).toBe(17);
  });

  it.each(GESTURES.map(({ id }) => id))('%s is read from a hand that makes it', (id) => {
    expect(made(sequenceOf(id, { ...AT, noise: 0.004 }))).toEqual([id]);
  });

  it.each(GESTURES.map(({ id }) => id))('%s is read from most people, and hardly ever as another', (id) => {
    const read = Array.from({ length: 40 }, (_, n) => made(sequenceOf(id, { ...AT, seed: 100 + n })));
    const right = read.filter((all) => all.length === 1 && all[0] === id).length;
    const wrong = read.flat().filter((other) => other !== id).length;
    expect(right).toBeGreaterThanOrEqual(34);
    expect(wrong).toBeLessThanOrEqual(2);
  });

  it('are not made by an open hand that drifts', () => {
    const read = Array.from({ length: 40 }, (_, n) => made(idling({ ...AT, seed: 500 + n })));
    expect(read.flat()).toEqual([]);
  });

  it('are read at five pictures a second too', () => {
    const held = GESTURES.filter(({ how }) => how === 'held').map(({ id }) => id);
    const read = held.map((id) => made(sequenceOf(id, { ...AT, rate: 5, noise: 0.006 })));
    expect(read).toEqual(held.map((id) => [id]));
  });
});

describe('a shape', () => {
  it('is done once, however long it is held, and again after the hand was open', () => {
    const reader = new GestureReader();
    const frames = [...show('four', 0, 3000), ...show('palm', 3000, 3600), ...show('four', 3600, 5000)];
    expect(frames.flatMap((frame) => reader.read(frame).made?.id ?? [])).toEqual(['four', 'four']);
  });

  it('fills its ring while it is held', () => {
    const reader = new GestureReader();
    const shares = show('rock', 0, 800, 200).map((frame) => reader.read(frame).held?.share);
    expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it.each(['palm', 'fist'] as const)('is cancelled by an %s before its time', (shape) => {
    const reader = new GestureReader();
    const frames = [...show('call', 0, 640), ...show(shape, 640, 1300)];
    expect(frames.flatMap((frame) => reader.read(frame).made?.id ?? [])).toEqual([]);
  });

  it('is cancelled by taking the hand away', () => {
    const reader = new GestureReader();
    const frames: Frame[] = [
      ...show('call', 0, 640),
      ...[640, 740, 840, 940, 1040].map((at) => ({ hand: null, at })),
      ...show('call', 1100, 1600),
    ];
    expect(frames.flatMap((frame) => reader.read(frame).made?.id ?? [])).toEqual([]);
  });

  it('survives one picture that is misread', () => {
    const reader = new GestureReader();
    const frames = [...show('victory', 0, 400), ...show('palm', 400, 480), ...show('victory', 480, 1000)];
    expect(frames.flatMap((frame) => reader.read(frame).made?.id ?? [])).toEqual(['victory']);
  });
});

describe('the pointing finger', () => {
  it('points at the middle of the screen from the middle of its reach', () => {
    const tip = handOf(POSES.point, UPRIGHT).points[8];
    const stance = { ...UPRIGHT, x: UPRIGHT.x + 4 / 6 - (tip?.x ?? 0), y: UPRIGHT.y + 0.425 - (tip?.y ?? 0) };
    const { spot } = new GestureReader().read({ hand: handOf(POSES.point, stance), at: 0 });
    expect(spot?.x).toBeCloseTo(0.5);
    expect(spot?.y).toBeCloseTo(0.5);
  });

  it('chooses nothing while it moves', () => {
    const reader = new GestureReader();
    const frames = Array.from({ length: 30 }, (_, n) => ({
      hand: handOf(POSES.point, { ...UPRIGHT, x: 0.4 + 0.02 * n }),
      at: 80 * n,
    }));
    expect(frames.flatMap((frame) => reader.read(frame).made?.id ?? [])).toEqual([]);
  });
});

describe('a pinch', () => {
  it('pulls as far as the hand moves', () => {
    const reader = new GestureReader();
    const pulls = Array.from({ length: 10 }, (_, n) =>
      reader.read({ hand: handOf(POSES.pinch, { ...UPRIGHT, x: 0.5 + 0.02 * n }), at: 80 * n }),
    ).flatMap(({ spot, made: done }) => (done?.id === 'drag' && spot !== null ? [spot] : []));
    expect(pulls).toHaveLength(8);
    expect(pulls.reduce((sum, { x }) => sum + x, 0)).toBeCloseTo((8 * 0.02) / ((4 / 3) * 0.56));
  });
});
