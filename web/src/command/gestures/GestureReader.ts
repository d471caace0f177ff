import { gestureOf, heldAs, type Gesture, type GestureId, type Spot } from './gestures';
import { palmOf, pointOf, sizeOf, type Frame, type Hand, type Point } from './hand';
import { shapeOf, type Shape } from './shapes';

/** What the hand says at a moment. */
export interface Reading {
  readonly shape: Shape | null;
  /** A gesture that is being held, and how much of its time has passed, 0–1. */
  readonly held: { readonly gesture: Gesture; readonly share: number } | null;
  /** A gesture that was made with this picture. */
  readonly made: Gesture | null;
  /** Where the index finger points at, or how far a pinch has pulled since the last picture; shares of the screen. */
  readonly spot: Spot | null;
}

/** A shape is held so long to be meant, ms; pointing at something takes a little longer. */
export const HOLD = 800;
const HOLD_POINT = 1000;

/** A shape that is lost for no longer is still held, ms: single pictures are misread. */
const GAP = 320;

/** A pointing finger that moves farther, in hand sizes, begins anew. */
const STEADY = 0.4;

// A swipe: so far, in hand sizes, within so many ms, and mostly in one direction.
const SWIPE_FAR = 1.5;
const SWIPE_MILLIS = 800;
const SWIPE_ASTRAY = 0.55;
/** The hand's way back is no swipe, ms. */
const REST = 1100;

// A circle: so many degrees about its own middle, round enough, within so many ms.
const CIRCLE_TURN = 320;
const CIRCLE_MILLIS = 2400;
const CIRCLE_RADIUS = 0.22;
const CIRCLE_ROUND = 0.5;

/** A pinch must be seen twice before it pulls. */
const PINCH_SEEN = 2;

/** The part of the picture that stands for the whole screen: a finger need not leave the picture. */
const REACH = { left: 0.22, right: 0.78, top: 0.15, bottom: 0.7 } as const;

/** Where something was at a moment. */
interface Step {
  readonly at: number;
  readonly point: Point;
  readonly size: number;
  readonly shape: Shape | null;
}

/** Reads gestures from one picture after the other. The open hand says nothing: with it one stops whatever is held. */
export class GestureReader {
  readonly #wide: number;
  #holding: { readonly shape: Shape; since: number; seen: number; from: Point; spent: boolean } | null = null;
  #palms: Step[] = [];
  #tips: Step[] = [];
  #pinched: { from: Point; seen: number; at: number } | null = null;
  #restUntil = -Infinity;

  /** @param wide the picture's width in its heights */
  constructor(wide = 4 / 3) {
    this.#wide = wide;
  }

  read({ hand, at }: Frame): Reading {
    const shape = hand === null ? null : shapeOf(hand);
    this.#follow(hand, shape, at);
    const moved = this.#moved(at);
    if (moved !== null) {
      this.#holding = null;
      this.#palms = [];
      this.#tips = [];
      this.#restUntil = at + REST;
      return { shape, held: null, made: gestureOf(moved), spot: null };
    }
    const pulled = this.#pulled(hand, shape, at);
    if (pulled !== null) {
      this.#holding = null;
      return { shape, held: null, made: gestureOf('drag'), spot: pulled };
    }
    return { shape, ...this.#held(hand, shape, at) };
  }

  #follow(hand: Hand | null, shape: Shape | null, at: number): void {
    const recent = (steps: Step[], millis: number): Step[] => steps.filter((step) => at - step.at <= millis);
    this.#palms = recent(this.#palms, SWIPE_MILLIS);
    this.#tips = recent(this.#tips, CIRCLE_MILLIS);
    if (hand === null) {
      return;
    }
    const size = sizeOf(hand);
    this.#palms.push({ at, point: palmOf(hand), size, shape });
    if (shape === 'point' || shape === 'corner' || shape === null) {
      this.#tips.push({ at, point: pointOf(hand, 8), size, shape });
    } else if (at >= (this.#tips.at(-1)?.at ?? 0) + GAP) {
      this.#tips = [];
    }
  }

  #moved(at: number): GestureId | null {
    if (at < this.#restUntil) {
      this.#palms = [];
      return null;
    }
    return swipeOf(this.#palms) ?? circleOf(this.#tips);
  }

  /** How far a pinch has pulled since the last picture; null if nothing is pinched. */
  #pulled(hand: Hand | null, shape: Shape | null, at: number): Spot | null {
    if (hand === null || shape !== 'pinch') {
      if (this.#pinched !== null && at - this.#pinched.at > GAP) {
        this.#pinched = null;
      }
      return null;
    }
    const here = palmOf(hand);
    const before = this.#pinched;
    this.#pinched = { from: here, seen: (before?.seen ?? 0) + 1, at };
    if (before === null || this.#pinched.seen <= PINCH_SEEN) {
      return null;
    }
    return {
      x: (here.x - before.from.x) / (this.#wide * (REACH.right - REACH.left)),
      y: (here.y - before.from.y) / (REACH.bottom - REACH.top),
    };
  }

  #held(hand: Hand | null, shape: Shape | null, at: number): Pick<Reading, 'held' | 'made' | 'spot'> {
    const tip = hand === null ? null : pointOf(hand, 8);
    const spot = tip === null || shape !== 'point' ? null : this.#spotOf(tip);
    const held = this.#holding;
    if (held !== null && shape !== held.shape && at - held.seen > GAP) {
      this.#holding = null;
    }
    if (hand !== null && tip !== null && shape !== null && heldAs(shape) !== undefined) {
      if (this.#holding === null) {
        this.#holding = { shape, since: at, seen: at, from: tip, spent: false };
      } else if (this.#holding.shape === shape) {
        this.#holding.seen = at;
        const from = this.#holding.from;
        if (shape === 'point' && Math.hypot(tip.x - from.x, tip.y - from.y) > STEADY * sizeOf(hand)) {
          this.#holding = { shape, since: at, seen: at, from: tip, spent: false };
        }
      }
    }
    const now = this.#holding;
    const gesture = now === null || now.spent ? undefined : heldAs(now.shape);
    if (now === null || gesture === undefined) {
      return { held: null, made: null, spot };
    }
    const share = Math.min(1, (at - now.since) / (now.shape === 'point' ? HOLD_POINT : HOLD));
    // Not while the shape is lost: what is done is what is seen.
    if (share < 1 || now.seen !== at) {
      return { held: { gesture, share }, made: null, spot };
    }
    now.spent = true;
    return { held: null, made: gesture, spot };
  }

  #spotOf({ x, y }: Point): Spot {
    const share = (value: number, from: number, to: number): number =>
      Math.max(0, Math.min(1, (value - from) / (to - from)));
    return { x: share(x / this.#wide, REACH.left, REACH.right), y: share(y, REACH.top, REACH.bottom) };
  }
}

/** A swipe of the open hand that the last picture completes. */
function swipeOf(steps: readonly Step[]): GestureId | null {
  const last = steps.at(-1);
  if (last === undefined) {
    return null;
  }
  for (const first of steps) {
    if (first.shape !== 'palm') {
      continue;
    }
    const x = (last.point.x - first.point.x) / last.size;
    const y = (last.point.y - first.point.y) / last.size;
    const [far, astray] = [Math.max(Math.abs(x), Math.abs(y)), Math.min(Math.abs(x), Math.abs(y))];
    const between = steps.filter((step) => step.at >= first.at);
    // Quick hands blur: what was an open hand at first may be nothing certain on its way, but no other shape.
    const open = between.every(({ shape }) => shape === 'palm' || shape === 'four' || shape === null);
    if (far < SWIPE_FAR || astray > SWIPE_ASTRAY * far || !open) {
      continue;
    }
    if (Math.abs(x) > Math.abs(y)) {
      return x < 0 ? 'swipe-left' : 'swipe-right';
    }
    return y > 0 ? 'swipe-down' : null;
  }
  return null;
}

/** A circle of the index finger that the last picture completes. */
function circleOf(steps: readonly Step[]): GestureId | null {
  const pointing = steps.filter(({ shape }) => shape === 'point');
  if (pointing.length < 5 || steps.at(-1)?.shape !== 'point') {
    return null;
  }
  // The circle may have begun at any picture.
  for (let from = 0; from <= steps.length - 5; from++) {
    const turn = turnOf(steps.slice(from));
    if (Math.abs(turn) >= CIRCLE_TURN) {
      return turn > 0 ? 'circle-right' : 'circle-left';
    }
  }
  return null;
}

/** Degrees that a way goes about its own middle, clockwise; 0 if it is not round. */
function turnOf(steps: readonly Step[]): number {
  const mean = (of: (step: Step) => number): number =>
    steps.reduce((sum, step) => sum + of(step), 0) / steps.length;
  const [middleX, middleY, size] = [mean((s) => s.point.x), mean((s) => s.point.y), mean((s) => s.size)];
  const radii = steps.map(({ point }) => Math.hypot(point.x - middleX, point.y - middleY));
  const radius = radii.reduce((sum, one) => sum + one, 0) / radii.length;
  if (radius < CIRCLE_RADIUS * size || Math.min(...radii) < CIRCLE_ROUND * radius) {
    return 0;
  }
  let turn = 0;
  steps.forEach(({ point }, n) => {
    const before = steps[n - 1]?.point;
    if (before !== undefined) {
      const [from, to] = [
        Math.atan2(before.y - middleY, before.x - middleX),
        Math.atan2(point.y - middleY, point.x - middleX),
      ];
      turn += Math.atan2(Math.sin(to - from), Math.cos(to - from));
    }
  });
  return (turn * 180) / Math.PI;
}
