import modelUrl from '../../../node_modules/.hands/hand_landmarker.task?url';
import loaderUrl from '@mediapipe/tasks-vision/vision_wasm_module_internal.js?url';
import programUrl from '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url';
import type { Hand } from './hand';
import type { FromWorker, ToWorker } from './protocol';

/** What was found in a picture. */
export interface Finding {
  readonly hand: Hand | null;
  /** What looking cost, ms. */
  readonly cost: number;
}

/** Finds the hand in pictures, one at a time, in a worker of its own. */
export class HandFinder {
  readonly #worker: Worker;
  #waiting: ((answer: Extract<FromWorker, { kind: 'seen' }>) => void) | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** Loads the model, about 20 MB, from our own server. Rejects where the browser cannot run it. */
  static async load(): Promise<HandFinder> {
    const worker = new Worker(new URL('./hands.worker.ts', import.meta.url), { type: 'module' });
    const finder = new HandFinder(worker);
    await new Promise<void>((done, fail) => {
      worker.onerror = (event) => fail(new Error(event.message));
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'ready') {
          done();
        } else if (data.kind === 'failed') {
          fail(new Error(data.why));
        } else {
          finder.#waiting?.(data);
        }
      };
      const here = (path: string): string => new URL(path, import.meta.url).href;
      finder.#send({
        kind: 'load',
        files: { loader: here(loaderUrl), program: here(programUrl), model: here(modelUrl) },
      });
    }).catch((problem: unknown) => {
      worker.terminate();
      throw problem;
    });
    return finder;
  }

  /** Looks at one picture; it is used up. Ask again only after the answer. */
  async look(picture: ImageBitmap, at: number, single = false): Promise<Finding> {
    const seen = await new Promise<Extract<FromWorker, { kind: 'seen' }>>((done) => {
      this.#waiting = done;
      this.#worker.postMessage({ kind: 'look', picture, at, single } satisfies ToWorker, [picture]);
    });
    const wide = seen.width / seen.height;
    const points = seen.points?.map(({ x, y, z }) => ({ x: (1 - x) * wide, y, z: z * wide })) ?? null;
    return { hand: points === null ? null : { points, sure: seen.sure }, cost: seen.cost };
  }

  close(): void {
    this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
