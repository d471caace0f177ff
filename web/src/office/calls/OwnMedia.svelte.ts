import { warn } from '../../city/ask';

/** What is wrong with one's own devices; null where nothing is. */
export type DeviceTrouble = 'noDevices' | 'noCamera' | 'refused' | 'inUse' | null;

const PICTURE: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 24 },
};

/** One's own microphone, camera and shared screen. They are asked for when a call begins and let go when it ends. */
export class OwnMedia {
  readonly #changed: () => void;
  #devices = $state.raw<MediaStream | null>(null);
  #screen = $state.raw<MediaStream | null>(null);
  #trouble = $state<DeviceTrouble>(null);
  #muted = $state(false);
  #hidden = false;
  #wanted = false;
  #asked = false;

  /** @param changed is called when other tracks are to be sent */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get trouble(): DeviceTrouble {
    return this.#trouble;
  }

  /** Whether the browser answered what devices there are. */
  get asked(): boolean {
    return this.#asked;
  }

  get muted(): boolean {
    return this.#muted || this.#devices?.getAudioTracks().length !== 1;
  }

  get hidden(): boolean {
    return this.#devices?.getVideoTracks().length !== 1;
  }

  /** Whether the own camera or screen is on. */
  get shows(): boolean {
    return this.sharesScreen || !this.hidden;
  }

  get sharesScreen(): boolean {
    return this.#screen !== null;
  }

  /** What the own tile shows. */
  get stream(): MediaStream | null {
    return this.#screen ?? this.#devices;
  }

  get sent(): { sound: MediaStreamTrack | null; picture: MediaStreamTrack | null } {
    return {
      sound: this.#devices?.getAudioTracks()[0] ?? null,
      picture: this.#screen?.getVideoTracks()[0] ?? this.#devices?.getVideoTracks()[0] ?? null,
    };
  }

  /** Asks for microphone and, unless `hidden`, camera; goes on with less where there is less. */
  async open(hidden = false): Promise<void> {
    this.#wanted = true;
    this.#hidden = hidden;
    const { stream, trouble } = await askDevices(!hidden);
    if (!this.#wanted) {
      stop(stream?.getTracks());
      return;
    }
    stop(this.#devices?.getTracks());
    this.#devices = this.#hidden && stream !== null ? withoutPicture(stream) : stream;
    this.#trouble = trouble;
    this.#asked = true;
    this.#apply();
    this.#changed();
  }

  mute(muted: boolean): void {
    this.#muted = muted;
    this.#apply();
    this.#changed();
  }

  /** Switches the camera off altogether, so that its light goes out, or on again. */
  hide(hidden: boolean): void {
    if (hidden) {
      this.#hidden = true;
      this.#devices = this.#devices === null ? null : withoutPicture(this.#devices);
      this.#changed();
    } else {
      void this.open();
    }
  }

  /** Sends a screen instead of the camera. False where none was chosen. */
  async shareScreen(ended: () => void): Promise<boolean> {
    try {
      const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 12 } } });
      screen.getVideoTracks()[0]?.addEventListener('ended', ended);
      this.#screen = screen;
      this.#changed();
      return true;
    } catch (problem) {
      warn(problem, 'No screen is shared:');
      return false;
    }
  }

  stopScreen(): void {
    stop(this.#screen?.getTracks());
    this.#screen = null;
    this.#changed();
  }

  close(): void {
    this.#wanted = false;
    this.#asked = false;
    stop(this.#devices?.getTracks());
    stop(this.#screen?.getTracks());
    this.#devices = null;
    this.#screen = null;
    this.#trouble = null;
    this.#muted = false;
    this.#hidden = false;
  }

  #apply(): void {
    this.#devices?.getAudioTracks().forEach((track) => (track.enabled = !this.#muted));
  }
}

function stop(tracks: readonly MediaStreamTrack[] | undefined): void {
  tracks?.forEach((track) => track.stop());
}

function withoutPicture(stream: MediaStream): MediaStream {
  stop(stream.getVideoTracks());
  return new MediaStream(stream.getAudioTracks());
}

async function askDevices(camera: boolean): Promise<{ stream: MediaStream | null; trouble: DeviceTrouble }> {
  // Without https (and away from localhost) browsers give no devices at all.
  if (!('mediaDevices' in navigator)) {
    return { stream: null, trouble: 'noDevices' };
  }
  try {
    return {
      stream: await navigator.mediaDevices.getUserMedia({ audio: true, video: camera && PICTURE }),
      trouble: null,
    };
  } catch (problem) {
    if (nameOf(problem) === 'NotAllowedError') {
      return { stream: null, trouble: 'refused' };
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      return { stream, trouble: nameOf(problem) === 'NotReadableError' ? 'inUse' : 'noCamera' };
    } catch (second) {
      return {
        stream: null,
        trouble:
          ({ NotAllowedError: 'refused', NotReadableError: 'inUse' } as const)[nameOf(second)] ?? 'noDevices',
      };
    }
  }
}

function nameOf(problem: unknown): string {
  return problem instanceof DOMException ? problem.name : '';
}
