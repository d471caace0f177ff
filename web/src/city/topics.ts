import {
  asFlag,
  asList,
  asLocalText,
  asLocalTextOrEmpty,
  asNumber,
  asNumberOrNull,
  asObject,
  asOneOf,
  asText,
  asTextInAnyForm,
  asTextOrNull,
  asTexts,
  type JsonObject,
  type LocalText,
} from './border';
import { STATES, type State } from './profile';

/** Someone or something that answers for a figure: its source, its office. */
export interface Named {
  readonly id: string;
  readonly name: LocalText;
}

/** One figure of the left column, of the whole city or one district. Times are epoch seconds. */
export interface Figure {
  readonly id: string;
  readonly name: LocalText;
  readonly unit: LocalText;
  readonly decimals: number;
  readonly value: number | null;
  readonly time: number | null;
  /** Hourly means of the last 24 hours, oldest first; null where nothing was measured. */
  readonly trend: readonly (number | null)[];
  readonly yesterday: number | null;
  readonly lastWeek: number | null;
  readonly target: number | null;
  readonly better: 'lower' | 'higher' | 'none';
  readonly state: State;
  readonly late: boolean;
  readonly source: Named | null;
  readonly office: Named | null;
  /** The property the history is asked for; null where it is not made of one. */
  readonly property: string | null;
}

function parseNamed(value: unknown, where: string): Named | null {
  if (value === null || value === undefined) {
    return null;
  }
  const named = asObject(value, where);
  return { id: asText(named['id'], `${where}.id`), name: asLocalText(named['name'], `${where}.name`) };
}

export function parseFigure(json: unknown): Figure {
  const figure = asObject(json, 'figure');
  const id = asText(figure['id'], 'figure.id');
  const where = `figure ${id}`;
  return {
    id,
    name: asLocalText(figure['name'], `${where}.name`),
    unit: asTextInAnyForm(figure['unit'], `${where}.unit`),
    decimals: asNumberOrNull(figure['decimals'], `${where}.decimals`) ?? 0,
    value: asNumberOrNull(figure['value'], `${where}.value`),
    time: asNumberOrNull(figure['time'], `${where}.time`),
    trend: asList(figure['trend'] ?? [], `${where}.trend`).map((mean) =>
      asNumberOrNull(mean, `${where}.trend`),
    ),
    yesterday: asNumberOrNull(figure['yesterday'], `${where}.yesterday`),
    lastWeek: asNumberOrNull(figure['lastWeek'], `${where}.lastWeek`),
    target: asNumberOrNull(figure['target'], `${where}.target`),
    better: asOneOf(figure['better'] ?? 'none', ['lower', 'higher', 'none'], `${where}.better`),
    state: asOneOf(figure['state'] ?? 'none', STATES, `${where}.state`),
    late: asFlag(figure['late'] ?? false, `${where}.late`),
    source: parseNamed(figure['source'], `${where}.source`),
    office: parseNamed(figure['office'], `${where}.office`),
    property: asTextOrNull(figure['property'], `${where}.property`),
  };
}

/** Body of the topics `figures` and `figures:<district>`, snapshot or delta. */
export function parseFigures(body: JsonObject): readonly Figure[] {
  return asList(body['figures'], 'figures').map(parseFigure);
}

/** Body of the topic `districts`: which figures exist by district, and their values row by row. */
export interface DistrictRows {
  /** Absent in a delta. */
  readonly figures: readonly string[] | null;
  readonly rows: readonly (readonly [code: string, values: readonly (number | null)[]])[];
}

export function parseDistrictRows(body: JsonObject): DistrictRows {
  return {
    figures: body['figures'] === undefined ? null : asTexts(body['figures'], 'districts.figures'),
    rows: asList(body['rows'] ?? [], 'districts.rows').map((row) => {
      const [code, values] = asList(row, 'districts.row');
      return [
        asText(code, 'districts.row code'),
        asList(values, 'districts.row values').map((value) => asNumberOrNull(value, 'districts.row value')),
      ] as const;
    }),
  };
}

/** CAP 1.2 severity: https://docs.oasis-open.org/emergency/cap/v1.2/ */
export const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something that happened: an incident, an article, a complaint, a notice. Times are epoch seconds. */
export interface Occurrence {
  readonly id: number;
  /** Stable among its kind: by it other rooms name it (`incident:<key>`). */
  readonly key: string;
  readonly kind: string;
  readonly title: LocalText;
  readonly text: LocalText;
  readonly category: string;
  readonly severity: Severity;
  readonly status: string;
  readonly time: number;
  readonly updated: number;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly district: string | null;
  readonly source: string | null;
  readonly link: string | null;
  /** Only situations: what its kind is called. */
  readonly kindName: LocalText | null;
  /** Only situations: an exercise, never to be taken for real. */
  readonly drill: boolean;
  /** Only situations: seconds from the report to the first arrival; null while nobody is there. */
  readonly arrived: number | null;
  /** Only situations: within so many seconds help should be there. */
  readonly golden: number | null;
}

export function parseOccurrence(json: unknown): Occurrence {
  const item = asObject(json, 'occurrence');
  const id = asNumber(item['id'], 'occurrence.id');
  const where = `occurrence ${id}`;
  const time = asNumber(item['time'], `${where}.time`);
  const golden = asObject(item['golden'] ?? {}, `${where}.golden`);
  return {
    id,
    key: asTextOrNull(item['key'], `${where}.key`) ?? String(id),
    kind: asTextOrNull(item['kind'], `${where}.kind`) ?? '',
    title: asLocalTextOrEmpty(item['title'], `${where}.title`),
    text: asLocalTextOrEmpty(item['text'], `${where}.text`),
    category: asTextOrNull(item['category'], `${where}.category`) ?? '',
    severity: SEVERITIES.find((severity) => severity === item['severity']) ?? 'Unknown',
    status: asTextOrNull(item['status'], `${where}.status`) ?? '',
    time,
    updated: asNumberOrNull(item['updated'], `${where}.updated`) ?? time,
    lon: asNumberOrNull(item['lon'], `${where}.lon`),
    lat: asNumberOrNull(item['lat'], `${where}.lat`),
    district: asTextOrNull(item['district'], `${where}.district`),
    source: asTextOrNull(item['source'], `${where}.source`),
    link: asTextOrNull(item['link'], `${where}.link`),
    kindName: item['kindName'] == null ? null : asLocalText(item['kindName'], `${where}.kindName`),
    drill: asFlag(item['drill'] ?? false, `${where}.drill`),
    arrived: asNumberOrNull(golden['arrived'], `${where}.golden.arrived`),
    golden: asNumberOrNull(golden['seconds'], `${where}.golden.seconds`),
  };
}

/** Body of the occurrence topics, snapshot or delta. */
export function parseOccurrences(body: JsonObject): readonly Occurrence[] {
  return asList(body['items'], 'items').map(parseOccurrence);
}

/** How a source delivers. */
export const SOURCE_STATES = ['fresh', 'late', 'silent', 'failing', 'waiting'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

export interface SourceHealth {
  readonly id: string;
  readonly name: LocalText;
  readonly state: SourceState;
  /** Newest reading, epoch seconds; null if there was none yet. */
  readonly newest: number | null;
  readonly office: string | null;
}

/** Body of the topic `sources`, snapshot or delta. */
export function parseSources(body: JsonObject): readonly SourceHealth[] {
  return asList(body['rows'] ?? [], 'sources.rows').map((entry) => {
    const row = asList(entry, 'source');
    const id = asText(row[0], 'source id');
    return {
      id,
      name: { ko: asText(row[1], `source ${id} name`), en: asText(row[2], `source ${id} name`) },
      state: asOneOf(row[3], SOURCE_STATES, `source ${id} state`),
      newest: asNumberOrNull(row[4], `source ${id} newest`),
      office: asTextOrNull(row[7], `source ${id} office`),
    };
  });
}

/** How many sources are in each state. */
export type SourceTotals = Readonly<Record<SourceState, number>>;

export function parseSourceTotals(body: JsonObject): SourceTotals | null {
  if (body['totals'] === undefined) {
    return null;
  }
  const totals = asObject(body['totals'], 'sources.totals');
  const count = (state: SourceState): number => asNumberOrNull(totals[state], `sources.totals.${state}`) ?? 0;
  return {
    fresh: count('fresh'),
    late: count('late'),
    silent: count('silent'),
    failing: count('failing'),
    waiting: count('waiting'),
  };
}

export interface Camera {
  readonly id: string;
  readonly name: LocalText;
  readonly lon: number;
  readonly lat: number;
  readonly district: string | null;
  /** Path of the newest JPEG on this server; null for a camera that gave none, or none to this viewer. */
  readonly picture: string | null;
  /** Path of its moving picture (HTTP Live Streaming); null where this viewer gets still or blurred pictures only. */
  readonly stream: string | null;
  /** How its feed fares. */
  readonly state: CameraState;
  /** When the newest picture was taken, epoch seconds; null if there is none yet. */
  readonly taken: number | null;
}

const CAMERA_STATES = ['live', 'late', 'silent', 'unknown'] as const;
export type CameraState = (typeof CAMERA_STATES)[number];

/** Body of the topic `cameras` as sent at `at`. A camera without a place cannot be shown and is left out. */
export function parseCameras(body: JsonObject, at: number): readonly Camera[] {
  const cameras: Camera[] = [];
  for (const entry of asList(body['items'], 'cameras.items')) {
    const camera = asObject(entry, 'camera');
    const id = asText(camera['id'], 'camera.id');
    if (camera['lon'] === null || camera['lat'] === null) {
      continue;
    }
    const age = asNumberOrNull(camera['age'], `camera ${id}.age`);
    cameras.push({
      id,
      name: asLocalText(camera['name'], `camera ${id}.name`),
      lon: asNumber(camera['lon'], `camera ${id}.lon`),
      lat: asNumber(camera['lat'], `camera ${id}.lat`),
      district: asTextOrNull(camera['district'], `camera ${id}.district`),
      picture: asTextOrNull(camera['picture'], `camera ${id}.picture`),
      stream: asTextOrNull(camera['stream'] ?? null, `camera ${id}.stream`),
      state: CAMERA_STATES.find((state) => state === camera['state']) ?? 'unknown',
      taken: age === null ? null : at - age,
    });
  }
  return cameras;
}

/** Something observed on a layer: a station, a road link, a bus. */
export interface Thing {
  readonly number: number;
  readonly key: string;
  readonly name: LocalText;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly district: string | null;
  /** Constant properties that a map draws, such as `path`; null if it has none. */
  readonly properties: JsonObject | null;
}

/** The newest reading of every property of one thing; NaN where there is none. Time is epoch seconds. */
export interface Reading {
  readonly thing: number;
  readonly values: readonly number[];
  readonly time: number;
}

/** Body of a topic `layer:<id>`, snapshot or delta. */
export interface LayerRows {
  /** Absent in a delta. */
  readonly properties: readonly string[] | null;
  readonly things: readonly Thing[];
  readonly readings: readonly Reading[];
}

export function parseLayerRows(body: JsonObject): LayerRows {
  return {
    properties: body['properties'] === undefined ? null : asTexts(body['properties'], 'layer.properties'),
    things: asList(body['things'] ?? [], 'layer.things').map(parseThing),
    readings: asList(body['readings'] ?? [], 'layer.readings').map(parseReading),
  };
}

function parseThing(json: unknown): Thing {
  const row = asList(json, 'thing');
  const number = asNumber(row[0], 'thing number');
  const where = `thing ${number}`;
  return {
    number,
    key: asText(row[1], `${where} key`),
    name: { ko: asText(row[2], `${where} name`), en: asText(row[3], `${where} name`) },
    lon: asNumberOrNull(row[4], `${where} lon`),
    lat: asNumberOrNull(row[5], `${where} lat`),
    district: asTextOrNull(row[6], `${where} district`),
    properties: row[7] === null || row[7] === undefined ? null : asObject(row[7], `${where} properties`),
  };
}

function parseReading(json: unknown): Reading {
  const row = asList(json, 'reading');
  return {
    thing: asNumber(row[0], 'reading thing'),
    values: asList(row[1], 'reading values').map(
      (value) => asNumberOrNull(value, 'reading value') ?? Number.NaN,
    ),
    time: asNumber(row[2], 'reading time'),
  };
}

/** What `event: status` says about the server itself. Times are epoch seconds. */
export interface ServerStatus {
  readonly databaseDown: boolean;
  readonly since: number | null;
  readonly alarms: readonly {
    readonly code: string;
    readonly text: LocalText;
    readonly since: number | null;
  }[];
}

export function parseStatus(json: unknown): ServerStatus {
  const status = asObject(json, 'status');
  return {
    databaseDown: asOneOf(status['database'] ?? 'up', ['up', 'down'], 'status.database') === 'down',
    since: asMoment(status['since'], 'status.since'),
    alarms: asList(status['alarms'] ?? [], 'status.alarms').map((entry) => {
      const alarm = asObject(entry, 'alarm');
      return {
        code: asText(alarm['code'], 'alarm.code'),
        text: asLocalText(alarm['text'], 'alarm.text'),
        since: asMoment(alarm['since'], 'alarm.since'),
      };
    }),
  };
}

/** An ISO moment or epoch seconds, as epoch seconds. */
export function asMoment(value: unknown, where: string): number | null {
  if (value === null || value === undefined) {
    return null;
  }
  if (typeof value === 'number') {
    return asNumber(value, where);
  }
  const milliseconds = Date.parse(asText(value, where));
  if (Number.isNaN(milliseconds)) {
    throw new TypeError(`${where}: expected a moment, got ${String(value)}`);
  }
  return milliseconds / 1000;
}

/** Who is looking. Read from `GET /api/me`. */
export interface Viewer {
  readonly group: string;
  readonly name: LocalText | null;
  readonly role: string | null;
  readonly jurisdiction: string | null;
  readonly demo: boolean;
}

export function parseViewer(json: unknown): Viewer {
  const viewer = asObject(json, 'me');
  return {
    group: asText(viewer['group'], 'me.group'),
    name: viewer['name'] == null ? null : asTextInAnyForm(viewer['name'], 'me.name'),
    role: asTextOrNull(viewer['role'], 'me.role'),
    jurisdiction: asTextOrNull(viewer['jurisdiction'], 'me.jurisdiction'),
    demo: asFlag(viewer['demo'] ?? false, 'me.demo'),
  };
}

/** Topics on offer that this viewer does not get, of `GET /api/topics`. */
export function parseWithheld(json: unknown): ReadonlySet<string> {
  return new Set(asTexts(asObject(json, 'topics')['withheld'], 'topics.withheld'));
}

/** A series of `GET /api/history`: times in epoch seconds, ascending. */
export interface Series {
  readonly unit: LocalText;
  readonly points: readonly (readonly [time: number, value: number | null])[];
}

export function parseSeries(json: unknown): Series {
  const series = asObject(json, 'history');
  return {
    unit: asTextInAnyForm(series['unit'], 'history.unit'),
    points: asList(series['points'], 'history.points').map((entry) => {
      const [time, value] = asList(entry, 'history.point');
      return [asNumber(time, 'history.point time'), asNumberOrNull(value, 'history.point value')] as const;
    }),
  };
}
