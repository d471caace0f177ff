import { ask } from '../city/ask';
import {
  asList,
  asLocalText,
  asNumberOrNull,
  asObject,
  asText,
  asTextOrNull,
  type LocalText,
} from '../city/border';
import type { Command } from './command';

/** Something the city's search found; mirrors `SearchController.Item`. */
export interface Found {
  readonly subject: string;
  readonly kind: string;
  /** The kind in words. */
  readonly kindName: LocalText;
  readonly title: LocalText;
  /** What is said of it; empty for most. */
  readonly text: LocalText;
  readonly district: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly link: string | null;
}

/** Looks for a text in everything this viewer may know of. */
export function find(text: string, limit: number, signal: AbortSignal): Promise<readonly Found[]> {
  return ask(
    `/api/search?q=${encodeURIComponent(text.slice(0, 100))}&limit=${limit}`,
    (json) => asList(asObject(json, 'search')['items'], 'items').map(parseFound),
    signal,
  );
}

/** Reads one item of `GET /api/search`. Throws a `TypeError` for any other shape. */
export function parseFound(json: unknown): Found {
  const item = asObject(json, 'item');
  return {
    subject: asText(item['subject'], 'subject'),
    kind: asText(item['kind'], 'kind'),
    kindName: asLocalText(item['kindName'], 'kindName'),
    title: asLocalText(item['title'], 'title'),
    text: asLocalText(item['text'], 'text'),
    district: asTextOrNull(item['district'] ?? null, 'district'),
    lon: asNumberOrNull(item['lon'] ?? null, 'lon'),
    lat: asNumberOrNull(item['lat'] ?? null, 'lat'),
    link: asTextOrNull(item['link'] ?? null, 'link'),
  };
}

/** What choosing it does on the wall; null if the wall can do nothing with it. */
export function commandFor(found: Found): Command | null {
  const key = found.subject.slice(found.subject.indexOf(':') + 1);
  const { kind, lon, lat, title, district } = found;
  switch (kind) {
    case 'figure':
      return { kind: 'figure', figure: key };
    case 'layer':
      return { kind: 'show', layer: key };
    case 'city':
      return { kind: 'city' };
  }
  if (lon !== null && lat !== null) {
    const area = kind === 'district' || kind === 'neighbourhood' ? kind : 'place';
    return {
      kind: 'go',
      to: { kind: area, code: key, name: title, district: area === 'district' ? null : district, lon, lat },
    };
  }
  return found.link === null ? null : { kind: 'link', path: found.link, name: title };
}
