import {
  asFlag,
  asList,
  asNumber,
  asNumberOrNull,
  asObject,
  asOneOf,
  asText,
  type JsonObject,
} from '../../city/border';
import type { State } from '../../city/profile';
import { mergeById } from '../../live/LiveCity.svelte';
import type { Topic } from '../../live/Topic';

/** What can be said of the tone of a topic; mirrors `Tone.Verdict` in Java. */
export const VERDICTS = ['favourable', 'critical', 'divided', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a topic stands beside yesterday and beside the days before. */
export const MOVES = ['rising', 'new', 'more', 'less', 'lasting'] as const;
export type Move = (typeof MOVES)[number];

/** What many texts are about, as the live topic `opinion` has it. */
export interface Spoken {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly rising: boolean;
  readonly today: number;
  readonly yesterday: number;
  /** Texts of each of the last 24 hours. */
  readonly trend: readonly number[];
  /** `low` and `high` are the 95 % interval of the favourable share; null where the policy withholds it. */
  readonly tone: { readonly verdict: Verdict; readonly low: number; readonly high: number } | null;
  readonly districts: readonly string[];
  readonly link: string;
}

export interface Opinion {
  readonly at: number;
  readonly texts: number;
  readonly topics: ReadonlyMap<string, Spoken>;
  /** Keys of topics, as the server orders them. */
  readonly moves: Readonly<Record<Move, readonly string[]>>;
}

/** The live topic `opinion`. */
export const opinion: Topic<Opinion> = {
  name: 'opinion',
  read(before, body) {
    const changed = asList(body['items'], 'opinion.items').map(parseSpoken);
    const all = mergeById([...(before?.topics.values() ?? [])], changed, ({ id }) => id);
    return {
      at: asNumber(body['at'], 'opinion.at'),
      texts: asNumber(body['texts'], 'opinion.texts'),
      topics: new Map(all.map((one) => [one.id, one])),
      moves: {
        rising: keys(body, 'rising'),
        new: keys(body, 'new'),
        more: keys(body, 'more'),
        less: keys(body, 'less'),
        lasting: keys(body, 'lasting'),
      },
    };
  },
};

/** Each topic once, under the first of its moves, in the order of `MOVES`. */
export function listed(all: Opinion): readonly { readonly move: Move; readonly topic: Spoken }[] {
  const seen = new Set<string>();
  return MOVES.flatMap((move) =>
    all.moves[move].flatMap((key) => {
      const topic = all.topics.get(key);
      if (topic === undefined || seen.has(key)) {
        return [];
      }
      seen.add(key);
      return [{ move, topic }];
    }),
  );
}

/** The shape and colour of the house for a move. */
export function stateOf(move: Move): State {
  return move === 'rising' || move === 'new' || move === 'more' ? 'watch' : 'none';
}

function keys(body: JsonObject, move: Move): readonly string[] {
  return asList(body[move], `opinion.${move}`).map((key) => asText(key, `opinion.${move}`));
}

function parseSpoken(json: unknown): Spoken {
  const row = asObject(json, 'topic');
  const tone = row['tone'] == null ? null : asObject(row['tone'], 'topic.tone');
  return {
    id: asText(row['id'], 'topic.id'),
    name: asText(row['name'], 'topic.name'),
    language: asText(row['language'], 'topic.language'),
    rising: asFlag(row['rising'], 'topic.rising'),
    today: asNumber(row['today'], 'topic.today'),
    yesterday: asNumber(row['yesterday'], 'topic.yesterday'),
    trend: asList(row['trend'], 'topic.trend').map((count) => asNumber(count, 'topic.trend')),
    tone:
      tone === null
        ? null
        : {
            verdict: asOneOf(tone['verdict'], VERDICTS, 'tone.verdict'),
            low: asNumberOrNull(tone['low'], 'tone.low') ?? 0,
            high: asNumberOrNull(tone['high'], 'tone.high') ?? 1,
          },
    districts: asList(row['districts'], 'topic.districts').map((code) => asText(code, 'topic.districts')),
    link: asText(row['link'], 'topic.link'),
  };
}
