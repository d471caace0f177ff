import type { Command, Destination, Vocabulary } from './command';
import { namesOf, plain, wordsOf } from './names';

/** How many suggestions are offered at once. */
const MOST = 7;

/** What the wall shows now, so that suggestions offer the opposite. */
export interface Showing {
  readonly layers: ReadonlySet<string>;
  readonly past: boolean;
  readonly district: string | null;
}

/** Commands that the typed beginning may become, the likeliest first. */
export function suggest(typed: string, vocabulary: Vocabulary, showing: Showing): readonly Command[] {
  const wanted = plain(typed.replace(/^\//, ''));
  if (wanted === '') {
    return beginnings(vocabulary, showing);
  }
  const found: { readonly command: Command; readonly rank: number }[] = [];
  for (const place of vocabulary.destinations) {
    found.push({
      command: { kind: 'go', to: place },
      rank: rankOf(namesOf(place), wanted) + placeRank(place),
    });
  }
  for (const layer of vocabulary.layers) {
    const kind = showing.layers.has(layer.id) ? 'hide' : 'show';
    found.push({ command: { kind, layer: layer.id }, rank: rankOf(wordsOf(layer), wanted) });
  }
  for (const figure of vocabulary.figures) {
    found.push({
      command: { kind: 'figure', figure: figure.id },
      rank: rankOf(wordsOf(figure), wanted) + 0.05,
    });
  }
  for (const scene of vocabulary.scenes) {
    found.push({ command: { kind: 'scene', scene: scene.id }, rank: rankOf(wordsOf(scene), wanted) + 0.1 });
  }
  for (const panel of vocabulary.panels) {
    found.push({ command: { kind: 'panel', panel: panel.id }, rank: rankOf(wordsOf(panel), wanted) + 0.15 });
  }
  for (const [words, command] of STANDING) {
    found.push({ command, rank: rankOf(words, wanted) });
  }
  const seen = new Set<string>();
  return found
    .filter((entry) => entry.rank < 3)
    .toSorted((one, other) => one.rank - other.rank)
    .map((entry) => entry.command)
    .filter((command) => {
      const key = JSON.stringify(command);
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST);
}

const STANDING: readonly (readonly [readonly string[], Command])[] = [
  [['live', 'now', '실시간', '지금'], { kind: 'live' }],
  [['help', '도움말'], { kind: 'help' }],
  [['list', '목록'], { kind: 'list' }],
  [['city', '시전체', '전체'], { kind: 'city' }],
  [['1hourback', 'back', '1시간전'], { kind: 'back', seconds: 3600 }],
  [['yesterday', 'back1day', '어제', '하루전'], { kind: 'back', seconds: 86_400 }],
  [['lastweek', 'back1week', '지난주', '일주일전'], { kind: 'back', seconds: 604_800 }],
  [['english', '영어'], { kind: 'language', language: 'en' }],
  [['korean', '한국어'], { kind: 'language', language: 'ko' }],
];

function beginnings(vocabulary: Vocabulary, showing: Showing): readonly Command[] {
  const hidden = vocabulary.layers.find((layer) => !showing.layers.has(layer.id));
  return [
    showing.past ? { kind: 'live' } : { kind: 'back', seconds: 3600 },
    ...(showing.district === null ? [] : [{ kind: 'city' } as const]),
    ...(hidden === undefined ? [] : [{ kind: 'show', layer: hidden.id } as const]),
    ...vocabulary.figures.slice(0, 2).map((figure) => ({ kind: 'figure', figure: figure.id }) as const),
    { kind: 'back', seconds: 86_400 },
    { kind: 'list' },
    { kind: 'help' },
  ];
}

/** 0 the whole name, 1 its beginning, 2 somewhere in it, 9 not at all. */
function rankOf(names: readonly string[], wanted: string): number {
  if (names.includes(wanted)) {
    return 0;
  }
  if (names.some((name) => name.startsWith(wanted))) {
    return 1;
  }
  return wanted.length > 1 && names.some((name) => name.includes(wanted)) ? 2 : 9;
}

function placeRank(place: Destination): number {
  return { district: 0, neighbourhood: 0.2, place: 0.4 }[place.kind];
}
