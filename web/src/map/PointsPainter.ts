import type { Feature, Point } from 'geojson';
import type { GeoJSONSource, MapGeoJSONFeature } from 'maplibre-gl';
import type { LayerProfile, Property } from '../city/profile';
import type { Thing } from '../city/topics';
import type { LayerState } from '../live/LayerState';
import { ROOM, ROOM_SIZE } from './marks';
import { ABOVE, BELOW, removeFrom, type Canvas, type Painter, type Pick } from './Painter';
import { byZoom, COLOURS, colourBySteps, FONT_BOLD, NOTHING, TILED } from './style';
import { ThingValues } from './ThingValues';

/** Up to this many things, each has its value written on it. */
const MOST_LABELLED = 250;

/**
 * Things that stand still: stations, sensors, docks. Places go to the map once, values as feature state, so that an update
 * of a few readings costs a few calls; only layers small enough to carry written values are sent whole.
 */
export class PointsPainter implements Painter {
  readonly #canvas: Canvas;
  readonly #state: LayerState;
  readonly #profile: LayerProfile;
  readonly #property: Property | null;
  readonly #id: string;
  readonly #values: ThingValues;
  #labelled = false;
  #shown = false;

  constructor(canvas: Canvas, profile: LayerProfile, property: Property | null, state: LayerState) {
    this.#canvas = canvas;
    this.#profile = profile;
    this.#property = property;
    this.#state = state;
    this.#id = `points-${profile.id}`;
    this.#values = new ThingValues(canvas, profile, state, this.#id);
  }

  get hits(): readonly string[] {
    return this.#shown ? [this.#id] : [];
  }

  show(): void {
    this.#labelled = this.#state.size > 0 && this.#state.size <= MOST_LABELLED;
    this.#canvas.map.addSource(this.#id, { ...TILED, data: NOTHING, promoteId: 'n' });
    const value = this.#labelled ? ['get', 'v'] : ['feature-state', 'v'];
    const colour = colourBySteps(value, this.#property?.steps ?? []);
    if (this.#labelled) {
      this.#addBadges(colour);
    } else {
      this.#addDots(colour);
    }
    this.#shown = true;
    this.#redraw();
  }

  hide(): void {
    removeFrom(this.#canvas.map, [`${this.#id}-label`, this.#id], this.#id);
    this.#shown = false;
  }

  update(): void {
    const { renewed, things } = this.#state.takeChanges();
    if (renewed) {
      // The number of things decides how they are drawn.
      this.hide();
      this.show();
      return;
    }
    if (things.length === 0) {
      return;
    }
    if (this.#labelled) {
      this.#redraw();
      return;
    }
    things.forEach((thing) => this.#values.tell(thing));
  }

  pick(feature: MapGeoJSONFeature): Pick {
    return { kind: 'thing', layer: this.#profile.id, thing: Number(feature.id) };
  }

  #redraw(): void {
    const features: Feature<Point>[] = [];
    const inDistrict = new Map<string | null, number>();
    for (const { thing } of this.#state.all()) {
      const { lon, district } = thing;
      const nth = inDistrict.get(district) ?? 0;
      if (lon === null) {
        inDistrict.set(district, nth + 1);
      }
      const feature = this.#feature(thing, nth);
      if (feature !== null) {
        features.push(feature);
      }
    }
    this.#canvas.map.getSource<GeoJSONSource>(this.#id)?.setData({ type: 'FeatureCollection', features });
    if (!this.#labelled) {
      for (const { thing } of this.#state.all()) {
        this.#values.tell(thing.number);
      }
    }
  }

  #feature(thing: Thing, nth: number): Feature<Point> | null {
    // A thing that only says its district stands near the middle of it.
    const place =
      thing.lon !== null && thing.lat !== null
        ? [thing.lon, thing.lat]
        : this.#canvas.within(thing.district, nth);
    if (place === null) {
      return null;
    }
    const v = this.#values.of(thing.number);
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: place },
      properties: {
        n: thing.number,
        ...(this.#labelled ? { v, label: v === null ? '–' : v.toFixed(this.#property?.decimals ?? 0) } : {}),
      },
    };
  }

  #addDots(colour: ReturnType<typeof colourBySteps>): void {
    const { map, scale } = this.#canvas;
    map.addLayer(
      {
        id: this.#id,
        type: 'circle',
        source: this.#id,
        paint: {
          'circle-color': colour,
          'circle-radius': byZoom(9.5, 1.9 * scale, 12, 3.6 * scale, 14.5, 7 * scale),
          'circle-opacity': 0.9,
          'circle-stroke-color': COLOURS.ground,
          'circle-stroke-width': byZoom(10, 0.4 * scale, 13, 1.4 * scale),
          'circle-pitch-alignment': 'viewport',
        },
      },
      BELOW,
    );
  }

  #addBadges(colour: ReturnType<typeof colourBySteps>): void {
    const { map, scale } = this.#canvas;
    const short = ['<=', ['length', ['get', 'label']], 3];
    map.addLayer(
      {
        id: this.#id,
        type: 'circle',
        source: this.#id,
        paint: {
          'circle-color': colour,
          'circle-radius': byZoom(9.5, 5 * scale, 11, 9 * scale, 13, 12 * scale),
          'circle-stroke-color': COLOURS.ground,
          'circle-stroke-width': 1.8 * scale,
          'circle-opacity': 0.96,
        },
      },
      BELOW,
    );
    map.addLayer(
      {
        id: `${this.#id}-label`,
        type: 'symbol',
        source: this.#id,
        layout: {
          // Nothing to see, but names of districts leave its room free.
          'icon-image': ROOM,
          'icon-size': byZoom(
            9.5,
            (2 * 5 * scale) / ROOM_SIZE,
            11,
            (2 * 9 * scale) / ROOM_SIZE,
            13,
            (2 * 12 * scale) / ROOM_SIZE,
          ),
          'icon-allow-overlap': true,

          'text-field': ['get', 'label'],
          'text-font': FONT_BOLD,
          'text-size': byZoom(10.4, 8.5 * scale, 13, 12 * scale),
          'text-offset': ['case', short, ['literal', [0, 0]], ['literal', [0, 1.5]]] as unknown as [
            number,
            number,
          ],
          'text-allow-overlap': true,
        },
        paint: {
          'text-opacity': ['step', ['zoom'], 0, 10.4, 1],
          'text-color': ['case', short, COLOURS.ground, COLOURS.text] as unknown as string,
          'text-halo-color': COLOURS.ground,
          'text-halo-width': ['case', short, 0, 1.3 * scale] as unknown as number,
        },
      },
      ABOVE,
    );
  }
}
