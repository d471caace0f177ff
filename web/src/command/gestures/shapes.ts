import { distance, Landmark, pointOf, sizeOf, type Hand, type Point } from './hand';

/** How a hand is held, whichever hand it is and however it is turned in the picture. */
export type Shape =
  | 'palm'
  | 'fist'
  | 'point'
  | 'victory'
  | 'three'
  | 'four'
  | 'call'
  | 'rock'
  | 'corner'
  | 'thumb-up'
  | 'thumb-down'
  | 'ok'
  | 'pinch';

/** What one finger does; `half` is no answer. */
type Finger = 'out' | 'in' | 'half';

// Thresholds were chosen on the hand model (model.ts) and looked at on the forty photographs; docs/gestures.md says how
// well they do on each. Angles in degrees, lengths in hand sizes (wrist to the root of the middle finger).
const STRAIGHT = 65;
const REACHES = 1.12;
const FOLDED = 1.03;
const THUMB_STRAIGHT = 62;
const THUMB_AWAY = 0.55;
const THUMB_APART = 0.7;
const TOUCHING = 0.32;
const BENT_TO_TOUCH = 0.4;
const UPRIGHT = 45;

/** The shape of a hand; null for one that is none of them or between two. */
export function shapeOf(hand: Hand): Shape | null {
  const [index, middle, ring, little] = [Landmark.index, Landmark.middle, Landmark.ring, Landmark.little].map(
    (finger) => fingerOf(hand, finger),
  );
  if (touches(hand)) {
    return [middle, ring, little].filter((finger) => finger === 'out').length >= 2 ? 'ok' : 'pinch';
  }
  const fingers = [index, middle, ring, little].map((finger) => LETTERS[finger ?? 'half']).join('');
  switch (fingers) {
    case 'oooo':
      return thumbOut(hand) ? 'palm' : 'four';
    case 'ooo-':
      return 'three';
    case 'oo--':
      return 'victory';
    case 'o--o':
      return 'rock';
    case 'o---':
      return thumbApart(hand) ? 'corner' : 'point';
    case '---o':
      return thumbOut(hand) ? 'call' : null;
    case '----':
      return thumbApart(hand) ? thumbDirection(hand) : 'fist';
    default:
      return null;
  }
}

const LETTERS: Readonly<Record<Finger, string>> = { out: 'o', in: '-', half: '?' };

function fingerOf(hand: Hand, [root, joint, , tip]: readonly [number, number, number, number]): Finger {
  const wrist = pointOf(hand, Landmark.wrist);
  const reach = distance(pointOf(hand, tip), wrist) / distance(pointOf(hand, joint), wrist);
  const bend = bendOf(hand, [root, joint, joint + 1, tip]);
  if (reach > REACHES && bend < STRAIGHT) {
    return 'out';
  }
  return reach < FOLDED ? 'in' : 'half';
}

/** How far a finger is bent in all, degrees: at its middle joint and at its last one. */
function bendOf(hand: Hand, [root, joint, last, tip]: readonly [number, number, number, number]): number {
  const [a, b, c, d] = [root, joint, last, tip].map((index) => pointOf(hand, index)) as [
    Point,
    Point,
    Point,
    Point,
  ];
  return angle(minus(b, a), minus(c, b)) + angle(minus(c, b), minus(d, c));
}

/** The thumb is straight and does not lie on the palm. */
function thumbOut(hand: Hand): boolean {
  const away = distance(pointOf(hand, 4), pointOf(hand, Landmark.ring[0])) / sizeOf(hand);
  return bendOf(hand, Landmark.thumb) < THUMB_STRAIGHT && away > THUMB_AWAY;
}

/** The thumb stands off from the hand by about a right angle. */
function thumbApart(hand: Hand): boolean {
  const apart = distance(pointOf(hand, 4), pointOf(hand, Landmark.index[0])) / sizeOf(hand);
  return bendOf(hand, Landmark.thumb) < THUMB_STRAIGHT && apart > THUMB_APART;
}

/** Thumb and index finger meet at their tips, away from the palm: a fist is no pinch. */
function touches(hand: Hand): boolean {
  const size = sizeOf(hand);
  const tip = pointOf(hand, 8);
  return (
    distance(pointOf(hand, 4), tip) / size < TOUCHING &&
    distance(tip, pointOf(hand, Landmark.index[0])) / size > BENT_TO_TOUCH
  );
}

function thumbDirection(hand: Hand): Shape | null {
  const { x, y } = minus(pointOf(hand, 4), pointOf(hand, 2));
  const fromUpright = (Math.atan2(Math.abs(x), Math.abs(y)) * 180) / Math.PI;
  if (fromUpright > UPRIGHT) {
    return null;
  }
  return y < 0 ? 'thumb-up' : 'thumb-down';
}

function minus(one: Point, other: Point): Point {
  return { x: one.x - other.x, y: one.y - other.y, z: one.z - other.z };
}

function angle(one: Point, other: Point): number {
  const lengths = Math.hypot(one.x, one.y, one.z) * Math.hypot(other.x, other.y, other.z);
  const along = one.x * other.x + one.y * other.y + one.z * other.z;
  return lengths === 0 ? 0 : (Math.acos(Math.max(-1, Math.min(1, along / lengths))) * 180) / Math.PI;
}
