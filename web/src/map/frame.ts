import type { Geometry } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';

/** Free space around the visible part of the map, CSS pixels: what the floating panels cover. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** How the map is looked at when the whole city is shown. */
export interface View {
  readonly pitch: number;
  readonly bearing: number;
}

export type Corner = readonly [lon: number, lat: number];

const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

/** So often a frame is tried; the last tries move it by less than a pixel. */
const ROUNDS = 6;

/** Corners of shapes, at most about so many of each, enough to frame them. */
export function cornersOf(geometry: Geometry, most: number): readonly Corner[] {
  const corners: Corner[] = [];
  const visit = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) {
      return;
    }
    const [lon, lat] = coordinates as unknown[];
    if (typeof lon === 'number' && typeof lat === 'number') {
      corners.push([lon, lat]);
    } else {
      coordinates.forEach(visit);
    }
  };
  visit('coordinates' in geometry ? geometry.coordinates : []);
  const every = Math.max(1, Math.floor(corners.length / most));
  return corners.filter((_, index) => index % every === 0);
}

/** Where to move the map. */
interface Move {
  readonly points: readonly Corner[];
  readonly view: View;
  readonly insets: Insets;
  /** The nearest zoom. */
  readonly nearest: number;
  readonly how: 'at once' | 'gliding';
}

/**
 * Frames points inside the free part of the screen. A pitched map shows near things larger, so the frame is found by trying: look,
 * see how large it came out, come nearer or go back.
 */
export function frame(map: MapLibreMap, { points, view, insets, nearest, how }: Move): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const width = clientWidth - insets.left - insets.right;
  const height = clientHeight - insets.top - insets.bottom;
  if (width < 50 || height < 50 || points.length === 0) {
    return;
  }
  const before = {
    center: map.getCenter(),
    zoom: map.getZoom(),
    pitch: map.getPitch(),
    bearing: map.getBearing(),
    padding: map.getPadding(),
  };
  const [west, east] = rangeOf(points.map(([lon]) => lon));
  const [south, north] = rangeOf(points.map(([, lat]) => lat));
  map.jumpTo({ center: [(west + east) / 2, (south + north) / 2], zoom: 10.5, ...view, padding: NO_PADDING });
  for (let round = 0; round < ROUNDS; round++) {
    const seen = points.map(([lon, lat]) => map.project([lon, lat]));
    const [x0, x1] = rangeOf(seen.map(({ x }) => x));
    const [y0, y1] = rangeOf(seen.map(({ y }) => y));
    const larger = Math.min(width / (x1 - x0), height / (y1 - y0));
    // What now lies in the middle of the points shall lie in the middle of the free room.
    const away = [
      (x0 + x1) / 2 - (insets.left + width / 2),
      (y0 + y1) / 2 - (insets.top + height / 2),
    ] as const;
    const centre = map.project(map.getCenter());
    map.jumpTo({ center: map.unproject([centre.x + away[0], centre.y + away[1]]) });
    map.jumpTo({ zoom: Math.min(nearest, map.getZoom() + Math.log2(larger)) });
  }
  if (how === 'gliding') {
    const target = { center: map.getCenter(), zoom: map.getZoom(), ...view };
    map.jumpTo(before);
    map.easeTo({ ...target, padding: NO_PADDING, duration: 1100 });
  }
}

function rangeOf(values: readonly number[]): readonly [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)];
}
