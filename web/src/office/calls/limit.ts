/** What goes to one other browser of a picture; named as WebRTC names it. */
export interface PictureLimit {
  /** Bits a second. */
  readonly maxBitrate: number;
  /** Pictures a second. */
  readonly maxFramerate: number;
  readonly scaleResolutionDownBy: number;
}

/** Bits a second one sends at most to all others together: what an ordinary uplink and an old desk computer carry. */
const UPLINK = 1_200_000;

/**
 * Everybody sends to everybody, each picture coded anew for each of them: the more people, the smaller what each gets.
 * A shared screen keeps all its points, because text has to be read, and is slower instead.
 */
export function limitFor(others: number, screen: boolean): PictureLimit {
  const maxBitrate = Math.round(UPLINK / Math.max(1, others));
  if (screen) {
    return { maxBitrate, maxFramerate: others > 2 ? 5 : 10, scaleResolutionDownBy: 1 };
  }
  return others > 2
    ? { maxBitrate, maxFramerate: 12, scaleResolutionDownBy: 2 }
    : { maxBitrate, maxFramerate: 24, scaleResolutionDownBy: 1 };
}
