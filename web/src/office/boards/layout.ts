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
  type LocalText,
} from '../../city/border';

export const PLACES = ['left', 'right', 'over'] as const;
export type Place = (typeof PLACES)[number];

export const SIZES = ['small', 'normal', 'large'] as const;
export type Size = (typeof SIZES)[number];

export const LEAST = ['all', 'watch', 'alarm'] as const;
export type Least = (typeof LEAST)[number];

/** A panel in its place; mirrors `BoardScene.Placed`. */
export interface Placed {
  readonly panel: string;
  readonly place: Place;
  readonly size: Size;
  /** Shows this district, whatever the board is about; null: follows the board. */
  readonly district: string | null;
  /** Shows only what is at least that serious. */
  readonly least: Least;
  /** Shows only what happened in the last hours; null: everything. */
  readonly hours: number | null;
}

/** One scene of a board; mirrors `BoardScene.java`. Each panel stands in it at most once. */
export interface BoardScene {
  readonly id: string;
  readonly name: LocalText;
  /** The pack's scene whose figures, layers and colours it has. */
  readonly shows: string;
  /** How long it stays when the scenes rotate; null: as long as usual. */
  readonly seconds: number | null;
  /** Whether panels that it does not place follow in their usual place. */
  readonly rest: boolean;
  readonly panels: readonly Placed[];
}

/** A board as this viewer sees it; mirrors `Boards.Arranged`. */
export interface BoardLayout {
  readonly key: string;
  /** By which others open exactly this arrangement. */
  readonly link: string;
  readonly name: LocalText;
  readonly district: string | null;
  readonly version: number;
  readonly edited: boolean;
  readonly mayEdit: boolean;
  readonly scenes: readonly BoardScene[];
}

/** Reads the JSON of `GET /api/boards/home` and `/api/boards/{key}`; null where the viewer has no board. */
export function parseBoard(json: unknown): BoardLayout | null {
  const { board } = asObject(json, 'answer');
  return board === null ? null : parseLayout(board);
}

/** Reads a board. Throws a `TypeError` for any other shape. */
export function parseLayout(json: unknown): BoardLayout {
  const board = asObject(json, 'board');
  return {
    key: asText(board['key'], 'board.key'),
    link: asText(board['link'], 'board.link'),
    name: asLocalText(board['name'], 'board.name'),
    district: asTextOrNull(board['district'] ?? null, 'board.district'),
    version: asNumber(board['version'], 'board.version'),
    edited: asFlag(board['edited'], 'board.edited'),
    mayEdit: asFlag(board['mayEdit'], 'board.mayEdit'),
    scenes: asList(board['scenes'], 'board.scenes').map(parseScene),
  };
}

function parseScene(json: unknown): BoardScene {
  const scene = asObject(json, 'board scene');
  return {
    id: asText(scene['id'], 'board scene.id'),
    name: asLocalText(scene['name'], 'board scene.name'),
    shows: asText(scene['shows'], 'board scene.shows'),
    seconds: asNumberOrNull(scene['seconds'] ?? null, 'board scene.seconds'),
    rest: asFlag(scene['rest'], 'board scene.rest'),
    panels: asList(scene['panels'], 'board scene.panels').map(parsePlaced),
  };
}

function parsePlaced(json: unknown): Placed {
  const placed = asObject(json, 'placed panel');
  return {
    panel: asText(placed['panel'], 'placed.panel'),
    place: asOneOf(placed['place'], PLACES, 'placed.place'),
    size: asOneOf(placed['size'], SIZES, 'placed.size'),
    district: asTextOrNull(placed['district'] ?? null, 'placed.district'),
    least: asOneOf(placed['least'], LEAST, 'placed.least'),
    hours: asNumberOrNull(placed['hours'] ?? null, 'placed.hours'),
  };
}

/** A panel as it is when nobody changed it. */
export function usual(panel: string, place: Place): Placed {
  return { panel, place, size: 'normal', district: null, least: 'all', hours: null };
}

/** Whether a panel leaves anything out of what the board shows. */
export function filters(placed: Placed): boolean {
  return placed.district !== null || placed.least !== 'all' || placed.hours !== null;
}

/** One act of the editor on a scene. */
export type Edit =
  | { readonly kind: 'add'; readonly panel: string; readonly place: Place }
  | { readonly kind: 'remove'; readonly panel: string }
  /** Puts a panel into a place, in front of another one there; null: at its end. */
  | { readonly kind: 'move'; readonly panel: string; readonly to: Place; readonly before: string | null }
  /** Moves it past its neighbour above or below. */
  | { readonly kind: 'step'; readonly panel: string; readonly by: -1 | 1 }
  | {
      readonly kind: 'change';
      readonly panel: string;
      readonly to: Partial<Pick<Placed, 'size' | 'district' | 'least' | 'hours'>>;
    };

/** The panels after an edit. What cannot be done changes nothing: the same list comes back. */
export function edited(panels: readonly Placed[], edit: Edit): readonly Placed[] {
  const index = panels.findIndex(({ panel }) => panel === edit.panel);
  const found = panels[index];
  if (edit.kind === 'add') {
    return found === undefined ? [...panels, usual(edit.panel, edit.place)] : panels;
  }
  if (found === undefined) {
    return panels;
  }
  const others = panels.filter((placed) => placed !== found);
  switch (edit.kind) {
    case 'remove':
      return others;
    case 'change':
      return panels.with(index, { ...found, ...edit.to });
    case 'move': {
      if (edit.before === edit.panel) {
        return panels;
      }
      const at = others.findIndex(({ panel, place }) => panel === edit.before && place === edit.to);
      return others.toSpliced(at < 0 ? others.length : at, 0, { ...found, place: edit.to });
    }
    case 'step': {
      const column = panels.filter(({ place }) => place === found.place);
      const neighbour = column[column.indexOf(found) + edit.by];
      return neighbour === undefined
        ? panels
        : panels.with(index, neighbour).with(panels.indexOf(neighbour), found);
    }
  }
}
