import { ask } from '../city/ask';
import { asList, asObject, asText } from '../city/border';
import type { Language } from '../words/words';
import { recorder } from './recorder';

/** What was said. */
export interface Heard {
  /** Empty if nothing was understood. */
  readonly text: string;
  /** False asks before doing it. */
  readonly sure: boolean;
}

/** Somebody is being listened to. */
export interface Listening {
  /** What was said. Rejects with a sentence for the person. */
  readonly heard: Promise<Heard>;
  stop(): void;
}

/** `SpeechRecognitionAlternative`; the confidence is 0 where the browser gives none. */
interface Alternative {
  readonly transcript: string;
  readonly confidence: number;
}

/** The part of the browser's speech recognition that is used; it is in no standard library yet. */
interface BrowserRecognition {
  lang: string;
  onresult: ((event: { readonly results: readonly (readonly Alternative[])[] }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

type Maker = new () => BrowserRecognition;

/** Some browsers have a recogniser that reaches nobody; that shows only when it is used. */
let deaf = false;
const DEAF: ReadonlySet<string> = new Set([
  'network',
  'service-not-allowed',
  'language-not-supported',
  'audio-capture', // the recogniser has no microphone; the page may have one
]);

function maker(): Maker | null {
  if (deaf) {
    return null;
  }
  const known = globalThis as unknown as Readonly<Record<string, Maker | undefined>>;
  return known['SpeechRecognition'] ?? known['webkitSpeechRecognition'] ?? null;
}

/** The browser's recogniser where it has one, else the server's. */
export const recogniser = {
  get present(): boolean {
    return maker() !== null;
  },

  /** Languages that the server can listen to; none without a recogniser, or for whoever may not ask. */
  languages(): Promise<readonly string[]> {
    return recorder.present
      ? ask('/api/speech', (json) =>
          asList(asObject(json, 'speech')['languages'], 'languages').map((one) => asText(one, 'language')),
        )
      : Promise.resolve([]);
  },

  listen(language: Language): Listening {
    const Recognition = maker();
    return Recognition === null ? byServer(language) : byBrowser(new Recognition(), language);
  },
};

/** The browser could not listen. */
export class NotHeard extends Error {
  readonly why: 'no microphone' | 'no service';

  constructor(why: 'no microphone' | 'no service') {
    super(why);
    this.why = why;
  }
}

/** Below this confidence of the browser's recogniser one is asked. */
const SURE = 0.5;

function byBrowser(recognition: BrowserRecognition, language: Language): Listening {
  recognition.lang = language === 'ko' ? 'ko-KR' : 'en-GB';
  const heard = new Promise<Heard>((done, fail) => {
    let best: Heard = { text: '', sure: false };
    recognition.onresult = ({ results }) => {
      const { transcript = '', confidence = 0 } = results[0]?.[0] ?? {};
      best = { text: transcript, sure: confidence === 0 || confidence >= SURE };
    };
    recognition.onerror = ({ error }) => {
      deaf ||= DEAF.has(error);
      if (error === 'no-speech') {
        done(best);
      } else {
        fail(new NotHeard(error === 'not-allowed' ? 'no microphone' : 'no service'));
      }
    };
    recognition.onend = () => done(best);
  });
  recognition.start();
  return { heard, stop: () => recognition.stop() };
}

function byServer(language: Language): Listening {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((done) => (stop = done));
  return { heard: recorder.record(stopped).then((sound) => send(sound, language)), stop: () => stop() };
}

async function send(sound: Blob, language: Language): Promise<Heard> {
  const meta = (name: string): string =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  const header = meta('csrf-header');
  const response = await fetch(`/api/speech?language=${language}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'audio/wav',
      Accept: 'application/json',
      ...(header === '' ? {} : { [header]: meta('csrf-token') }),
    },
    body: sound,
  });
  const answer = asObject(await response.json(), 'speech');
  if (!response.ok) {
    throw new Error(asText(answer['detail'], 'detail'));
  }
  return { text: asText(answer['text'], 'text'), sure: answer['sure'] === true };
}
