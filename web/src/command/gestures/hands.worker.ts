import type { HandLandmarker } from '@mediapipe/tasks-vision';
import type { FromWorker, ModelFiles, ToWorker } from './protocol';

/**
 * Looks for a hand in pictures, away from the thread that draws. Pictures come in and landmarks go out; nothing is kept.
 */

/** The parts of a worker that are used; the page's types know only windows. */
interface Scope {
  fetch: typeof fetch;
  readonly location: { readonly origin: string; readonly href: string };
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
}

const scope = self as unknown as Scope;

/** A hand is believed from this likelihood on; below, backgrounds become hands. */
const LEAST_SURE = 0.5;

// The library reports its use to its makers; from here nobody is asked but our own server.
const ask = scope.fetch.bind(scope);
scope.fetch = (to, how) => {
  const url = new URL(to instanceof Request ? to.url : String(to), scope.location.href);
  return url.origin === scope.location.origin
    ? ask(to, how)
    : Promise.resolve(new Response(null, { status: 403 }));
};

// Notes of the library about itself are no errors of this page.
const NOTE = /^(INFO:|[IW]\d{4} |Graph )/;
for (const how of ['log', 'warn', 'error'] as const) {
  const write = console[how].bind(console);
  console[how] = (...what: unknown[]) => (NOTE.test(String(what[0])) ? undefined : write(...what));
}

let landmarker: HandLandmarker | null = null;
let mode: 'IMAGE' | 'VIDEO' = 'VIDEO';

scope.onmessage = ({ data }) => {
  if (data.kind === 'load') {
    load(data.files).then(
      () => scope.postMessage({ kind: 'ready' }),
      (problem: unknown) => scope.postMessage({ kind: 'failed', why: String(problem) }),
    );
  } else {
    void look(data);
  }
};

async function load({ loader, program, model }: ModelFiles): Promise<void> {
  const { HandLandmarker: Landmarker } = await import('@mediapipe/tasks-vision');
  landmarker = await Landmarker.createFromOptions(
    { wasmLoaderPath: loader, wasmBinaryPath: program },
    {
      baseOptions: { modelAssetPath: model, delegate: 'CPU' },
      runningMode: mode,
      numHands: 1,
      minHandDetectionConfidence: LEAST_SURE,
      minHandPresenceConfidence: LEAST_SURE,
      minTrackingConfidence: LEAST_SURE,
    },
  );
}

async function look({ picture, at, single }: Extract<ToWorker, { kind: 'look' }>): Promise<void> {
  const { width, height } = picture;
  const wanted = single ? 'IMAGE' : 'VIDEO';
  if (landmarker !== null && wanted !== mode) {
    mode = wanted;
    await landmarker.setOptions({ runningMode: mode });
  }
  const began = performance.now();
  const found = single ? landmarker?.detect(picture) : landmarker?.detectForVideo(picture, at);
  const cost = performance.now() - began;
  picture.close();
  scope.postMessage({
    kind: 'seen',
    at,
    points: found?.landmarks[0]?.map(({ x, y, z }) => ({ x, y, z })) ?? null,
    sure: found?.handedness[0]?.[0]?.score ?? 0,
    width,
    height,
    cost,
  });
}
