import { asList, asLocalText, asObject, asText, type LocalText } from '../city/border';
import type { Command, Destination } from './command';

/** What the server made of a sentence; mirrors `CommandController.Answer`. */
export interface Understood {
  readonly commands: readonly Command[];
  /** It acts on people and must be asked for once more. */
  readonly confirm: boolean;
  /** It can mean more than one thing; empty if not. */
  readonly choices: readonly Command[];
  /** Why it was not understood, in both languages; null if it was. */
  readonly problem: LocalText | null;
}

/** Asks the city's one grammar what a sentence means. Rejects if the server does not answer. */
export async function understand(text: string, language: string, signal?: AbortSignal): Promise<Understood> {
  const response = await fetch('/api/command', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ text, language }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) {
    throw new Error(`/api/command answered ${response.status}`);
  }
  return parseUnderstood(await response.json());
}

/** Reads the JSON of `POST /api/command`. Throws a `TypeError` for any other shape. */
export function parseUnderstood(json: unknown): Understood {
  const body = asObject(json, 'command');
  const ambiguity = body['ambiguity'];
  const problem = body['problem'];
  return {
    commands: asList(body['commands'], 'commands').map(commandOf).filter(known),
    confirm: body['confirm'] === true,
    choices:
      ambiguity == null
        ? []
        : asList(asObject(ambiguity, 'ambiguity')['choices'], 'choices').map(commandOf).filter(known),
    problem: problem == null ? null : asLocalText(asObject(problem, 'problem')['said'], 'said'),
  };
}

function known(command: Command | null): command is Command {
  return command !== null;
}

/** The command of a verb and its slots; null for a verb this client does not know. */
export function commandOf(json: unknown): Command | null {
  const shape = asObject(json, 'command');
  const slots = asObject(shape['slots'], 'slots');
  const slot = (name: string): string | null => {
    const value = slots[name];
    return typeof value === 'string' ? value : null;
  };
  const place = shape['place'] == null ? null : destination(shape['place']);
  const main = verb(asText(shape['verb'], 'verb'), slot, place);
  if (main === null) {
    return null;
  }
  const parts: Command[] = [];
  if (place !== null && !OWN_PLACE.has(main.kind)) {
    parts.push({ kind: 'go', to: place });
  }
  const at = slot('at');
  if (at !== null && main.kind !== 'moment') {
    parts.push({ kind: 'moment', at });
  }
  if (parts.length === 0) {
    return main;
  }
  return { kind: 'several', commands: main.kind === 'go' ? [main, ...parts] : [...parts, main] };
}

/** Verbs that do something of their own with the place. */
const OWN_PLACE: ReadonlySet<Command['kind']> = new Set(['go', 'nearest']);

function verb(
  name: string,
  slot: (name: string) => string | null,
  place: Destination | null,
): Command | null {
  const need = (slotName: string): string => slot(slotName) ?? '';
  switch (name) {
    case 'show':
    case 'hide':
    case 'only':
      return { kind: name, layer: need('layer') };
    case 'figure':
      return { kind: 'figure', figure: need('figure') };
    case 'go':
      return place === null ? null : { kind: 'go', to: place };
    case 'scene':
      return { kind: 'scene', scene: need('scene') };
    case 'panel':
      return { kind: 'panel', panel: need('panel') };
    case 'compare': {
      const [one = '', other = ''] = need('districts').split(',');
      const figure = slot('figure');
      const compare: Command = { kind: 'compare', districts: [one, other] };
      return figure === null ? compare : { kind: 'several', commands: [{ kind: 'figure', figure }, compare] };
    }
    case 'rank':
      return {
        kind: 'several',
        commands: [
          { kind: 'figure', figure: need('figure') },
          { kind: 'panel', panel: 'ranking' },
        ],
      };
    case 'replay':
      return { kind: 'moment', at: need('at') };
    case 'filter':
      return { kind: 'filter', category: need('category') === 'all' ? null : need('category') };
    case 'incident':
      return { kind: 'incident', which: need('which') === 'worst' ? 'worst' : 'newest' };
    case 'nearest':
      return { kind: 'nearest', layer: need('layer'), to: place };
    case 'cameras': {
      const count = Number(slot('count') ?? NaN);
      return { kind: 'cameras', count: Number.isInteger(count) && count > 0 ? count : null };
    }
    case 'call':
      return { kind: 'call', subject: need('subject') };
    case 'instruct':
      return { kind: 'instruct', subject: need('subject'), text: slot('text') };
    case 'who':
      return { kind: 'who', subject: need('subject') };
    case 'brief':
      return { kind: 'page', page: 'brief', query: slot('day') };
    case 'open':
      return { kind: 'page', page: need('page'), query: null };
    case 'search':
      return { kind: 'page', page: 'search', query: slot('text') };
    case 'language':
      return { kind: 'language', language: need('language') === 'ko' ? 'ko' : 'en' };
    case 'zoom':
      return { kind: 'zoom', direction: need('direction') === 'out' ? 'out' : 'in' };
    case 'pan':
      return { kind: 'pan', direction: directionOf(need('direction')) };
    case 'view':
      return { kind: 'view', mode: modeOf(need('mode')) };
    default:
      return plain(name);
  }
}

function plain(name: string): Command | null {
  const found = PLAIN.find((kind) => kind === name);
  return found === undefined ? null : { kind: found };
}

const PLAIN = [
  'city',
  'close',
  'live',
  'play',
  'stop',
  'list',
  'help',
  'undo',
  'redo',
  'again',
  'fullscreen',
  'present',
  'rotate',
  'next',
  'previous',
  'share',
  'print',
  'yes',
  'no',
] as const;

function directionOf(text: string): 'north' | 'south' | 'east' | 'west' {
  return (['north', 'south', 'east', 'west'] as const).find((one) => one === text) ?? 'north';
}

function modeOf(text: string): 'flat' | 'tilted' | 'north' {
  return (['flat', 'tilted', 'north'] as const).find((one) => one === text) ?? 'north';
}

function destination(json: unknown): Destination | null {
  const place = asObject(json, 'place');
  const [kind = '', code = ''] = asText(place['subject'], 'subject').split(/:(.*)/s);
  const lon = place['lon'];
  const lat = place['lat'];
  if (typeof lon !== 'number' || typeof lat !== 'number') {
    return null;
  }
  const district = place['district'];
  return {
    kind: kind === 'district' || kind === 'neighbourhood' ? kind : 'place',
    code,
    name: asLocalText(place['name'], 'name'),
    district: typeof district === 'string' && kind !== 'district' ? district : null,
    lon,
    lat,
  };
}
