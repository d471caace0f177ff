import {
  asList,
  asLocalText,
  asNumber,
  asNumberOrNull,
  asObject,
  asOneOf,
  asText,
  asTextInAnyForm,
  asTextOrNull,
  asTexts,
  type LocalText,
} from './border';

/** How a figure stands: met, worth watching, alarming, or nothing to judge it by. */
export const STATES = ['ok', 'watch', 'alarm', 'none'] as const;
export type State = (typeof STATES)[number];

/** From this value upwards, until the next step. */
export interface Step {
  readonly from: number;
  readonly colour: string;
  readonly state: State;
}

/** Something that is measured: mirrors the pack's `properties.yaml`. */
export interface Property {
  readonly id: string;
  readonly name: LocalText;
  readonly unit: LocalText;
  readonly decimals: number;
  /** Ascending; empty if the pack gives no colours. */
  readonly steps: readonly Step[];
}

const DRAWINGS = ['points', 'moving', 'lines', 'places'] as const;
export type Drawing = (typeof DRAWINGS)[number];

/** A layer of the map: mirrors the pack's `layers.yaml`. */
export interface LayerProfile {
  readonly id: string;
  readonly name: LocalText;
  readonly properties: readonly string[];
  readonly draw: Drawing;
  /** The property that colours it; null for one plain colour. */
  readonly property: string | null;
  /** The kind of place, for layers drawn from the catalogue. */
  readonly placeKind: string | null;
}

/** A tab of the wall: which figures and layers it begins with. */
export interface Scene {
  readonly id: string;
  readonly name: LocalText;
  readonly figures: readonly string[];
  readonly layers: readonly string[];
  readonly figure: string | null;
  /** Panels that come first in their columns, and those shown over the map. */
  readonly panels: readonly string[];
}

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** What never changes while the wall is open. Read from `GET /api/city`. */
export interface CityProfile {
  readonly name: LocalText;
  readonly zone: string;
  readonly centre: readonly [number, number];
  readonly bounds: Bounds;
  readonly layers: readonly LayerProfile[];
  readonly properties: ReadonlyMap<string, Property>;
  readonly scenes: readonly Scene[];
  readonly offices: ReadonlyMap<string, LocalText>;
}

/** Reads the JSON of `GET /api/city`. Throws a `TypeError` for any other shape. */
export function parseCity(json: unknown): CityProfile {
  const city = asObject(json, 'city');
  const [lon, lat] = asList(city['centre'], 'city.centre');
  const bounds = asList(city['bounds'], 'city.bounds').map((edge) => asNumber(edge, 'city.bounds'));
  const [west, south, east, north] = bounds;
  if (west === undefined || south === undefined || east === undefined || north === undefined) {
    throw new TypeError('city.bounds: expected four numbers');
  }
  const properties = asList(city['properties'], 'city.properties').map(parseProperty);
  return {
    name: asLocalText(city['name'], 'city.name'),
    zone: asText(city['zone'], 'city.zone'),
    centre: [asNumber(lon, 'city.centre'), asNumber(lat, 'city.centre')],
    bounds: [west, south, east, north],
    layers: asList(city['layers'], 'city.layers').map(parseLayer),
    properties: new Map(properties.map((property) => [property.id, property])),
    scenes: asList(city['scenes'] ?? [], 'city.scenes').map(parseScene),
    offices: new Map(asList(city['offices'] ?? [], 'city.offices').map(parseOffice)),
  };
}

function parseProperty(json: unknown): Property {
  const property = asObject(json, 'property');
  const id = asText(property['id'], 'property.id');
  return {
    id,
    name: asLocalText(property['name'], `property ${id}.name`),
    unit: asTextInAnyForm(property['units'] ?? property['unit'], `property ${id}.unit`),
    decimals: asNumberOrNull(property['decimals'], `property ${id}.decimals`) ?? 0,
    steps: asList(property['steps'] ?? [], `property ${id}.steps`).map((step) => parseStep(step, id)),
  };
}

function parseStep(json: unknown, property: string): Step {
  const where = `property ${property}.steps`;
  const [from, colour, state] = asList(json, where);
  return { from: asNumber(from, where), colour: asText(colour, where), state: asOneOf(state, STATES, where) };
}

function parseLayer(json: unknown): LayerProfile {
  const layer = asObject(json, 'layer');
  const id = asText(layer['id'], 'layer.id');
  const properties = asTexts(layer['properties'] ?? [], `layer ${id}.properties`);
  const style = asObject(layer['style'] ?? {}, `layer ${id}.style`);
  const moving = properties.includes('longitude') && properties.includes('latitude');
  return {
    id,
    name: asLocalText(layer['name'], `layer ${id}.name`),
    properties,
    draw: asOneOf(style['draw'] ?? (moving ? 'moving' : 'points'), DRAWINGS, `layer ${id}.style.draw`),
    property: asTextOrNull(style['property'], `layer ${id}.style.property`) ?? properties[0] ?? null,
    placeKind: asTextOrNull(style['kind'], `layer ${id}.style.kind`),
  };
}

function parseScene(json: unknown): Scene {
  const scene = asObject(json, 'scene');
  const id = asText(scene['id'], 'scene.id');
  return {
    id,
    name: asLocalText(scene['name'], `scene ${id}.name`),
    figures: asTexts(scene['figures'] ?? [], `scene ${id}.figures`),
    layers: asTexts(scene['layers'] ?? [], `scene ${id}.layers`),
    figure: asTextOrNull(scene['figure'], `scene ${id}.figure`),
    panels: asTexts(scene['panels'] ?? [], `scene ${id}.panels`),
  };
}

function parseOffice(json: unknown): [string, LocalText] {
  const office = asObject(json, 'office');
  const id = asText(office['id'], 'office.id');
  return [id, asLocalText(office['name'], `office ${id}.name`)];
}

/** The step a value falls into; the first step also covers lower values. Null without steps. */
export function stepOf(steps: readonly Step[], value: number): Step | null {
  let found = steps[0] ?? null;
  for (const step of steps) {
    if (value >= step.from) {
      found = step;
    }
  }
  return found;
}
