import { asObject, asText } from '../city/border';
import type { Language } from '../words/words';
import { recorder } from './recorder';

/** Somebody is being listened to. */
export interface Listening {
  /** What was said; empty if nothing was understood. Rejects with a sentence for the person. */
  readonly heard: Promise<string>;
  stop(): void;
}

/** The part of the browser's speech recognition that is used; it is in no standard library yet. */
interface BrowserRecognition {
  lang: string;
  onresult:
    ((event: { readonly results: readonly (readonly { readonly transcript: string }[])[] }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

type Maker = new () => BrowserRecognition;

function maker(): Maker | null {
  const known = globalThis as unknown as Readonly<Record<string, Maker | undefined>>;
  return known['SpeechRecognition'] ?? known['webkitSpeechRecognition'] ?? null;
}

/** The browser's recogniser where it has one, else the server's. */
export const recogniser = {
  get present(): boolean {
    return maker() !== null;
  },

  listen(language: Language, mayAskServer: boolean): Listening {
    const Recognition = maker();
    return Recognition === null || (mayAskServer && !navigator.onLine)
      ? byServer(language)
      : byBrowser(new Recognition(), language);
  },
};

function byBrowser(recognition: BrowserRecognition, language: Language): Listening {
  recognition.lang = language === 'ko' ? 'ko-KR' : 'en-GB';
  const heard = new Promise<string>((done, fail) => {
    let text = '';
    recognition.onresult = ({ results }) => (text = results[0]?.[0]?.transcript ?? '');
    recognition.onerror = ({ error }) => (error === 'no-speech' ? done('') : fail(new Error(error)));
    recognition.onend = () => done(text);
  });
  recognition.start();
  return { heard, stop: () => recognition.stop() };
}

function byServer(language: Language): Listening {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((done) => (stop = done));
  return { heard: recorder.record(stopped).then((sound) => send(sound, language)), stop: () => stop() };
}

async function send(sound: Blob, language: Language): Promise<string> {
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
  return asText(answer['text'], 'text');
}
