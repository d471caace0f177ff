import type { LocalText } from '../../city/border';
import type { Gesture, Spot } from '../../command/gestures/gestures';
import { GestureReader, type Reading } from '../../command/gestures/GestureReader';
import type { Hand } from '../../command/gestures/hand';
import { HandFinder } from '../../command/gestures/HandFinder';
import { texts } from './words';

/** What the camera is asked for; hands are found in pictures of this width. */
const PICTURE = { width: 640, height: 480 } as const;
const LOOKED_AT = 384;

/** No more pictures than this are looked at, ms; fewer while nobody has shown a hand for a while. */
const PAUSE = 50;
const PAUSE_ALONE = 200;
const ALONE = 10_000;

const NOTHING: Reading = { shape: null, held: null, made: null, spot: null };

/** Watches the hand in front of the camera. Pictures are looked at one by one and forgotten. */
export class HandWatch {
  #state = $state<'loading' | 'on' | 'off'>('loading');
  #trouble = $state.raw<LocalText | null>(null);
  #hand = $state.raw<Hand | null>(null);
  #reading = $state.raw<Reading>(NOTHING);
  #cost = $state(0);
  #stream: MediaStream | null = null;
  #finder: HandFinder | null = null;
  readonly #made: (gesture: Gesture, spot: Spot | null) => void;

  /** @param made called for every gesture, with where the finger points at or how far a pinch has pulled */
  constructor(made: (gesture: Gesture, spot: Spot | null) => void) {
    this.#made = made;
  }

  get state(): 'loading' | 'on' | 'off' {
    return this.#state;
  }

  /** Why there is no hand control; null while there is. */
  get trouble(): LocalText | null {
    return this.#trouble;
  }

  get hand(): Hand | null {
    return this.#hand;
  }

  get reading(): Reading {
    return this.#reading;
  }

  /** What looking at the last picture cost, ms. */
  get cost(): number {
    return this.#cost;
  }

  async start(): Promise<void> {
    try {
      if (!('mediaDevices' in navigator)) {
        this.#fail(isSecureContext ? texts.noCamera : texts.insecure);
        return;
      }
      const stream = await navigator.mediaDevices.getUserMedia({ video: { ...PICTURE, facingMode: 'user' } });
      this.#stream = stream;
      if (this.#state === 'off') {
        this.close();
        return;
      }
      stream.getVideoTracks()[0]?.addEventListener('ended', () => this.#fail(texts.ended));
      const video = document.createElement('video');
      video.muted = true;
      video.playsInline = true;
      video.srcObject = stream;
      await video.play();
      try {
        this.#finder = await HandFinder.load();
      } catch (problem) {
        console.warn(problem);
        this.#fail(texts.cannot);
        return;
      }
      if (this.#stream === null) {
        this.close();
        return;
      }
      this.#state = 'on';
      await this.#watch(video, this.#finder);
    } catch (problem) {
      this.#fail(sentenceOf(problem));
    }
  }

  /** Gives the camera back. */
  close(): void {
    this.#state = 'off';
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#finder?.close();
    this.#finder = null;
    this.#hand = null;
    this.#reading = NOTHING;
  }

  async #watch(video: HTMLVideoElement, finder: HandFinder): Promise<void> {
    const reader = new GestureReader(video.videoWidth / video.videoHeight);
    let shown = performance.now();
    while (this.#state === 'on') {
      const began = performance.now();
      if (!document.hidden) {
        const picture = await createImageBitmap(video, { resizeWidth: LOOKED_AT });
        const { hand, cost } = await finder.look(picture, began);
        if (this.#finder !== finder) {
          return;
        }
        this.#hand = hand;
        this.#cost = cost;
        const reading = reader.read({ hand, at: began });
        this.#reading = reading;
        if (hand !== null) {
          shown = began;
        }
        if (reading.made !== null) {
          this.#made(reading.made, reading.spot ?? this.#lastSpot);
        }
        this.#lastSpot = reading.spot ?? this.#lastSpot;
      }
      const pause = began - shown > ALONE ? PAUSE_ALONE : PAUSE;
      await new Promise((done) => setTimeout(done, Math.max(0, pause - (performance.now() - began))));
    }
  }

  #lastSpot: Spot | null = null;

  #fail(why: LocalText): void {
    if (this.#state !== 'off') {
      this.close();
      this.#trouble = why;
    }
  }
}

/** What `getUserMedia` refuses with, as a sentence (Media Capture and Streams, 10.4). */
function sentenceOf(problem: unknown): LocalText {
  const name = problem instanceof DOMException ? problem.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return texts.denied;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return texts.noCamera;
    case 'NotReadableError':
    case 'AbortError':
      return texts.busyCamera;
    default:
      console.warn(problem);
      return texts.cannot;
  }
}
