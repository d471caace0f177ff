import type { LocalText } from '../city/border';
import { LANGUAGES, say, type Language, type WordKey } from './words';

/** The language of the page and everything whose writing depends on it: texts, numbers, moments. */
export class Speech {
  #language = $state<Language>('ko');
  readonly #zone: string;
  // Making a format costs more than a hundred uses of it.
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #moments = new Map<string, Intl.DateTimeFormat>();

  constructor(language: Language, zone: string) {
    this.#language = language;
    this.#zone = zone;
  }

  get language(): Language {
    return this.#language;
  }

  /** Switches the page's language and remembers the choice for the next page. */
  choose(language: Language): void {
    this.#language = language;
    document.documentElement.lang = language;
    document.cookie = `lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }

  say(key: WordKey, values?: Readonly<Record<string, string | number>>): string {
    return say(this.#language, key, values);
  }

  /** The text in the page's language; the other one if it is empty. */
  pick(text: LocalText): string {
    return this.#language === 'ko' ? text.ko || text.en : text.en || text.ko;
  }

  number(value: number, decimals: number): string {
    const key = `${this.#locale} ${decimals}`;
    let format = this.#numbers.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(this.#locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      this.#numbers.set(key, format);
    }
    return format.format(value);
  }

  /** A difference with its sign, such as `+1.2` or `−3`. */
  signed(value: number, decimals: number): string {
    const rounded = Number(value.toFixed(decimals));
    const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '±';
    return sign + this.number(Math.abs(rounded), decimals);
  }

  /** How long ago, such as `12초 전`. */
  age(seconds: number): string {
    const n = Math.max(0, Math.round(seconds));
    if (n < 3) {
      return this.say('now');
    }
    if (n < 90) {
      return this.say('secondsAgo', { n });
    }
    if (n < 90 * 60) {
      return this.say('minutesAgo', { n: Math.round(n / 60) });
    }
    return n < 36 * 3600
      ? this.say('hoursAgo', { n: Math.round(n / 3600) })
      : this.say('daysAgo', { n: Math.round(n / 86_400) });
  }

  /** Time of day in the city, `14:32` or with seconds `14:32:07`. */
  timeOfDay(epochSeconds: number, seconds: 'with seconds' | 'without seconds' = 'without seconds'): string {
    return this.#format(epochSeconds, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(seconds === 'with seconds' ? { second: '2-digit' } : {}),
    });
  }

  date(epochSeconds: number): string {
    return this.#format(epochSeconds, { month: 'long', day: 'numeric', weekday: 'short' });
  }

  /** Date and time of day, short. */
  moment(epochSeconds: number): string {
    return this.#format(epochSeconds, {
      month: 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  /** Time of day if within the last 20 hours of `now`, otherwise date and time. */
  since(epochSeconds: number, now: number): string {
    return now - epochSeconds < 20 * 3600 ? this.timeOfDay(epochSeconds) : this.moment(epochSeconds);
  }

  get #locale(): string {
    return this.#language === 'ko' ? 'ko-KR' : 'en-GB';
  }

  #format(epochSeconds: number, options: Intl.DateTimeFormatOptions): string {
    const key = this.#locale + Object.keys(options).join();
    let format = this.#moments.get(key);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(this.#locale, { ...options, timeZone: this.#zone });
      this.#moments.set(key, format);
    }
    return format.format(epochSeconds * 1000);
  }
}

/** The first of these that is a language of the screens; Korean if none is. */
export function firstLanguage(...candidates: readonly (string | null | undefined)[]): Language {
  for (const candidate of candidates) {
    const found = LANGUAGES.find((language) => candidate?.toLowerCase().startsWith(language));
    if (found !== undefined) {
      return found;
    }
  }
  return 'ko';
}
