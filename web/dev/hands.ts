import { GestureReader } from '../src/command/gestures/GestureReader';
import { HandFinder, type Finding } from '../src/command/gestures/HandFinder';
import { shapeOf } from '../src/command/gestures/shapes';

/** The hand finder and the classifier for dev/gestures.js, which measures them in a real browser. */

let finder: HandFinder | null = null;

async function load(): Promise<number> {
  const began = performance.now();
  finder = await HandFinder.load();
  return performance.now() - began;
}

/** The shape of the hand in one photograph. */
async function look(url: string): Promise<{ readonly shape: string; readonly cost: number }> {
  const { hand, cost } = await found(url, true);
  return { shape: hand === null ? 'no hand' : (shapeOf(hand) ?? 'no shape'), cost };
}

/** The gestures made by showing a photograph to the camera for a while, and what each picture cost. */
async function show(
  url: string,
  pictures: number,
): Promise<{ readonly made: string[]; readonly costs: number[] }> {
  const reader = new GestureReader();
  const made: string[] = [];
  const costs: number[] = [];
  for (let n = 0; n < pictures; n++) {
    const at = performance.now();
    const { hand, cost } = await found(url, false);
    costs.push(cost);
    made.push(...[reader.read({ hand, at }).made?.id ?? []].flat());
  }
  return { made, costs };
}

async function found(url: string, single: boolean): Promise<Finding> {
  if (finder === null) {
    throw new Error('Load the model first');
  }
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  return finder.look(picture, performance.now(), single);
}

Object.assign(globalThis, { hands: { load, look, show } });
