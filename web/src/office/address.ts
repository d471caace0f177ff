import { LANGUAGES, type Language } from '../words/words';

/** What the wall shows, as its address says it: every picture of it can be sent to someone. */
export interface Address {
  /** District code; null for the whole city. */
  readonly district: string | null;
  readonly scene: string | null;
  /** Layers that are on; null for those of the scene. */
  readonly layers: readonly string[] | null;
  /** The figure that colours the map; null for that of the scene. */
  readonly figure: string | null;
  /** The past moment shown, epoch seconds; null for now. */
  readonly at: number | null;
  /** Two districts side by side. */
  readonly compare: readonly [string, string] | null;
  /** The panel asked for by name. */
  readonly panel: string | null;
  /** Number of the situation that was chosen. */
  readonly incident: number | null;
  /** Incidents of this kind only; null for all. */
  readonly category: string | null;
  /** Key of the board, or of somebody's arrangement of one; null for the viewer's own. */
  readonly board: string | null;
  /** The presentation that is followed. */
  readonly follow: string | null;
  readonly language: Language | null;
}

const ID = /^[a-z0-9][a-z0-9_-]{0,59}$/i;

/** Reads the query of an address. What cannot be read is left out, so that an old link still opens. */
export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const id = (name: string): string | null => {
    const value = query.get(name);
    return value !== null && ID.test(value) ? value : null;
  };
  const at = Date.parse(query.get('at') ?? '');
  const layers = query.get('layers');
  const [one, other] = (query.get('compare') ?? '').split(',').filter((code) => ID.test(code));
  return {
    district: id('district'),
    scene: id('scene'),
    layers: layers === null ? null : layers.split(',').filter((layer) => ID.test(layer)),
    figure: id('figure'),
    at: Number.isNaN(at) ? null : Math.floor(at / 1000),
    compare: one === undefined || other === undefined ? null : [one, other],
    panel: id('panel'),
    incident: /^[1-9]\d{0,14}$/.test(query.get('incident') ?? '') ? Number(query.get('incident')) : null,
    category: id('category'),
    board: id('board'),
    follow: id('follow'),
    language: LANGUAGES.find((language) => language === query.get('lang')) ?? null,
  };
}

/** Writes the query of an address, `''` or beginning with `?`; the opposite of [readAddress]. */
export function writeAddress(address: Address): string {
  const parts: string[] = [];
  const add = (name: string, value: string | null): void => {
    if (value !== null) {
      parts.push(`${name}=${value}`);
    }
  };
  add('board', address.board);
  add('follow', address.follow);
  add('scene', address.scene);
  add('district', address.district);
  add('layers', address.layers?.join(',') ?? null);
  add('figure', address.figure);
  add('at', address.at === null ? null : new Date(address.at * 1000).toISOString().replace('.000Z', 'Z'));
  add('compare', address.compare?.join(',') ?? null);
  add('panel', address.panel);
  add('incident', address.incident?.toString() ?? null);
  add('category', address.category);
  add('lang', address.language);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
