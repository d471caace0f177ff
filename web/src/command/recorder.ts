/** What the server's recogniser reads: 16-bit mono at this rate, Hz. */
const RATE = 16_000;

/** No longer than the server takes, ms. */
const LONGEST = 15_000;

const BUFFER = 4096;

/** Records what is said as a WAV file. */
export const recorder = {
  get present(): boolean {
    return 'mediaDevices' in navigator && 'AudioContext' in globalThis;
  },

  /** Records until `stop` settles, at most 15 seconds. Rejects if the microphone is refused. */
  async record(stop: Promise<void>): Promise<Blob> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
    const context = new AudioContext({ sampleRate: RATE });
    const chunks: Float32Array[] = [];
    // An audio worklet would be a script of its own for the same 4,096 samples at a time.
    const tap = context.createScriptProcessor(BUFFER, 1, 1);
    tap.onaudioprocess = (event) => chunks.push(event.inputBuffer.getChannelData(0).slice());
    context.createMediaStreamSource(stream).connect(tap);
    tap.connect(context.destination);
    await Promise.race([stop, new Promise((done) => setTimeout(done, LONGEST))]);
    stream.getTracks().forEach((track) => track.stop());
    await context.close();
    return wav(chunks);
  },
};

/** A WAV file (RIFF, PCM 16-bit mono) of samples between −1 and 1. */
export function wav(chunks: readonly Float32Array[]): Blob {
  const samples = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const view = new DataView(new ArrayBuffer(44 + 2 * samples));
  const text = (at: number, word: string): void =>
    [...word].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + 2 * samples, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, 2 * samples, true);
  let at = 44;
  for (const chunk of chunks) {
    for (const sample of chunk) {
      view.setInt16(at, Math.max(-1, Math.min(1, sample)) * 0x7fff, true);
      at += 2;
    }
  }
  return new Blob([view.buffer], { type: 'audio/wav' });
}
