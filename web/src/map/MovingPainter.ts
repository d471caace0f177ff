import type { Feature, MultiPoint, Point } from 'geojson';
import type { GeoJSONSource, MapGeoJSONFeature } from 'maplibre-gl';
import { stepOf, type LayerProfile, type Property } from '../city/profile';
import type { LayerState } from '../live/LayerState';
import { BELOW, removeFrom, type Canvas, type Painter, type Pick } from './Painter';
import { COLOURS, FONT_MEDIUM, NOTHING, TILED } from './style';

/** Between two positions a thing glides; never longer than this, so that it is not shown far behind. */
const LONGEST_GLIDE_MS = 12_000;

/** Without a colour of its own. */
const PLAIN = '#9fe0ff';

/** Farther than this between two readings it jumps: it was out of sight. Degrees, about 2 km. */
const LONGEST_STEP = 0.02;

interface Glide {
  fromLon: number;
  fromLat: number;
  toLon: number;
  toLat: number;
  begun: number;
  duration: number;
}

/** From this zoom on things are drawn one by one, with their route and for the pointer; before it they are a crowd of dots. */
const NEAR_ZOOM = 12.6;

/**
 * Things that move, such as buses. They are sent to the map as often as a step can be seen at this zoom: at city zoom a bus needs
 * seconds to cross a pixel, and 1,500 of them go as a few multi-points by colour, which costs the main thread a tenth of 1,500
 * features.
 */
export class MovingPainter implements Painter {
  readonly #canvas: Canvas;
  readonly #profile: LayerProfile;
  readonly #property: Property | null;
  readonly #state: LayerState;
  readonly #id: string;
  readonly #glides = new Map<number, Glide>();
  #lastDrawn = 0;
  #movingUntil = 0;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown = false;

  constructor(canvas: Canvas, profile: LayerProfile, property: Property | null, state: LayerState) {
    this.#canvas = canvas;
    this.#profile = profile;
    this.#property = property;
    this.#state = state;
    this.#id = `moving-${profile.id}`;
  }

  readonly #renew = (): void => {
    this.#lastDrawn = 0;
    this.#waitFor(0);
  };

  get hits(): readonly string[] {
    return this.#shown ? [this.#id] : [];
  }

  show(): void {
    const { map, scale } = this.#canvas;
    map.addSource(this.#id, { ...TILED, data: NOTHING, promoteId: 'n' });
    map.addLayer(
      {
        id: this.#id,
        type: 'circle',
        source: this.#id,
        paint: {
          'circle-color': ['get', 'c'],
          'circle-radius': [
            'interpolate',
            ['linear'],
            ['zoom'],
            9.5,
            1.5 * scale,
            12,
            3.2 * scale,
            15,
            7 * scale,
          ],
          'circle-opacity': 0.95,
          'circle-stroke-color': '#0b3a5e',
          'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5 * scale, 13, 1.6 * scale],
        },
      },
      BELOW,
    );
    map.addLayer(
      {
        id: `${this.#id}-label`,
        type: 'symbol',
        source: this.#id,
        minzoom: 13.2,
        layout: {
          'text-field': ['coalesce', ['get', 'route'], ''],
          'text-font': FONT_MEDIUM,
          'text-size': 10.5 * scale,
          'text-offset': [0, 1.1],
          'text-anchor': 'top',
          'text-optional': true,
        },
        paint: { 'text-color': '#bfe9ff', 'text-halo-color': COLOURS.ground, 'text-halo-width': 1.3 * scale },
      },
      BELOW,
    );
    this.#shown = true;
    // Coming nearer or going farther shows others, or shows them otherwise, even while nothing moves.
    map.on('moveend', this.#renew);
    this.#glides.clear();
    this.#aimAll();
    this.#draw(performance.now());
    this.#waitFor(this.#interval());
  }

  hide(): void {
    this.#shown = false;
    this.#stop();
    this.#canvas.map.off('moveend', this.#renew);
    removeFrom(this.#canvas.map, [`${this.#id}-label`, this.#id], this.#id);
  }

  update(): void {
    const { renewed, things } = this.#state.takeChanges();
    if (renewed) {
      this.#glides.clear();
      this.#aimAll();
      this.#renew();
    } else {
      things.forEach((thing) => this.#aim(thing));
    }
  }

  pick(feature: MapGeoJSONFeature): Pick | null {
    return feature.id === undefined
      ? null
      : { kind: 'thing', layer: this.#profile.id, thing: Number(feature.id) };
  }

  #aimAll(): void {
    for (const { thing } of this.#state.all()) {
      this.#aim(thing.number);
    }
  }

  #aim(thing: number): void {
    const values = this.#state.find(thing)?.reading?.values;
    const toLon = values?.[this.#state.indexOf('longitude')] ?? Number.NaN;
    const toLat = values?.[this.#state.indexOf('latitude')] ?? Number.NaN;
    if (Number.isNaN(toLon) || Number.isNaN(toLat)) {
      this.#glides.delete(thing);
      return;
    }
    const now = performance.now();
    const glide = this.#glides.get(thing);
    const far =
      glide === undefined ||
      this.#canvas.still ||
      Math.abs(glide.toLon - toLon) > LONGEST_STEP ||
      Math.abs(glide.toLat - toLat) > LONGEST_STEP;
    if (far) {
      this.#movingUntil = Math.max(this.#movingUntil, now + 1000);
      this.#glides.set(thing, { fromLon: toLon, fromLat: toLat, toLon, toLat, begun: now, duration: 1 });
      return;
    }
    const part = partOf(glide, now);
    glide.fromLon += (glide.toLon - glide.fromLon) * part;
    glide.fromLat += (glide.toLat - glide.fromLat) * part;
    glide.toLon = toLon;
    glide.toLat = toLat;
    glide.duration = Math.min(LONGEST_GLIDE_MS, Math.max(400, now - glide.begun));
    glide.begun = now;
    this.#movingUntil = Math.max(this.#movingUntil, now + glide.duration + 1000);
  }

  /** The next picture, with a frame: a page nobody sees has none. */
  #waitFor(millis: number): void {
    this.#stop();
    this.#timer = setTimeout(() => {
      this.#frame = requestAnimationFrame((now) => {
        if (now < this.#movingUntil || this.#lastDrawn === 0) {
          this.#draw(now);
        }
        this.#waitFor(this.#interval());
      });
    }, millis);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  /** Milliseconds between two pictures: the nearer, the oftener. */
  #interval(): number {
    const { map, still, pace } = this.#canvas;
    const zoom = map.getZoom();
    const seen = still || zoom <= 11.4 ? 1000 : zoom > 14 ? 66 : zoom > NEAR_ZOOM ? 125 : 400;
    return Math.max(pace(), seen);
  }

  #draw(now: number): void {
    this.#lastDrawn = now;
    const near = this.#canvas.map.getZoom() >= NEAR_ZOOM;
    const features = near ? this.#singles(now) : this.#crowds(now);
    this.#canvas.map.getSource<GeoJSONSource>(this.#id)?.setData({ type: 'FeatureCollection', features });
  }

  #crowds(now: number): Feature<MultiPoint>[] {
    const byColour = new Map<string, [number, number][]>();
    for (const [thing, glide] of this.#glides) {
      const colour = this.#colourOf(thing);
      const crowd = byColour.get(colour);
      if (crowd === undefined) {
        byColour.set(colour, [placeOf(glide, now)]);
      } else {
        crowd.push(placeOf(glide, now));
      }
    }
    return [...byColour].map(([c, coordinates]) => ({
      type: 'Feature',
      geometry: { type: 'MultiPoint', coordinates },
      properties: { c },
    }));
  }

  #singles(now: number): Feature<Point>[] {
    const bounds = this.#canvas.map.getBounds();
    const [west, east] = [bounds.getWest() - 0.01, bounds.getEast() + 0.01];
    const [south, north] = [bounds.getSouth() - 0.01, bounds.getNorth() + 0.01];
    const features: Feature<Point>[] = [];
    for (const [thing, glide] of this.#glides) {
      const place = placeOf(glide, now);
      if (place[0] > west && place[0] < east && place[1] > south && place[1] < north) {
        const route = this.#state.find(thing)?.thing.properties?.['route'] ?? null;
        features.push({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: place },
          properties: { n: thing, c: this.#colourOf(thing), route },
        });
      }
    }
    return features;
  }

  #colourOf(thing: number): string {
    const value = this.#state.find(thing)?.reading?.values[this.#valueIndex] ?? Number.NaN;
    return Number.isNaN(value) || this.#property === null
      ? PLAIN
      : (stepOf(this.#property.steps, value)?.colour ?? PLAIN);
  }

  get #valueIndex(): number {
    return this.#profile.property === null ? -1 : this.#state.indexOf(this.#profile.property);
  }
}

function placeOf(glide: Glide, now: number): [number, number] {
  const part = partOf(glide, now);
  return [
    glide.fromLon + (glide.toLon - glide.fromLon) * part,
    glide.fromLat + (glide.toLat - glide.fromLat) * part,
  ];
}

/** How much of a glide is done, 0 to 1. */
function partOf(glide: Glide, now: number): number {
  return Math.min(1, Math.max(0, (now - glide.begun) / glide.duration));
}
