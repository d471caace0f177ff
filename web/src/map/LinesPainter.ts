import type { Feature, LineString, Point } from 'geojson';
import type { GeoJSONSource, MapGeoJSONFeature } from 'maplibre-gl';
import type { LayerProfile, Property } from '../city/profile';
import type { LayerState } from '../live/LayerState';
import type { Thing } from '../city/topics';
import { BELOW, removeFrom, type Canvas, type Painter, type Pick } from './Painter';
import { byZoom, COLOURS, colourBySteps, NOTHING, TILED } from './style';
import { ThingValues } from './ThingValues';

/** Road links, coloured by their newest reading through feature state; a link of which only the middle is known is a dot. */
export class LinesPainter implements Painter {
  readonly #canvas: Canvas;
  readonly #profile: LayerProfile;
  readonly #property: Property | null;
  readonly #state: LayerState;
  readonly #id: string;
  readonly #values: ThingValues;
  #shown = false;

  constructor(canvas: Canvas, profile: LayerProfile, property: Property | null, state: LayerState) {
    this.#canvas = canvas;
    this.#profile = profile;
    this.#property = property;
    this.#state = state;
    this.#id = `lines-${profile.id}`;
    this.#values = new ThingValues(canvas, profile, state, this.#id);
  }

  get hits(): readonly string[] {
    return this.#shown ? [this.#id, `${this.#id}-dot`] : [];
  }

  show(): void {
    const { map, scale } = this.#canvas;
    const colour = colourBySteps(['feature-state', 'v'], this.#property?.steps ?? []);
    map.addSource(this.#id, { ...TILED, data: NOTHING, promoteId: 'n', tolerance: 0.3 });
    const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
    map.addLayer(
      {
        id: `${this.#id}-glow`,
        type: 'line',
        source: this.#id,
        layout,
        paint: {
          'line-color': colour,
          'line-width': byZoom(9.5, 4 * scale, 13, 14 * scale),
          'line-blur': byZoom(9.5, 4 * scale, 13, 12 * scale),
          'line-opacity': 0.28,
        },
      },
      BELOW,
    );
    map.addLayer(
      {
        id: this.#id,
        type: 'line',
        source: this.#id,
        layout,
        paint: {
          'line-color': colour,
          'line-width': byZoom(9.5, 1.1 * scale, 11, 1.7 * scale, 14, 4.5 * scale),
          'line-opacity': 0.95,
        },
      },
      BELOW,
    );
    map.addLayer(
      {
        id: `${this.#id}-dot`,
        type: 'circle',
        source: this.#id,
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-color': colour,
          'circle-radius': byZoom(9.5, 1.5 * scale, 12, 2.6 * scale, 14.5, 6 * scale),
          'circle-opacity': 0.85,
          'circle-stroke-color': COLOURS.ground,
          'circle-stroke-width': 0.6 * scale,
        },
      },
      BELOW,
    );
    this.#shown = true;
    this.#redraw();
  }

  hide(): void {
    removeFrom(this.#canvas.map, [`${this.#id}-dot`, this.#id, `${this.#id}-glow`], this.#id);
    this.#shown = false;
  }

  update(): void {
    const { renewed, things } = this.#state.takeChanges();
    if (renewed) {
      this.#redraw();
      return;
    }
    things.forEach((thing) => this.#values.tell(thing));
  }

  pick(feature: MapGeoJSONFeature): Pick {
    return { kind: 'thing', layer: this.#profile.id, thing: Number(feature.id) };
  }

  #redraw(): void {
    const features: Feature<LineString | Point>[] = [];
    for (const { thing } of this.#state.all()) {
      const path = pathOf(thing);
      const geometry: LineString | Point | null =
        path !== null
          ? { type: 'LineString', coordinates: path }
          : thing.lon !== null && thing.lat !== null
            ? { type: 'Point', coordinates: [thing.lon, thing.lat] }
            : null;
      if (geometry !== null) {
        features.push({ type: 'Feature', geometry, properties: { n: thing.number } });
        this.#values.tell(thing.number);
      }
    }
    this.#canvas.map.getSource<GeoJSONSource>(this.#id)?.setData({ type: 'FeatureCollection', features });
  }
}

/** The line of a road link, from its constant property `path` (`126.971,37.560 126.984,37.571`); null without two points. */
function pathOf({ properties }: Thing): [number, number][] | null {
  const path: unknown = properties?.['path'];
  if (typeof path !== 'string') {
    return null;
  }
  const points: [number, number][] = [];
  for (const pair of path.trim().split(/\s+/)) {
    const [lon, lat] = pair.split(',').map(Number);
    if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat)) {
      return null;
    }
    points.push([lon, lat]);
  }
  return points.length < 2 ? null : points;
}
