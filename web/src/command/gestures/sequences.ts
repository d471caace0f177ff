import type { GestureId } from './gestures';
import type { Frame, Hand } from './hand';
import { handOf, noisy, POSES, randomOf, stanceOf, UPRIGHT, type Pose, type Stance } from './model';
import type { Shape } from './shapes';

/** How somebody makes gestures in front of a camera, for trying the classifier without one. */
export interface Manner {
  readonly seed: number;
  /** Pictures a second. */
  readonly rate: number;
  /** Standard deviation of every landmark, in hand sizes. */
  readonly noise: number;
}

/** What the hand does at a share of a gesture's time. */
interface Move {
  readonly shape: Shape;
  readonly millis: number;
  readonly way: (share: number) => { readonly x: number; readonly y: number };
}

const still = (): { x: number; y: number } => ({ x: 0, y: 0 });
const along =
  (x: number, y: number) =>
  (share: number): { x: number; y: number } => {
    const eased = share * share * (3 - 2 * share); // hands start and stop gently
    return { x: x * (eased - 0.5), y: y * (eased - 0.5) };
  };
const round =
  (direction: 1 | -1) =>
  (share: number): { x: number; y: number } => ({
    x: 0.5 * Math.cos(direction * share * 2.3 * Math.PI),
    y: 0.5 * Math.sin(direction * share * 2.3 * Math.PI),
  });

const SHAPES: Readonly<Partial<Record<GestureId, Move>>> = {
  'swipe-left': { shape: 'palm', millis: 450, way: along(-2.6, 0.15) },
  'swipe-right': { shape: 'palm', millis: 450, way: along(2.6, -0.1) },
  'swipe-down': { shape: 'palm', millis: 450, way: along(0.1, 2.3) },
  'circle-right': { shape: 'point', millis: 1500, way: round(1) },
  'circle-left': { shape: 'point', millis: 1500, way: round(-1) },
  drag: { shape: 'pinch', millis: 900, way: along(1.2, 0.5) },
};

/** How long a shape is held, ms. */
const HELD = 1400;

/** The landmarks of a person who makes one gesture, from raising the hand to taking it away. */
export function sequenceOf(gesture: GestureId, manner: Manner): readonly Frame[] {
  const move = SHAPES[gesture] ?? { shape: gesture as Shape, millis: HELD, way: still };
  return performed([move], manner);
}

/** A person who shows the open hand, moves it about slowly, and takes it away: no gesture. */
export function idling(manner: Manner): readonly Frame[] {
  const drifts = [along(0.8, 0.3), along(-0.7, 0.4), along(0.2, -0.9)];
  return performed(
    drifts.map((way) => ({ shape: 'palm' as const, millis: 1300, way })),
    manner,
  );
}

function performed(moves: readonly Move[], { seed, rate, noise }: Manner): readonly Frame[] {
  const random = randomOf(seed);
  const within = (most: number): number => (2 * random() - 1) * most;
  const person: Stance = {
    ...UPRIGHT,
    x: 0.66 + within(0.05),
    y: 0.5 + within(0.05),
    size: 0.11 + 0.07 * random(),
    roll: within(15),
    pitch: within(15),
    yaw: within(20),
    side: random() < 0.5 ? 'left' : 'right',
  };
  const stiff = (pose: Pose): Pose => {
    const [a, b, c, d] = pose.fingers.map((bent) =>
      clamp(bent + (bent < 0.2 ? 0.12 * random() : within(0.1))),
    );
    return { ...pose, fingers: [a ?? 0, b ?? 0, c ?? 0, d ?? 0] };
  };
  const frames: Frame[] = [];
  let at = 1000 * random();
  const pause = 1000 / rate;
  const nobody = (millis: number): void => {
    for (let time = 0; time < millis; time += pause, at += pause) {
      frames.push({ hand: null, at });
    }
  };
  nobody(400);
  for (const { shape, millis, way } of moves) {
    const pose = stiff(POSES[shape]);
    const shown = (share: number): Hand => {
      const { x, y } = way(share);
      const stance = { ...person, x: person.x + x * person.size, y: person.y + y * person.size };
      return noisy(handOf(pose, stanceOf(shape, stance)), person.size, noise, random);
    };
    const slow = millis * (0.85 + 0.3 * random());
    for (let time = 0; time <= slow; time += pause, at += pause) {
      frames.push({ hand: shown(time / slow), at });
    }
  }
  nobody(600);
  return frames;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value));
}
