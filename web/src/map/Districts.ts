import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Area, Boundaries } from '../city/boundaries';
import type { Step } from '../city/profile';
import { loadLetters } from './letters';
import { COLOURS, colourBySteps, shade } from './style';

/** A value by district for the map's colours and labels. */
export interface DistrictColours {
  readonly steps: readonly Step[];
  readonly values: ReadonlyMap<string, number>;
  /** Writes a value under the district's name. */
  readonly write: (value: number) => string;
}

/** The districts of the map, and from near the neighbourhoods: colours, names, what is chosen and what is pointed at. */
export class Districts {
  readonly #map: MapLibreMap;
  readonly #districts: Boundaries;
  #neighbourhoods: Boundaries | null = null;
  #hovered: string | null = null;
  /** What the labels say. */
  #written = '';

  constructor(map: MapLibreMap, districts: Boundaries) {
    this.#map = map;
    this.#districts = districts;
  }

  /** Colours the districts by a figure and names them; null leaves them plain. */
  colour(colours: DistrictColours | null, name: (area: Area) => string): void {
    const features = [...this.#districts.areas.values()].map((area) => {
      const value = colours?.values.get(area.code);
      return {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [area.lon, area.lat] },
        properties: {
          code: area.code,
          name: name(area),
          line: value === undefined ? '' : '\n',
          value: value === undefined || colours === null ? '' : colours.write(value),
          rank: -(area.areaKm2 ?? 0),
        },
      };
    });
    const written = JSON.stringify([features, colours?.steps]);
    if (written === this.#written) {
      return; // a change too small to be written is too small for a new picture
    }
    this.#written = written;
    if (colours === null) {
      this.#map.setPaintProperty('district-fill', 'fill-color', COLOURS.district);
    } else {
      this.#colour(colours);
    }
    this.#map.getSource<GeoJSONSource>('district-labels')?.setData({ type: 'FeatureCollection', features });
  }

  #colour({ steps, values }: DistrictColours): void {
    const most = Math.max(...values.values());
    const least = Math.min(...values.values());
    for (const code of this.#districts.areas.keys()) {
      const value = values.get(code) ?? null;
      const share = value === null || most === least ? 0.5 : (value - least) / (most - least);
      this.#map.setFeatureState({ source: 'districts', id: code }, { value, share });
    }
    const paint = colourBySteps(['feature-state', 'value'], steps, '#2b5f8c');
    this.#map.setPaintProperty('district-fill', 'fill-color', paint);
  }

  /** Gives the map its neighbourhoods, drawn from a nearer view on. */
  async setNeighbourhoods(neighbourhoods: Boundaries, name: (area: Area) => string): Promise<void> {
    const areas = [...neighbourhoods.areas.values()];
    await loadLetters(areas.map(name).join(''));
    if (this.#neighbourhoods !== neighbourhoods) {
      this.#neighbourhoods = neighbourhoods;
      this.#map.getSource<GeoJSONSource>('neighbourhoods')?.setData(neighbourhoods.shapes);
    }
    this.#map.getSource<GeoJSONSource>('neighbourhood-labels')?.setData({
      type: 'FeatureCollection',
      features: areas.map((area) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [area.lon, area.lat] },
        properties: { name: name(area) },
      })),
    });
  }

  /** Marks a district as the one the board is about; null for the whole city. */
  select(code: string | null): void {
    const only = ['==', ['get', 'code'], code ?? ''] as ['==', ['get', string], string];
    this.#map.setFilter('district-selected', only);
    this.#map.setFilter('district-selected-glow', only);
    this.#map.setPaintProperty('district-fill', 'fill-opacity', shade(code));
  }

  /** Marks the district under the pointer; null for none. */
  hover(code: string | null): void {
    if (code === this.#hovered) {
      return;
    }
    for (const [id, hover] of [
      [this.#hovered, false],
      [code, true],
    ] as const) {
      if (id !== null) {
        this.#map.setFeatureState({ source: 'districts', id }, { hover });
      }
    }
    this.#hovered = code;
  }
}
