/** Two tones, a pause: a sound of about two seconds, hertz and seconds (ITU-T E.180 leaves the ring to the terminal). */
const TONES = [
  [660, 0],
  [880, 0.25],
  [660, 0.5],
  [880, 0.75],
] as const;
const TONE_SECONDS = 0.22;
const PERIOD = 2_500;
const LOUDNESS = 0.12;

/** The audible sign of a call, made here; and a sign in the title of the page for who looks at another one. */
export class Ringer {
  #sound: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #title = '';

  /** Lets the browser play sound later: it wants a press of a key or a button first. */
  prepare(): void {
    // Before the first click or key a browser plays nothing, and says so in the console.
    if (!navigator.userActivation.hasBeenActive) {
      return;
    }
    this.#sound ??= new AudioContext();
    void this.#sound.resume().catch(() => {});
  }

  start(): void {
    if (this.#timer !== undefined) {
      return;
    }
    this.#title = document.title;
    document.title = `☎ ${this.#title}`;
    this.prepare();
    this.#play();
    this.#timer = setInterval(() => this.#play(), PERIOD);
  }

  stop(): void {
    if (this.#timer !== undefined) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      document.title = this.#title;
    }
  }

  #play(): void {
    const sound = this.#sound;
    if (sound?.state !== 'running') {
      // The browser allows no sound before the page was touched: the sign on the screen is there.
      return;
    }
    for (const [pitch, delay] of TONES) {
      const tone = new OscillatorNode(sound, { frequency: pitch });
      const loudness = new GainNode(sound, { gain: 0 });
      const begin = sound.currentTime + delay;
      loudness.gain.setValueAtTime(0, begin);
      loudness.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
      loudness.gain.linearRampToValueAtTime(0, begin + TONE_SECONDS);
      tone.connect(loudness).connect(sound.destination);
      tone.start(begin);
      tone.stop(begin + TONE_SECONDS);
    }
  }
}
