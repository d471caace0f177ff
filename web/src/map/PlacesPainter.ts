import type { MapGeoJSONFeature } from 'maplibre-gl';
import type { LayerProfile } from '../city/profile';
import { BELOW, removeFrom, type Canvas, type Painter, type Pick } from './Painter';
import { byZoom, COLOURS, TILED } from './style';

/** Places of the catalogue, such as 19,207 Wi-Fi access points: fetched and parsed by the map's worker. */
export class PlacesPainter implements Painter {
  readonly #canvas: Canvas;
  readonly #profile: LayerProfile;
  readonly #id: string;
  readonly #url: string;
  #shown = false;

  constructor(canvas: Canvas, profile: LayerProfile) {
    this.#canvas = canvas;
    this.#profile = profile;
    this.#id = `places-${profile.id}`;
    const kind = encodeURIComponent(profile.placeKind ?? profile.id);
    this.#url = new URL(`/api/places?kind=${kind}`, location.href).href;
  }

  get hits(): readonly string[] {
    return this.#shown ? [this.#id] : [];
  }

  show(): void {
    const { map, scale } = this.#canvas;
    this.#shown = true;
    map.addSource(this.#id, { ...TILED, data: this.#url, generateId: true });
    map.addLayer(
      {
        id: this.#id,
        type: 'circle',
        source: this.#id,
        paint: {
          'circle-color': '#7fa8ff',
          'circle-radius': byZoom(9.5, 0.9 * scale, 12, 2 * scale, 15, 5 * scale),
          'circle-opacity': byZoom(9.5, 0.55, 13, 0.85),
          'circle-stroke-color': COLOURS.ground,
          'circle-stroke-width': byZoom(12, 0, 14, scale),
        },
      },
      BELOW,
    );
  }

  hide(): void {
    removeFrom(this.#canvas.map, [this.#id], this.#id);
    this.#shown = false;
  }

  update(): void {
    // Places do not report.
  }

  pick(feature: MapGeoJSONFeature): Pick {
    const { ko, name, key } = feature.properties as Record<string, unknown>;
    return {
      kind: 'place',
      layer: this.#profile.id,
      name: String(ko ?? name ?? key ?? ''),
      subject:
        key == null
          ? `topic:layer:${this.#profile.id}`
          : `place:${this.#profile.placeKind ?? this.#profile.id}/${String(key)}`,
    };
  }
}
