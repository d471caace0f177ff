import {
  asFlag,
  asList,
  asLocalText,
  asNumber,
  asObject,
  asOneOf,
  asText,
  asTextOrNull,
  type LocalText,
} from '../../city/border';
import type { Topic } from '../../live/Topic';

/** Where a directive stands; mirrors `State.java`. */
export const DIRECTIVE_STATES = [
  'issued',
  'acknowledged',
  'in-progress',
  'reported',
  'closed',
  'withdrawn',
] as const;
export type DirectiveState = (typeof DIRECTIVE_STATES)[number];

export const URGENCIES = ['normal', 'urgent', 'immediate'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A directive as the topic `directives` tells it. Times are epoch seconds. */
export interface Directive {
  readonly id: number;
  readonly title: LocalText;
  /** What is to be done; null where the policy withholds it. */
  readonly text: string | null;
  readonly urgency: Urgency;
  readonly state: DirectiveState;
  readonly office: LocalText;
  readonly district: string | null;
  readonly due: number;
  readonly changed: number;
  readonly overdue: boolean;
  /** A question to the issuer waits for an answer. */
  readonly question: boolean;
  readonly wantsTime: boolean;
}

export function parseDirective(json: unknown): Directive {
  const item = asObject(json, 'directive');
  const id = asNumber(item['id'], 'directive.id');
  const where = `directive ${id}`;
  const office = asText(item['office'], `${where}.office`);
  return {
    id,
    title: asLocalText(item['title'], `${where}.title`),
    text: asTextOrNull(item['text'], `${where}.text`),
    urgency: asOneOf(item['urgency'], URGENCIES, `${where}.urgency`),
    state: asOneOf(item['state'], DIRECTIVE_STATES, `${where}.state`),
    office:
      item['officeName'] === undefined
        ? { ko: office, en: office }
        : asLocalText(item['officeName'], `${where}.officeName`),
    district: asTextOrNull(item['district'], `${where}.district`),
    due: asNumber(item['due'], `${where}.due`),
    changed: asNumber(item['changed'], `${where}.changed`),
    overdue: asFlag(item['overdue'], `${where}.overdue`),
    question: asFlag(item['question'], `${where}.question`),
    wantsTime: asFlag(item['wantsTime'], `${where}.wantsTime`),
  };
}

/** The directives that are open, and those that ended lately. */
export const directives: Topic<readonly Directive[]> = {
  name: 'directives',
  read: (before, body) => {
    const found = asList(body['items'], 'directives.items').map(parseDirective);
    const all = new Map((before ?? []).map((one) => [one.id, one]));
    found.forEach((one) => all.set(one.id, one));
    return [...all.values()];
  },
};

export function isOpen({ state }: Directive): boolean {
  return state !== 'closed' && state !== 'withdrawn';
}

/** Overdue ones first, then what waits for the issuer, then by due date; ended ones last. */
export function inOrder(all: readonly Directive[]): readonly Directive[] {
  const rank = (one: Directive): number =>
    one.overdue ? 0 : one.question || one.wantsTime || one.state === 'reported' ? 1 : isOpen(one) ? 2 : 3;
  return all.toSorted(
    (one, other) =>
      rank(one) - rank(other) || (isOpen(one) ? one.due - other.due : other.changed - one.changed),
  );
}
