/** A point of a hand: x to the right and y down in heights of the picture, z towards the camera is negative. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** One hand in one picture. */
export interface Hand {
  /** The 21 landmarks, as a person sees themselves in a mirror; index by {@link Landmark}. */
  readonly points: readonly Point[];
  /** How sure the landmark model is that this is a hand, 0–1. */
  readonly sure: number;
}

/** Hands of one moment; none if nobody shows one. */
export interface Frame {
  readonly hand: Hand | null;
  /** When the picture was taken, ms; only differences count. */
  readonly at: number;
}

/** The order of the 21 landmarks (MediaPipe Hands, Zhang et al. 2020, figure 2). */
export const Landmark = {
  wrist: 0,
  thumb: [1, 2, 3, 4],
  index: [5, 6, 7, 8],
  middle: [9, 10, 11, 12],
  ring: [13, 14, 15, 16],
  little: [17, 18, 19, 20],
} as const;

/** How many landmarks a hand has. */
export const POINTS = 21;

/** Joints that are joined by bones, for drawing. */
export const BONES: readonly (readonly [number, number])[] = [
  ...[Landmark.thumb, Landmark.index, Landmark.little].map((finger): [number, number] => [0, finger[0]]),
  ...[Landmark.thumb, Landmark.index, Landmark.middle, Landmark.ring, Landmark.little].flatMap(
    ([a, b, c, d]): [number, number][] => [
      [a, b],
      [b, c],
      [c, d],
    ],
  ),
  [5, 9],
  [9, 13],
  [13, 17],
];

export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z);
}

/** A landmark of a hand. Throws a `RangeError` for a hand that has fewer. */
export function pointOf(hand: Hand, index: number): Point {
  const point = hand.points[index];
  if (point === undefined) {
    throw new RangeError(`A hand has ${POINTS} landmarks, this one has ${hand.points.length}`);
  }
  return point;
}

/** How large a hand is in the picture: from the wrist to the root of the middle finger. */
export function sizeOf(hand: Hand): number {
  return distance(pointOf(hand, Landmark.wrist), pointOf(hand, Landmark.middle[0]));
}

/** The middle of the palm. */
export function palmOf(hand: Hand): Point {
  const roots = [0, 5, 9, 13, 17].map((index) => pointOf(hand, index));
  const mean = (of: (point: Point) => number): number =>
    roots.reduce((sum, point) => sum + of(point), 0) / roots.length;
  return { x: mean((p) => p.x), y: mean((p) => p.y), z: mean((p) => p.z) };
}
