import type { Command, Parsed, Problem, Vocabulary } from './command';
import { findDestination, findDistrict, findTerm, plain } from './names';

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Sentences that stand for a command by themselves. */
const SENTENCES: readonly (readonly [RegExp, Command])[] = [
  [/^(live|now|실시간|지금|현재)(으로|로)?$/, { kind: 'live' }],
  [/^(help|\?|도움말|도움|명령)$/, { kind: 'help' }],
  [/^(list|as a list|목록|목록으로)$/, { kind: 'list' }],
  [/^(play|replay|재생)$/, { kind: 'play' }],
  [/^((whole )?city|home|시 ?전체|전체|처음)(로|으로)?$/, { kind: 'city' }],
  [/^(in )?(english|영어)(로)?$/, { kind: 'language', language: 'en' }],
  [/^(in )?(korean|한국어|한글)(로)?$/, { kind: 'language', language: 'ko' }],
  [/^(yesterday|어제)$/, { kind: 'back', seconds: DAY }],
  [/^(last week|지난 ?주)$/, { kind: 'back', seconds: WEEK }],
];

const SPAN_UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(m|min|mins|minutes?|분)$/, 60],
  [/^(h|hr|hours?|시간)$/, HOUR],
  [/^(d|days?|일)$/, DAY],
  [/^(w|wk|weeks?|주|주일)$/, WEEK],
];

const SPAN_WORDS: Readonly<Record<string, number>> = {
  하루: DAY,
  이틀: 2 * DAY,
  사흘: 3 * DAY,
  일주일: WEEK,
};

/**
 * Reads what was typed, in Korean or English, as one command. Never throws: what cannot be read comes back as a
 * [Problem] that names the part.
 */
export function parseCommand(typed: string, vocabulary: Vocabulary): Parsed {
  const text = typed
    .normalize('NFC')
    .trim()
    .replace(/^\//, '')
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') {
    return problem('empty', '');
  }
  const lower = text.toLowerCase();
  const sentence = SENTENCES.find(([pattern]) => pattern.test(lower));
  if (sentence !== undefined) {
    return done(sentence[1]);
  }
  const name = parseName(lower, vocabulary); // first, because names may end like other sentences: 안전, 대전
  if (name !== null) {
    return done(name);
  }
  return (
    parseCompare(lower, vocabulary) ??
    parseTime(lower) ??
    parseSwitch(lower, vocabulary) ??
    parseGo(lower, vocabulary) ??
    parsePhrase(lower, vocabulary) ??
    problem('unknown', text)
  );
}

function parseCompare(text: string, vocabulary: Vocabulary): Parsed | null {
  const rest =
    /^(?:compare|비교)(?: (.+))?$/.exec(text)?.[1] ??
    /^(.+?) ?비교(?:해 ?줘|하기|해)?$/.exec(text)?.[1] ??
    null;
  if (rest === null) {
    return /^(compare|비교)/.test(text) ? problem('compare-two', '') : null;
  }
  const names = rest
    .split(/\s*(?:,|·| and | with | vs\.? |와 |과 |이?랑 | )\s*/)
    .filter((name) => name !== '');
  const found = names.map((name) => findDistrict(name, vocabulary));
  const [one, other] = found;
  if (found.length !== 2 || !one || !other || one.code === other.code) {
    return problem('compare-two', rest);
  }
  return done({ kind: 'compare', districts: [one.code, other.code] });
}

function parseTime(text: string): Parsed | null {
  const clock =
    /^(?:at )?(\d{1,2}):(\d{2})(?:에|으로|로)?$/.exec(text) ??
    /^(\d{1,2})시(?: ?(\d{1,2})분)?(?:에|으로|로)?$/.exec(text);
  if (clock !== null) {
    const hour = Number(clock[1]);
    const minute = Number(clock[2] ?? '0');
    return hour < 24 && minute < 60 ? done({ kind: 'at', clock: { hour, minute } }) : problem('time', text);
  }
  const span =
    /^(?:go )?back ?(.*)$/.exec(text)?.[1] ??
    /^(.+?) ago$/.exec(text)?.[1] ??
    /^(.+?) ?전(?:으로|에)?$/.exec(text)?.[1];
  if (span === undefined) {
    return null;
  }
  const seconds = secondsOf(span.trim());
  if (seconds !== null) {
    return done({ kind: 'back', seconds });
  }
  return /^back|ago$|\d/.test(text) ? problem('time', text) : null;
}

/** Length of `2 hours`, `an hour`, `30분` or `일주일` in seconds; null if it is not a length of time. */
function secondsOf(span: string): number | null {
  const word = SPAN_WORDS[span];
  if (word !== undefined) {
    return word;
  }
  const parts = /^(\d+(?:\.\d+)?|an?|one|한)? ?(\p{L}+)$/u.exec(span);
  if (parts === null) {
    return null;
  }
  const count = parts[1] === undefined || /^\D/.test(parts[1]) ? 1 : Number(parts[1]);
  const unit = SPAN_UNITS.find(([pattern]) => pattern.test(parts[2] ?? ''));
  return unit === undefined || count <= 0 ? null : Math.round(count * unit[1]);
}

function parseSwitch(text: string, vocabulary: Vocabulary): Parsed | null {
  const hidden =
    /^(?:hide|turn off|switch off|remove) (.+)$/.exec(text)?.[1] ??
    /^(.+?)(?:을|를)? ?(?:숨겨|숨기기|꺼|끄기|가려|빼)(?: ?줘)?$/.exec(text)?.[1];
  if (hidden !== undefined) {
    const layer = findTerm(hidden, vocabulary.layers);
    return layer === null ? problem('no-layer', hidden) : done({ kind: 'hide', layer: layer.id });
  }
  const shown =
    /^(?:show(?: me)?(?: the)?|turn on|switch on|add|colou?r by) (.+)$/.exec(text)?.[1] ??
    /^(.+?)(?:을|를)? ?(?:보여|보기|보자|켜|켜기|열어)(?: ?줘)?$/.exec(text)?.[1];
  if (shown === undefined) {
    return null;
  }
  return parsePhrase(shown, vocabulary) ?? problem('no-layer', shown);
}

function parseGo(text: string, vocabulary: Vocabulary): Parsed | null {
  const place =
    /^(?:go(?: to)?|fly to|zoom to|open|find) (.+)$/.exec(text)?.[1] ??
    /^(.+?)(?:으로|로|에)? ?(?:가|가기|가자|이동|이동해|찾아)(?: ?줘)?$/.exec(text)?.[1];
  if (place === undefined) {
    return null;
  }
  const found = findDestination(place, vocabulary);
  if (found !== null) {
    return done({ kind: 'go', to: found });
  }
  // What is opened need not be a place, and Korean names may end like a verb.
  return parsePhrase(place, vocabulary) ?? parsePhrase(text, vocabulary) ?? problem('no-place', place);
}

/** A place, a layer, a figure, a scene, a panel, or a place together with one of the others. */
function parsePhrase(phrase: string, vocabulary: Vocabulary): Parsed | null {
  const single = parseName(phrase, vocabulary);
  if (single !== null) {
    return done(single);
  }
  const words = phrase.split(/ (?:in |at |around |near |of |의 )?/).filter((word) => word !== '');
  for (let cut = 1; cut < words.length; cut++) {
    const one = parseName(words.slice(0, cut).join(' '), vocabulary);
    const other = parseName(words.slice(cut).join(' '), vocabulary);
    if (one !== null && other !== null) {
      const [first, second] = other.kind === 'go' ? [other, one] : [one, other];
      return done({ kind: 'several', commands: [first, second] });
    }
  }
  return null;
}

function parseName(name: string, vocabulary: Vocabulary): Command | null {
  if (plain(name) === '') {
    return null;
  }
  const layer = findTerm(name, vocabulary.layers);
  if (layer !== null) {
    return { kind: 'show', layer: layer.id };
  }
  const figure = findTerm(name, vocabulary.figures);
  if (figure !== null) {
    return { kind: 'figure', figure: figure.id };
  }
  const place = findDestination(name, vocabulary);
  if (place !== null) {
    return { kind: 'go', to: place };
  }
  const scene = findTerm(name, vocabulary.scenes);
  if (scene !== null) {
    return { kind: 'scene', scene: scene.id };
  }
  const panel = findTerm(name, vocabulary.panels);
  return panel === null ? null : { kind: 'panel', panel: panel.id };
}

function done(command: Command): Parsed {
  return { ok: true, command };
}

function problem(kind: Problem['kind'], text: string): Parsed {
  return { ok: false, problem: { kind, text } };
}
