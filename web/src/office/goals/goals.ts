import {
  asFlag,
  asList,
  asLocalText,
  asNumber,
  asNumberOrNull,
  asObject,
  asOneOf,
  asText,
  asTextOrNull,
  type JsonObject,
  type LocalText,
} from '../../city/border';
import type { State } from '../../city/profile';
import type { Topic } from '../../live/Topic';

/** How an indicator stands against its target; mirrors `Standing.java`, worst first. */
export const STANDINGS = ['far-behind', 'behind', 'on-course', 'met', 'unjudged'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How a task of the plan stands; mirrors `PledgeState.java`, what needs attention first. */
export const PLEDGE_STATES = ['far-behind', 'behind', 'on-course', 'not-begun', 'done'] as const;
export type PledgeState = (typeof PLEDGE_STATES)[number];

/** A policy indicator as the live topic `indicators` has it. */
export interface Indicator {
  readonly id: string;
  readonly name: LocalText;
  readonly unit: LocalText;
  readonly decimals: number;
  readonly standing: Standing;
  readonly period: string | null;
  readonly value: number | null;
  readonly target: number | null;
  readonly targetYear: number | null;
  /** Beside the year before, or the period before. */
  readonly change: number | null;
  readonly better: boolean | null;
  readonly trend: readonly number[];
  /** The newest values by code of district; empty if there are none. */
  readonly districts: ReadonlyMap<string, number>;
}

/** A task of the plan as the live topic `pledges` has it. */
export interface Pledge {
  readonly id: string;
  readonly vision: string;
  readonly name: LocalText;
  readonly state: PledgeState;
  /** Percent of its milestones. */
  readonly done: number;
  readonly planned: number;
  readonly daysLate: number;
  /** The earliest milestone that is late. */
  readonly late: LocalText | null;
}

export interface Plan {
  readonly visions: readonly { readonly id: string; readonly name: LocalText }[];
  readonly tasks: readonly Pledge[];
}

/** The topic `indicators`, in the order of the pack. */
export const indicators: Topic<readonly Indicator[]> = {
  name: 'indicators',
  read: (before, body) => merged(before ?? [], body, parseIndicator),
};

/** The topic `pledges`: the plan with all of its tasks. */
export const pledges: Topic<Plan> = {
  name: 'pledges',
  read: (before, body) => ({
    visions:
      before?.visions ??
      asList(body['visions'], 'pledges.visions').map((entry, index) => {
        const vision = asObject(entry, `visions[${index}]`);
        return { id: asText(vision['id'], 'vision.id'), name: asLocalText(vision['name'], 'vision.name') };
      }),
    tasks: merged(before?.tasks ?? [], body, parsePledge),
  }),
};

const STATE_OF: Readonly<Record<Standing | PledgeState, State>> = {
  'far-behind': 'alarm',
  behind: 'watch',
  'on-course': 'ok',
  met: 'ok',
  done: 'ok',
  unjudged: 'none',
  'not-begun': 'none',
};

/** The colour and shape of the house for a standing. */
export function stateOf(standing: Standing | PledgeState): State {
  return STATE_OF[standing];
}

/** What is behind first; otherwise as it was. */
export function lateFirst(all: readonly Indicator[]): readonly Indicator[] {
  return all.toSorted((one, other) => STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing));
}

/** Tasks that are behind schedule, the longest late first. */
export function behind(tasks: readonly Pledge[]): readonly Pledge[] {
  return tasks
    .filter(({ state }) => stateOf(state) === 'watch' || stateOf(state) === 'alarm')
    .toSorted(
      (one, other) =>
        PLEDGE_STATES.indexOf(one.state) - PLEDGE_STATES.indexOf(other.state) ||
        other.daysLate - one.daysLate,
    );
}

/** Points of a polyline 60 wide and 16 high; empty for fewer than two values. */
export function line(trend: readonly number[]): string {
  if (trend.length < 2) {
    return '';
  }
  const least = Math.min(...trend);
  const range = Math.max(...trend) - least || 1;
  return trend
    .map((value, index) => {
      const x = 1 + (58 * index) / (trend.length - 1);
      const y = 14 - (12 * (value - least)) / range;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}

function merged<T extends { readonly id: string }>(
  before: readonly T[],
  body: JsonObject,
  parse: (json: unknown) => T,
): readonly T[] {
  const items = new Map(before.map((item) => [item.id, item]));
  for (const entry of asList(body['items'], 'items')) {
    const item = parse(entry);
    items.set(item.id, item);
  }
  return [...items.values()];
}

function parseIndicator(json: unknown): Indicator {
  const row = asObject(json, 'indicator');
  const districts = asObject(row['districts'], 'indicator.districts');
  const better = row['better'];
  return {
    id: asText(row['id'], 'indicator.id'),
    name: asLocalText(row['name'], 'indicator.name'),
    unit: asLocalText(row['unit'], 'indicator.unit'),
    decimals: asNumber(row['decimals'], 'indicator.decimals'),
    standing: asOneOf(row['standing'], STANDINGS, 'indicator.standing'),
    period: asTextOrNull(row['period'], 'indicator.period'),
    value: asNumberOrNull(row['value'], 'indicator.value'),
    target: asNumberOrNull(row['target'], 'indicator.target'),
    targetYear: asNumberOrNull(row['targetYear'], 'indicator.targetYear'),
    change: asNumberOrNull(row['change'], 'indicator.change'),
    better: better === null || better === undefined ? null : asFlag(better, 'indicator.better'),
    trend: asList(row['trend'], 'indicator.trend').map((value) => asNumber(value, 'indicator.trend')),
    districts: new Map(
      Object.entries(districts).map(([code, value]) => [code, asNumber(value, 'indicator.districts')]),
    ),
  };
}

function parsePledge(json: unknown): Pledge {
  const row = asObject(json, 'pledge');
  const late = row['late'];
  return {
    id: asText(row['id'], 'pledge.id'),
    vision: asText(row['vision'], 'pledge.vision'),
    name: asLocalText(row['name'], 'pledge.name'),
    state: asOneOf(row['state'], PLEDGE_STATES, 'pledge.state'),
    done: asNumber(row['done'], 'pledge.done'),
    planned: asNumber(row['planned'], 'pledge.planned'),
    daysLate: asNumber(row['daysLate'], 'pledge.daysLate'),
    late: late === null || late === undefined ? null : asLocalText(late, 'pledge.late'),
  };
}
