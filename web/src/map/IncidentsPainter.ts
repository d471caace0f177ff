import type { GeoJSONSource, MapGeoJSONFeature } from 'maplibre-gl';
import type { Occurrence } from '../city/topics';
import { SEVERITY_COLOUR } from './marks';
import { BELOW, removeFrom, type Canvas, type Painter, type Pick } from './Painter';
import { NOTHING, TILED } from './style';

/** A new incident rings once for so long. */
const RING_MS = 1800;

/** Incidents by shape and colour of their severity; a new one rings once. */
export class IncidentsPainter implements Painter {
  readonly #canvas: Canvas;
  readonly #known = new Set<number>();
  #items: readonly Occurrence[] = [];
  #selected: number | null = null;
  #dirty = true;
  #shown = false;

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  get hits(): readonly string[] {
    return this.#shown ? ['incidents'] : [];
  }

  /** Takes the incidents to draw. Those not seen before ring, except on the first call. */
  set(items: readonly Occurrence[], ring: 'ring' | 'quiet'): void {
    const fresh = items.filter((item) => !this.#known.has(item.id) && item.status !== 'closed');
    const first = this.#known.size === 0;
    items.forEach((item) => this.#known.add(item.id));
    this.#items = items;
    this.#dirty = true;
    if (!first && ring === 'ring' && this.#shown) {
      fresh.forEach((item) => this.#ring(item));
    }
  }

  select(id: number | null): void {
    this.#selected = id;
    this.#dirty = true;
  }

  show(): void {
    const { map, scale } = this.#canvas;
    map.addSource('incidents', { ...TILED, data: NOTHING });
    map.addLayer(
      {
        id: 'incidents-halo',
        type: 'circle',
        source: 'incidents',
        filter: ['all', ['!=', ['get', 'status'], 'closed'], ['!=', ['get', 'mark'], 'drill']],
        paint: {
          'circle-color': ['get', 'colour'],
          'circle-radius': ['case', ['get', 'selected'], 30 * scale, 18 * scale],
          'circle-blur': 0.9,
          'circle-opacity': 0.5,
        },
      },
      BELOW,
    );
    map.addLayer({
      id: 'incidents',
      type: 'symbol',
      source: 'incidents',
      layout: {
        'icon-image': ['concat', 'incident-', ['get', 'mark']],
        'icon-size': ['*', scale, ['case', ['get', 'selected'], 1, 0.68]],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'icon-opacity': ['case', ['==', ['get', 'status'], 'closed'], 0.6, 1] },
    });
    this.#shown = true;
    this.#dirty = true;
    this.update();
  }

  hide(): void {
    removeFrom(this.#canvas.map, ['incidents', 'incidents-halo'], 'incidents');
    this.#shown = false;
  }

  update(): void {
    if (!this.#dirty) {
      return;
    }
    this.#dirty = false;
    this.#canvas.map.getSource<GeoJSONSource>('incidents')?.setData({
      type: 'FeatureCollection',
      features: this.#items.flatMap((item) =>
        // What is over lies only in the list, unless it was chosen there.
        item.lon === null || item.lat === null || (item.status === 'closed' && item.id !== this.#selected)
          ? []
          : [
              {
                type: 'Feature' as const,
                geometry: { type: 'Point' as const, coordinates: [item.lon, item.lat] },
                properties: {
                  id: item.id,
                  mark: item.drill ? 'drill' : item.severity,
                  status: item.status,
                  colour: SEVERITY_COLOUR[item.severity],
                  selected: item.id === this.#selected,
                  rank:
                    item.id === this.#selected
                      ? 9
                      : -['Extreme', 'Severe', 'Moderate'].indexOf(item.severity),
                },
              },
            ],
      ),
    });
  }

  pick(feature: MapGeoJSONFeature): Pick {
    return { kind: 'incident', id: Number(feature.properties['id']) };
  }

  #ring(item: Occurrence): void {
    const { map, scale, still } = this.#canvas;
    if (still || item.lon === null || item.lat === null) {
      return;
    }
    const id = `incident-ring-${item.id}`;
    map.addSource(id, { ...TILED, data: { type: 'Point', coordinates: [item.lon, item.lat] } });
    map.addLayer({
      id,
      type: 'circle',
      source: id,
      paint: {
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': SEVERITY_COLOUR[item.severity],
        'circle-stroke-width': 3 * scale,
        'circle-radius': 0,
      },
    });
    const begun = performance.now();
    const grow = (now: number): void => {
      // The first frame may carry a time from before the ring began.
      const part = Math.max(0, (now - begun) / RING_MS);
      if (part >= 1 || map.getLayer(id) === undefined) {
        removeFrom(map, [id], id);
        return;
      }
      map.setPaintProperty(id, 'circle-radius', 90 * scale * (1 - (1 - part) ** 2));
      map.setPaintProperty(id, 'circle-stroke-opacity', 1 - part);
      requestAnimationFrame(grow);
    };
    requestAnimationFrame(grow);
  }
}
