import type { GeoJSONSource, MapGeoJSONFeature } from 'maplibre-gl';
import type { Camera } from '../city/topics';
import { BELOW, removeFrom, type Canvas, type Painter, type Pick } from './Painter';
import { byZoom, COLOURS, NOTHING, TILED } from './style';

/** Where the cameras stand; those that play on the wall have a ring. */
export class CamerasPainter implements Painter {
  readonly #canvas: Canvas;
  #cameras: readonly Camera[] = [];
  #playing: ReadonlySet<string> = new Set();
  #dirty = true;
  #shown = false;

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  get hits(): readonly string[] {
    return this.#shown ? ['cameras'] : [];
  }

  set(cameras: readonly Camera[], playing: ReadonlySet<string>): void {
    this.#cameras = cameras;
    this.#playing = playing;
    this.#dirty = true;
  }

  show(): void {
    const { map, scale } = this.#canvas;
    map.addSource('cameras', { ...TILED, data: NOTHING });
    map.addLayer(
      {
        id: 'cameras-ring',
        type: 'circle',
        source: 'cameras',
        filter: ['get', 'playing'],
        paint: {
          'circle-color': COLOURS.accent,
          'circle-opacity': 0.22,
          'circle-radius': 15 * scale,
          'circle-stroke-color': COLOURS.accent,
          'circle-stroke-width': 1.6 * scale,
        },
      },
      BELOW,
    );
    map.addLayer(
      {
        id: 'cameras',
        type: 'symbol',
        source: 'cameras',
        layout: {
          'icon-image': 'camera',
          'icon-size': byZoom(10, 0.4 * scale, 13, 0.7 * scale),
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
      },
      BELOW,
    );
    this.#shown = true;
    this.#dirty = true;
    this.update();
  }

  hide(): void {
    removeFrom(this.#canvas.map, ['cameras', 'cameras-ring'], 'cameras');
    this.#shown = false;
  }

  update(): void {
    if (!this.#dirty) {
      return;
    }
    this.#dirty = false;
    this.#canvas.map.getSource<GeoJSONSource>('cameras')?.setData({
      type: 'FeatureCollection',
      features: this.#cameras.map((camera) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [camera.lon, camera.lat] },
        properties: { id: camera.id, playing: this.#playing.has(camera.id) },
      })),
    });
  }

  pick(feature: MapGeoJSONFeature): Pick {
    return { kind: 'camera', id: String(feature.properties['id']) };
  }
}
