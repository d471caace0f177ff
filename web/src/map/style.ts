import type { FeatureCollection } from 'geojson';
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Step } from '../city/profile';

/** Colours of the map; the same night as `ui/tokens.css`. */
export const COLOURS = {
  ground: '#070b14',
  grid: '#0d1524',
  plate: '#0a1322',
  plateEdge: '#1c3050',
  district: '#131f35',
  border: '#46618c',
  borderFaint: '#2b4166',
  river: '#0f3355',
  shore: '#2a6a9e',
  text: '#e8eef8',
  muted: '#93a4bf',
  accent: '#5cc8ff',
  none: '#5b6b84',
  ok: '#35c2a3',
  warn: '#ffb000',
  alarm: '#ff5d5d',
} as const;

/**
 * Font stacks for MapLibre, which draws every glyph itself from the page's fonts because the style names no glyph server.
 * The first, made-up name only tells it the weight (see `GlyphManager._fontWeight`).
 */
export const FONT_BOLD = ['Madang Bold', 'Pretendard Variable', 'Noto Sans CJK KR'];
export const FONT_MEDIUM = ['Madang SemiBold', 'Pretendard Variable', 'Noto Sans CJK KR'];

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/**
 * Every source of the map is cut into tiles no smaller than those of zoom 10, where a coordinate is still true to 4 m. At MapLibre's
 * own limit of 18 a slanted view of the city is 21 tiles a source, each drawn by itself: without a graphics card a picture took
 * a second of both cores.
 */
export const TILED = { type: 'geojson', maxzoom: 10 } as const;

/** A size that grows with the zoom: zoom, size, zoom, size … */
export function byZoom(...stops: readonly number[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

/** The colour of a value by its steps; grey where `value` gives null. */
export function colourBySteps(
  value: unknown[],
  steps: readonly Step[],
  plain: string = COLOURS.accent,
): DataDrivenPropertyValueSpecification<string> {
  const [first, ...rest] = steps;
  if (first === undefined) {
    return plain;
  }
  const stepped = [
    'step',
    ['to-number', value],
    first.colour,
    ...rest.flatMap((step) => [step.from, step.colour]),
  ];
  const colour = rest.length === 0 ? first.colour : stepped;
  return [
    'case',
    ['==', value, null],
    COLOURS.none,
    colour,
  ] as unknown as DataDrivenPropertyValueSpecification<string>;
}

/**
 * How strongly a district shows its colour: more where the value is higher, so that equal steps still have relief; less from near,
 * where streets matter; the chosen district more than the others.
 */
export function shade(chosen: string | null): DataDrivenPropertyValueSpecification<number> {
  const byValue = (low: number, high: number): unknown[] => [
    'interpolate',
    ['linear'],
    ['coalesce', ['feature-state', 'share'], 0.5],
    0,
    low,
    1,
    high,
  ];
  const at = (part: number): unknown =>
    chosen === null
      ? byValue(0.2 * part, 0.5 * part)
      : ['case', ['==', ['get', 'code'], chosen], 0.5 * part, 0.14 * part];
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    11,
    at(1),
    13.5,
    at(0.4),
  ] as unknown as DataDrivenPropertyValueSpecification<number>;
}

/** Quiet lines around the city, so that the plate floats over something. */
function grid([west, south, east, north]: readonly [number, number, number, number]): FeatureCollection {
  const lines: FeatureCollection['features'] = [];
  const step = 0.02;
  const [w, s, e, n] = [west - 0.6, south - 0.5, east + 0.6, north + 0.6];
  const add = (coordinates: number[][]): void => {
    lines.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
  };
  for (let lon = Math.ceil(w / step) * step; lon < e; lon += step) {
    add([
      [lon, s],
      [lon, n],
    ]);
  }
  for (let lat = Math.ceil(s / step) * step; lat < n; lat += step) {
    add([
      [w, lat],
      [e, lat],
    ]);
  }
  return { type: 'FeatureCollection', features: lines };
}

/**
 * The city before anything is measured: ground, plate, districts, river, borders and labels. Live layers are put below
 * the layer `labels-below`.
 *
 * @param scale size of text and marks relative to a desk screen: about 2 on a 3840 px wall
 */
export function cityStyle(
  shapes: { readonly districts: FeatureCollection; readonly water: FeatureCollection },
  bounds: readonly [number, number, number, number],
  scale: number,
): StyleSpecification {
  return {
    version: 8,
    sources: {
      grid: { ...TILED, data: grid(bounds) },
      districts: { ...TILED, data: shapes.districts, promoteId: 'code', tolerance: 0.2 },
      neighbourhoods: { ...TILED, data: NOTHING, promoteId: 'code', tolerance: 0.2 },
      water: { ...TILED, data: shapes.water, tolerance: 0.2 },
      'district-labels': { ...TILED, data: NOTHING, promoteId: 'code' },
      'neighbourhood-labels': { ...TILED, data: NOTHING },
    },
    layers: [
      {
        id: 'grid',
        type: 'line',
        source: 'grid',
        paint: { 'line-color': COLOURS.grid, 'line-width': scale },
      },
      {
        id: 'plate-glow',
        type: 'line',
        source: 'districts',
        paint: {
          'line-color': '#16365e',
          'line-width': 34 * scale,
          'line-blur': 34 * scale,
          'line-opacity': 0.55,
        },
      },
      // Lines are drawn along the edges that are seen; smoothing every fill's edge would draw each outline once more.
      ...[14, 10, 6, 3].map((depth, index) => ({
        id: `plate-${depth}`,
        type: 'fill' as const,
        source: 'districts',
        paint: {
          'fill-color': ['#0a1424', '#0d1b31', '#112441', '#1b3a63'][index] ?? COLOURS.plate,
          'fill-antialias': false,
          'fill-translate': [0, depth * scale] as [number, number],
          'fill-translate-anchor': 'viewport' as const,
        },
      })),
      {
        id: 'district-base',
        type: 'fill',
        source: 'districts',
        paint: { 'fill-color': COLOURS.district, 'fill-antialias': false },
      },
      {
        id: 'district-fill',
        type: 'fill',
        source: 'districts',
        paint: { 'fill-color': COLOURS.district, 'fill-opacity': shade(null), 'fill-antialias': false },
      },
      {
        id: 'water',
        type: 'fill',
        source: 'water',
        paint: { 'fill-color': COLOURS.river, 'fill-opacity': 0.92, 'fill-antialias': false },
      },
      {
        id: 'shore',
        type: 'line',
        source: 'water',
        paint: { 'line-color': COLOURS.shore, 'line-width': 1.1 * scale, 'line-opacity': 0.75 },
      },
      {
        id: 'neighbourhood-lines',
        type: 'line',
        source: 'neighbourhoods',
        paint: {
          'line-color': COLOURS.borderFaint,
          'line-width': 0.8 * scale,
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 11, 0, 11.8, 0.8],
        },
      },
      {
        id: 'district-lines',
        type: 'line',
        source: 'districts',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': COLOURS.border, 'line-width': 1.1 * scale, 'line-opacity': 0.8 },
      },
      {
        id: 'district-hover',
        type: 'line',
        source: 'districts',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': COLOURS.text,
          'line-width': 2 * scale,
          'line-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.9, 0],
        },
      },
      {
        id: 'district-selected-glow',
        type: 'line',
        source: 'districts',
        filter: ['==', ['get', 'code'], ''],
        paint: {
          'line-color': COLOURS.accent,
          'line-width': 12 * scale,
          'line-blur': 12 * scale,
          'line-opacity': 0.6,
        },
      },
      {
        id: 'district-selected',
        type: 'line',
        source: 'districts',
        filter: ['==', ['get', 'code'], ''],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': COLOURS.accent, 'line-width': 2.4 * scale },
      },
      // Live layers come before this one.
      {
        id: 'labels-below',
        type: 'symbol',
        source: 'neighbourhood-labels',
        minzoom: 12.4,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': FONT_MEDIUM,
          'text-size': 10.5 * scale,
          'text-padding': 6,
        },
        paint: {
          'text-color': COLOURS.muted,
          'text-halo-color': COLOURS.ground,
          'text-halo-width': 1.3 * scale,
        },
      },
      {
        id: 'district-names',
        type: 'symbol',
        source: 'district-labels',
        layout: {
          'text-field': [
            'format',
            ['get', 'name'],
            {},
            ['get', 'line'],
            {},
            ['get', 'value'],
            { 'font-scale': 1.12, 'text-color': COLOURS.text },
          ],
          'text-font': FONT_BOLD,
          'text-size': [
            'interpolate',
            ['linear'],
            ['zoom'],
            9.5,
            10.5 * scale,
            11,
            12.5 * scale,
            13,
            16 * scale,
          ],
          'text-line-height': 1.15,
          'text-padding': 2,
          // In the middle, or beside what stands there.
          'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right', 'bottom-left', 'bottom-right'],
          'text-radial-offset': 1.2,
          'text-justify': 'auto',
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: {
          'text-color': '#c9d6ea',
          'text-halo-color': '#070b14',
          'text-halo-width': 1.6 * scale,
          'text-halo-blur': 0.4,
        },
      },
      // What names leave room for comes before this one: names are placed after all that lies above them.
      { id: 'names-below', type: 'background', layout: { visibility: 'none' } },
    ],
  };
}
