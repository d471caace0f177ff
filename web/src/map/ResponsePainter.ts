import type { GeoJSONSource, MapGeoJSONFeature } from 'maplibre-gl';
import type { Help, ResponseUnit } from '../office/situation/situation';
import type { ResponseMark } from './marks';
import { removeFrom, type Canvas, type Painter, type Pick } from './Painter';
import { NOTHING, TILED } from './style';

/** Which mark a group of help has; cameras have a layer of their own. */
const MARK_OF: Readonly<Record<string, ResponseMark>> = {
  hospitals: 'hospital',
  'fire-stations': 'fire-station',
  police: 'police-station',
};

/** What answers the chosen situation: the units that were sent, where they are, and the nearest places of help. */
export class ResponsePainter implements Painter {
  readonly #canvas: Canvas;
  #units: readonly ResponseUnit[] = [];
  #help: readonly Help[] = [];
  #dirty = true;
  #shown = false;

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  get hits(): readonly string[] {
    return this.#shown ? ['response'] : [];
  }

  set(units: readonly ResponseUnit[], help: readonly Help[]): void {
    this.#units = units;
    this.#help = help;
    this.#dirty = true;
  }

  show(): void {
    const { map, scale } = this.#canvas;
    map.addSource('response', { ...TILED, data: NOTHING });
    map.addLayer({
      id: 'response',
      type: 'symbol',
      source: 'response',
      layout: {
        'icon-image': ['get', 'mark'],
        'icon-size': 0.62 * scale,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    });
    this.#shown = true;
    this.#dirty = true;
    this.update();
  }

  hide(): void {
    removeFrom(this.#canvas.map, ['response'], 'response');
    this.#shown = false;
  }

  update(): void {
    if (!this.#dirty) {
      return;
    }
    this.#dirty = false;
    const mark = (lon: number, lat: number, picture: ResponseMark, name: string, subject: string) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      properties: { mark: picture, name, subject },
    });
    this.#canvas.map.getSource<GeoJSONSource>('response')?.setData({
      type: 'FeatureCollection',
      features: [
        ...this.#help.flatMap(({ id, list }) => {
          const picture = MARK_OF[id];
          return picture === undefined
            ? []
            : list.map((spot) => mark(spot.lon, spot.lat, picture, spot.name.ko, spot.subject));
        }),
        ...this.#units.flatMap((unit) =>
          unit.lon === null || unit.lat === null || unit.stage === 'cleared'
            ? []
            : [
                mark(
                  unit.lon,
                  unit.lat,
                  unit.stage === 'arrived' ? 'unit-there' : 'unit',
                  unit.name.ko,
                  'topic:emergency-units',
                ),
              ],
        ),
      ],
    });
  }

  pick(feature: MapGeoJSONFeature): Pick {
    const { name, subject } = feature.properties as Record<string, unknown>;
    return { kind: 'place', layer: 'response', name: String(name ?? ''), subject: String(subject ?? '') };
  }
}
