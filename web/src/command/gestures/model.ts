import { POINTS, type Hand, type Point } from './hand';
import type { Shape } from './shapes';

/**
 * A hand made of bones, to draw gestures from and to try the classifier on. Lengths are those of Buryanov and Kotiuk,
 * "Proportions of hand segments" (Int. J. Morphol. 28, 2010), mean of 66 adults, mm; wrist and knuckles lie as in an
 * open hand seen from the palm.
 */

/** From the wrist to the root of the middle finger: its metacarpal of 64.6 mm and the carpals. */
const SIZE = 84;

/** A finger: where its root lies from the wrist (mm, right hand seen from its palm, y up), its bones, and its splay. */
interface Build {
  readonly root: readonly [number, number];
  readonly bones: readonly [number, number, number];
  /** Degrees to the thumb's side from straight up. */
  readonly splay: number;
}

const FINGERS: readonly Build[] = [
  { root: [-21, 82], bones: [39.8, 22.4, 20], splay: -9 },
  { root: [0, 84], bones: [44.6, 26.3, 21], splay: 0 },
  { root: [18, 78], bones: [41.4, 25.7, 21], splay: 8 },
  { root: [34, 68], bones: [32.7, 18.1, 19], splay: 17 },
];

const THUMB_BONES = [46.2, 31.6, 25] as const;
const THUMB_ROOT: readonly [number, number, number] = [-18, 12, -8];

/** How a hand is posed. */
export interface Pose {
  /** How far index, middle, ring and little finger are bent: 0 straight, 1 into the palm. */
  readonly fingers: readonly [number, number, number, number];
  readonly thumb: 'out' | 'beside' | 'across' | 'to index';
}

/** The pose of each shape. */
export const POSES: Readonly<Record<Shape, Pose>> = {
  palm: { fingers: [0, 0, 0, 0], thumb: 'out' },
  fist: { fingers: [1, 1, 1, 1], thumb: 'across' },
  point: { fingers: [0, 1, 1, 1], thumb: 'across' },
  victory: { fingers: [0, 0, 1, 1], thumb: 'across' },
  three: { fingers: [0, 0, 0, 1], thumb: 'across' },
  four: { fingers: [0, 0, 0, 0], thumb: 'across' },
  call: { fingers: [1, 1, 1, 0], thumb: 'out' },
  rock: { fingers: [0, 1, 1, 0], thumb: 'across' },
  corner: { fingers: [0, 1, 1, 1], thumb: 'out' },
  'thumb-up': { fingers: [1, 1, 1, 1], thumb: 'out' },
  'thumb-down': { fingers: [1, 1, 1, 1], thumb: 'out' },
  ok: { fingers: [0.42, 0, 0, 0], thumb: 'to index' },
  pinch: { fingers: [0.42, 0.75, 0.85, 0.9], thumb: 'to index' },
};

/** Where a hand is and how it is turned. */
export interface Stance {
  /** The middle of the hand: shares of the picture's height, as in {@link Point}. */
  readonly x: number;
  readonly y: number;
  /** The hand's size, wrist to the root of the middle finger, in heights of the picture. */
  readonly size: number;
  /** Degrees: turned in the picture, clockwise; bent towards the camera; turned about the forearm. */
  readonly roll: number;
  readonly pitch: number;
  readonly yaw: number;
  readonly side: 'left' | 'right';
}

export const UPRIGHT: Stance = { x: 0.65, y: 0.5, size: 0.22, roll: 0, pitch: 0, yaw: 0, side: 'right' };

/** A thumb that points up or down is that of a hand on its side. */
export function stanceOf(shape: Shape, stance: Stance = UPRIGHT): Stance {
  const turn = { 'thumb-up': 70, 'thumb-down': -110 }[shape as string] ?? 0;
  return { ...stance, roll: stance.roll + (stance.side === 'right' ? turn : -turn) };
}

/** The landmarks of a posed hand. */
export function handOf(pose: Pose, stance: Stance): Hand {
  const points = [
    [0, 0, 0] as const,
    ...thumb(pose),
    ...FINGERS.flatMap((build, n) => finger(build, pose.fingers[n] ?? 0)),
  ];
  return { points: points.slice(0, POINTS).map((point) => placed(point, stance)), sure: 1 };
}

type Vector = readonly [number, number, number];

/** A finger that bends about its knuckle, and about its other joints as tendons do. */
function finger({ root, bones, splay }: Build, bent: number): readonly Vector[] {
  const side = (splay * (1 - 0.8 * bent) * Math.PI) / 180;
  const joints = [75, 100, 60].map((full) => (full * bent * Math.PI) / 180);
  const points: Vector[] = [[root[0], root[1], 0]];
  let bend = 0;
  bones.forEach((length, n) => {
    bend += joints[n] ?? 0;
    const [x, y, z] = points.at(-1) ?? [0, 0, 0];
    const along = Math.cos(bend) * length;
    points.push([x + Math.sin(side) * along, y + Math.cos(side) * along, z - Math.sin(bend) * length]);
  });
  return points;
}

/** Directions of the thumb's three bones, not yet of length one. */
const THUMBS: Readonly<Record<Pose['thumb'], readonly [Vector, Vector, Vector]>> = {
  out: [
    [-0.8, 0.6, -0.15],
    [-0.82, 0.57, -0.05],
    [-0.85, 0.5, 0],
  ],
  beside: [
    [-0.5, 0.85, -0.2],
    [-0.2, 0.97, -0.1],
    [0, 1, 0],
  ],
  across: [
    [-0.35, 0.85, -0.45],
    [0.45, 0.75, -0.45],
    [0.95, 0.1, -0.1],
  ],
  'to index': [
    [-0.45, 0.75, -0.55],
    [-0.1, 0.85, -0.5],
    [0, 0.85, -0.5],
  ],
};

function thumb(pose: Pose): readonly Vector[] {
  const points: Vector[] = [THUMB_ROOT];
  THUMB_BONES.forEach((length, n) => {
    const [dx, dy, dz] = THUMBS[pose.thumb][n] ?? [0, 1, 0];
    const long = length / Math.hypot(dx, dy, dz);
    const [x, y, z] = points.at(-1) ?? THUMB_ROOT;
    points.push([x + dx * long, y + dy * long, z + dz * long]);
  });
  const [tipX, tipY, tipZ] = finger(FINGERS[0] as Build, pose.fingers[0]).at(-1) ?? THUMB_ROOT;
  if (pose.thumb === 'to index') {
    points[3] = [tipX - 3, tipY - 6, tipZ + 4]; // flesh keeps the bones of two tips apart
  }
  return points;
}

function placed([x, y, z]: Vector, { x: toX, y: toY, size, roll, pitch, yaw, side }: Stance): Point {
  const scale = size / SIZE;
  // About the middle of the palm; a left hand is a right one in the mirror.
  const at = { x: (side === 'left' ? -x : x) * scale, y: -(y - 60) * scale, z: z * scale };
  const turned = turn(turn(turn([at.x, at.y, at.z], 'y', yaw), 'x', pitch), 'z', roll);
  return { x: toX + turned[0], y: toY + turned[1], z: turned[2] };
}

function turn([x, y, z]: Vector, about: 'x' | 'y' | 'z', degrees: number): Vector {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  switch (about) {
    case 'x':
      return [x, y * cos - z * sin, y * sin + z * cos];
    case 'y':
      return [x * cos + z * sin, y, z * cos - x * sin];
    case 'z':
      return [x * cos - y * sin, x * sin + y * cos, z];
  }
}

/** Random numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The hand with every landmark a little off, as a model sees it; `share` of the hand's size is the standard deviation. */
export function noisy(hand: Hand, size: number, share: number, random: () => number): Hand {
  const off = (): number =>
    size * share * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    ...hand,
    points: hand.points.map(({ x, y, z }) => ({ x: x + off(), y: y + off(), z: z + 2 * off() })),
  };
}
