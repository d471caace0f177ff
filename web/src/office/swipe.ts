/** A finger's way over the screen, in CSS pixels and ms. */
export interface Way {
  readonly x: number;
  readonly y: number;
  readonly millis: number;
}

/** A swipe goes at least so far and takes at most so long; what goes up or down is scrolling. */
const FAR = 70;
const LONGEST = 600;
const ASTRAY = 0.5;

/** Whether a way is a swipe to the next scene (to the left, as one turns a page) or to the previous one. */
export function turnOf({ x, y, millis }: Way): 'next' | 'previous' | null {
  if (Math.abs(x) < FAR || millis > LONGEST || Math.abs(y) > ASTRAY * Math.abs(x)) {
    return null;
  }
  return x < 0 ? 'next' : 'previous';
}

/** Where a finger that moves sideways means something else: the map, sliders, rows that scroll, dialogs. */
const OTHERS =
  '.maplibregl-map, input, dialog, [role=toolbar], [role=tablist], [data-tools], .folded, .calls, .box, .scroll';

/** Listens for swipes between scenes with one finger. */
export function onSwipe(turn: (to: 'next' | 'previous') => void, signal: AbortSignal): void {
  let from: { readonly x: number; readonly y: number; readonly at: number } | null = null;
  const options = { signal, passive: true };
  addEventListener(
    'touchstart',
    ({ touches, target, timeStamp }) => {
      const [touch] = touches;
      const alone = touches.length === 1 && touch !== undefined;
      from =
        alone && target instanceof Element && target.closest(OTHERS) === null
          ? { x: touch.clientX, y: touch.clientY, at: timeStamp }
          : null;
    },
    options,
  );
  addEventListener(
    'touchend',
    ({ changedTouches, timeStamp }) => {
      const [touch] = changedTouches;
      if (from !== null && touch !== undefined) {
        const to = turnOf({
          x: touch.clientX - from.x,
          y: touch.clientY - from.y,
          millis: timeStamp - from.at,
        });
        if (to !== null) {
          turn(to);
        }
      }
      from = null;
    },
    options,
  );
}
