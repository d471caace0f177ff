import {
  asFlag,
  asList,
  asLocalText,
  asNumber,
  asNumberOrNull,
  asObject,
  asText,
  asTextOrNull,
  type LocalText,
} from '../../city/border';
import type { Topic } from '../../live/Topic';

/** Somebody or something that was sent. Times are epoch seconds, durations seconds. */
export interface ResponseUnit {
  readonly key: string;
  readonly kindName: LocalText;
  readonly name: LocalText;
  readonly stage: string;
  readonly stageName: LocalText;
  readonly dispatched: number | null;
  readonly arrived: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Somewhere that help comes from. */
export interface Spot {
  /** What an act about it names: `place:<kind>/<key>`. */
  readonly subject: string;
  readonly key: string;
  readonly name: LocalText;
  readonly lon: number;
  readonly lat: number;
  readonly metres: number;
  /** Seconds it takes to come; null where only the distance counts. */
  readonly seconds: number | null;
  /** How much there is of it, such as free beds; null if that is not known. */
  readonly amount: number | null;
}

/** One list of help, nearest or fastest first. */
export interface Help {
  readonly id: string;
  readonly name: LocalText;
  readonly list: readonly Spot[];
}

export interface Entry {
  readonly id: number;
  readonly at: number;
  readonly whatName: LocalText;
  readonly text: LocalText;
  readonly who: LocalText | null;
}

/** Body of the topic `situation:<number>`. Parts that are withheld from this viewer are empty. */
export interface Situation {
  readonly inCharge: LocalText | null;
  readonly reports: number;
  readonly units: readonly ResponseUnit[];
  readonly help: readonly Help[];
  readonly weather: readonly {
    readonly property: string;
    readonly name: LocalText;
    readonly unit: LocalText;
    readonly value: number;
  }[];
  readonly people: { readonly count: number; readonly counted: boolean } | null;
  readonly affected: readonly { readonly id: string; readonly name: LocalText; readonly count: number }[];
  readonly steps: readonly Entry[];
}

const known = new Map<number, Topic<Situation | null>>();

/** The topic of one situation: always the same object for the same number. */
export function situationTopic(id: number): Topic<Situation | null> {
  const made = known.get(id) ?? {
    name: `situation:${id}`,
    read: (_before: Situation | null, body: Parameters<Topic<unknown>['read']>[1]) => parseSituation(body),
  };
  known.set(id, made);
  return made;
}

function parseSituation(body: Readonly<Record<string, unknown>>): Situation | null {
  if (body['situation'] === null || body['situation'] === undefined) {
    return null;
  }
  const row = asObject(body['situation'], 'situation');
  const people = body['people'] == null ? null : asObject(body['people'], 'situation.people');
  return {
    inCharge: row['inCharge'] == null ? null : asLocalText(row['inCharge'], 'situation.inCharge'),
    reports: asNumberOrNull(row['reports'], 'situation.reports') ?? 0,
    units: asList(body['units'] ?? [], 'situation.units').map(parseUnit),
    help: asList(body['help'] ?? [], 'situation.help').map(parseHelp),
    weather: asList(body['weather'] ?? [], 'situation.weather').map((entry) => {
      const one = asObject(entry, 'weather');
      return {
        property: asText(one['property'], 'weather.property'),
        name: asLocalText(one['name'], 'weather.name'),
        unit: asLocalText(one['unit'], 'weather.unit'),
        value: asNumber(one['value'], 'weather.value'),
      };
    }),
    people:
      people === null
        ? null
        : {
            count: asNumber(people['count'], 'people.count'),
            counted: asFlag(people['counted'], 'people.counted'),
          },
    affected: asList(body['affected'] ?? [], 'situation.affected').map((entry) => {
      const one = asObject(entry, 'affected');
      return {
        id: asText(one['id'], 'affected.id'),
        name: asLocalText(one['name'], 'affected.name'),
        count: asNumber(one['count'], 'affected.count'),
      };
    }),
    steps: asList(body['steps'] ?? [], 'situation.steps').map((entry) => {
      const one = asObject(entry, 'step');
      return {
        id: asNumber(one['id'], 'step.id'),
        at: asNumber(one['at'], 'step.at'),
        whatName: asLocalText(one['whatName'], 'step.whatName'),
        text: asLocalText(one['text'], 'step.text'),
        who: one['who'] == null ? null : asLocalText(one['who'], 'step.who'),
      };
    }),
  };
}

function parseUnit(json: unknown): ResponseUnit {
  const unit = asObject(json, 'unit');
  return {
    key: asText(unit['key'], 'unit.key'),
    kindName: asLocalText(unit['kindName'], 'unit.kindName'),
    name: asLocalText(unit['name'], 'unit.name'),
    stage: asText(unit['stage'], 'unit.stage'),
    stageName: asLocalText(unit['stageName'], 'unit.stageName'),
    dispatched: asNumberOrNull(unit['dispatched'], 'unit.dispatched'),
    arrived: asNumberOrNull(unit['arrived'], 'unit.arrived'),
    lon: asNumberOrNull(unit['lon'], 'unit.lon'),
    lat: asNumberOrNull(unit['lat'], 'unit.lat'),
  };
}

function parseHelp(json: unknown): Help {
  const group = asObject(json, 'help');
  return {
    id: asTextOrNull(group['id'], 'help.id') ?? '',
    name: asLocalText(group['name'], 'help.name'),
    list: asList(group['list'], 'help.list').map((entry) => {
      const spot = asObject(entry, 'spot');
      const key = asText(spot['key'], 'spot.key');
      return {
        subject: `place:${asText(spot['kind'], 'spot.kind')}/${key}`,
        key,
        name: asLocalText(spot['name'], 'spot.name'),
        lon: asNumber(spot['lon'], 'spot.lon'),
        lat: asNumber(spot['lat'], 'spot.lat'),
        metres: asNumber(spot['metres'], 'spot.metres'),
        seconds: asNumberOrNull(spot['seconds'], 'spot.seconds'),
        amount: asNumberOrNull(spot['amount'], 'spot.amount'),
      };
    }),
  };
}

/** Time in minutes and seconds, `m:ss` or `h:mm:ss`. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
