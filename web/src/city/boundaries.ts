import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import { asList, asNumber, asNumberOrNull, asObject, asText, asTextOrNull } from './border';
import type { Bounds } from './profile';

/** A district or neighbourhood: its code, names and where its label stands. */
export interface Area {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly parent: string | null;
  readonly population: number | null;
  readonly areaKm2: number | null;
  readonly lon: number;
  readonly lat: number;
  readonly bounds: Bounds;
}

/** The shapes of one level, ready for the map, and the same areas by code. */
export interface Boundaries {
  readonly shapes: FeatureCollection<Polygon | MultiPolygon>;
  readonly areas: ReadonlyMap<string, Area>;
}

/** Reads `GET /api/boundaries/{districts|neighbourhoods}`. Throws a `TypeError` for any other shape. */
export function parseBoundaries(json: unknown): Boundaries {
  const shapes = parseShapes(json);
  const areas = new Map<string, Area>();
  for (const feature of shapes.features) {
    const area = parseArea(feature);
    areas.set(area.code, area);
  }
  return { shapes, areas };
}

/** Reads any GeoJSON FeatureCollection of areas, such as the water. */
export function parseShapes(json: unknown): FeatureCollection<Polygon | MultiPolygon> {
  const collection = asObject(json, 'boundaries');
  const features = asList(collection['features'], 'boundaries.features').map((entry) => {
    const feature = asObject(entry, 'boundary');
    const geometry = asObject(feature['geometry'], 'boundary.geometry');
    const type = asText(geometry['type'], 'boundary.geometry.type');
    if (type !== 'Polygon' && type !== 'MultiPolygon') {
      throw new TypeError(`boundary.geometry: expected an area, got ${type}`);
    }
    return entry as Feature<Polygon | MultiPolygon>;
  });
  return { type: 'FeatureCollection', features };
}

function parseArea(feature: Feature<Polygon | MultiPolygon>): Area {
  const properties = asObject(feature.properties, 'boundary.properties');
  const code = asText(properties['code'], 'boundary.code');
  const bounds = boundsOf(feature.geometry);
  return {
    code,
    ko: asText(properties['ko'], `boundary ${code}.ko`),
    en: asText(properties['en'], `boundary ${code}.en`),
    parent: asTextOrNull(properties['parent'], `boundary ${code}.parent`),
    population: asNumberOrNull(properties['population'], `boundary ${code}.population`),
    areaKm2: asNumberOrNull(properties['areaKm2'], `boundary ${code}.areaKm2`),
    lon: asNumber(properties['lon'] ?? (bounds[0] + bounds[2]) / 2, `boundary ${code}.lon`),
    lat: asNumber(properties['lat'] ?? (bounds[1] + bounds[3]) / 2, `boundary ${code}.lat`),
    bounds,
  };
}

/** The smallest box around a shape. */
export function boundsOf(geometry: Geometry): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) {
      return;
    }
    const [lon, lat] = coordinates;
    if (typeof lon === 'number' && typeof lat === 'number') {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
      return;
    }
    coordinates.forEach(visit);
  };
  visit('coordinates' in geometry ? geometry.coordinates : []);
  return [west, south, east, north];
}
