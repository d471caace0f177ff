import { Map as MapLibreMap, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FeatureCollection, Geometry } from 'geojson';
import type { Area, Boundaries } from '../city/boundaries';
import type { Bounds, Step } from '../city/profile';
import { addMarks } from './marks';
import type { Canvas, Painter, Pick } from './Painter';
import { cityStyle, COLOURS, colourBySteps, shade } from './style';

setWorkerUrl(workerUrl);

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

export interface MapParts {
  readonly districts: Boundaries;
  readonly water: FeatureCollection;
  readonly bounds: Bounds;
  readonly view: View;
  readonly insets: Insets;
  /** Size of text and marks relative to a desk screen. */
  readonly scale: number;
  /** True where the viewer asks for less motion. */
  readonly still: boolean;
  readonly title: string;
  readonly interactive: 'free' | 'pan only with two fingers';
}

/** A value by district for the map's colours and labels. */
export interface DistrictColours {
  readonly steps: readonly Step[];
  readonly values: ReadonlyMap<string, number>;
  /** Writes a value under the district's name. */
  readonly write: (value: number) => string;
}

type Corner = [lon: number, lat: number];

/** So far south of its label, degrees, stands what is only known to be in a district: about one kilometre. */
const BELOW_LABEL = 0.009;

const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

/** Corners of shapes, at most about so many of each, enough to frame them. */
function cornersOf(geometry: Geometry, most: number): Corner[] {
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

/** A family of the map's fonts; loaded before the first label is drawn, as glyphs are drawn only once. */
const FACE = 'Pretendard Variable';

/** Asks the page for the font files that hold these letters. */
export async function loadLetters(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  await Promise.allSettled(
    ['600', '700'].map((weight) => document.fonts.load(`${weight} 24px "${FACE}"`, letters)),
  );
}

/** The map of one city: its districts, the live layers drawn on it, and what the pointer says. */
export class CityMap {
  readonly #map: MapLibreMap;
  readonly #parts: MapParts;
  readonly #painters = new Map<string, { readonly painter: Painter; shown: boolean }>();
  readonly #outline: readonly Corner[];
  #insets: Insets;
  #frame = 0;
  #hovered: string | null = null;
  #neighbourhoods: Boundaries | null = null;
  #hover: (pick: Pick | null, x: number, y: number) => void = () => undefined;
  #choose: (pick: Pick | null, x: number, y: number) => void = () => undefined;

  /** Draws the city into an element. Rejects where the browser has no WebGL. */
  static async draw(container: HTMLElement, parts: MapParts): Promise<CityMap> {
    const names = [...parts.districts.areas.values()].map((area) => area.ko + area.en).join('');
    await loadLetters(`${names}0123456789.,–-µg/m³°C`);
    const map = new MapLibreMap({
      container,
      style: cityStyle({ districts: parts.districts.shapes, water: parts.water }, parts.bounds, parts.scale),
      bounds: [parts.bounds[0], parts.bounds[1], parts.bounds[2], parts.bounds[3]],
      pitch: parts.view.pitch,
      bearing: parts.view.bearing,
      maxPitch: 70,
      minZoom: 8,
      maxZoom: 17,
      attributionControl: false,
      fadeDuration: parts.still ? 0 : 200,
      cooperativeGestures: parts.interactive === 'pan only with two fingers',
      locale: { 'Map.Title': parts.title },
      canvasContextAttributes: { antialias: true },
    });
    await new Promise<void>((resolve) => map.once('load', () => resolve()));
    return new CityMap(map, parts);
  }

  private constructor(map: MapLibreMap, parts: MapParts) {
    this.#map = map;
    this.#parts = parts;
    this.#insets = parts.insets;
    this.#outline = parts.districts.shapes.features.flatMap((feature) => cornersOf(feature.geometry, 60));
    addMarks(map);
    this.fitCity('at once');
    this.#listen();
  }

  get canvas(): Canvas {
    return {
      map: this.#map,
      scale: this.#parts.scale,
      still: this.#parts.still,
      middleOf: (district) => {
        const area = district === null ? undefined : this.#parts.districts.areas.get(district);
        return area === undefined ? null : [area.lon, area.lat - BELOW_LABEL];
      },
    };
  }

  /** Says what the pointer is over, at most once a frame; null when it leaves. Coordinates are CSS pixels of the map. */
  onHover(listener: (pick: Pick | null, x: number, y: number) => void): void {
    this.#hover = listener;
  }

  onChoose(listener: (pick: Pick | null, x: number, y: number) => void): void {
    this.#choose = listener;
  }

  add(layer: string, painter: Painter): void {
    this.#painters.set(layer, { painter, shown: false });
  }

  /** Shows exactly these layers of those added. */
  showOnly(layers: ReadonlySet<string>): void {
    for (const [id, entry] of this.#painters) {
      const wanted = layers.has(id);
      if (wanted === entry.shown) {
        continue;
      }
      entry.shown = wanted;
      if (wanted) {
        entry.painter.show();
      } else {
        entry.painter.hide();
      }
    }
  }

  /** Draws what changed on the shown layers with the next frame, however often it is called before that. */
  refresh(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      for (const { painter, shown } of this.#painters.values()) {
        if (shown) {
          painter.update();
        }
      }
    });
  }

  /** Colours the districts by a figure; null leaves them plain. */
  colour(colours: DistrictColours | null, name: (area: Area) => string): void {
    const most = Math.max(...(colours?.values.values() ?? []));
    const least = Math.min(...(colours?.values.values() ?? []));
    if (colours === null) {
      this.#map.setPaintProperty('district-fill', 'fill-color', COLOURS.district);
    } else {
      for (const code of this.#parts.districts.areas.keys()) {
        const value = colours.values.get(code) ?? null;
        const share = value === null || most === least ? 0.5 : (value - least) / (most - least);
        this.#map.setFeatureState({ source: 'districts', id: code }, { value, share });
      }
      const paint = colourBySteps(['feature-state', 'value'], colours.steps, '#2b5f8c');
      this.#map.setPaintProperty('district-fill', 'fill-color', paint);
    }
    this.#map.getSource<GeoJSONSource>('district-labels')?.setData({
      type: 'FeatureCollection',
      features: [...this.#parts.districts.areas.values()].map((area) => {
        const value = colours?.values.get(area.code);
        return {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [area.lon, area.lat] },
          properties: {
            code: area.code,
            name: name(area),
            line: value === undefined ? '' : '\n',
            value: value === undefined || colours === null ? '' : colours.write(value),
            rank: -(area.areaKm2 ?? 0),
          },
        };
      }),
    });
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

  setInsets(insets: Insets): void {
    this.#insets = insets;
  }

  /** Shows the whole city. */
  fitCity(how: 'at once' | 'gliding' = 'gliding'): void {
    this.#fit(this.#outline, this.#parts.view, how, 12);
  }

  /** Shows one district. */
  fitDistrict(code: string, how: 'at once' | 'gliding' = 'gliding'): void {
    const shape = this.#parts.districts.shapes.features.find(
      (feature) => feature.properties?.['code'] === code,
    );
    if (shape !== undefined) {
      this.#fit(cornersOf(shape.geometry, 200), this.#parts.view, how, 14.2);
    }
  }

  flyTo(lon: number, lat: number, zoom: number): void {
    this.#map.flyTo({
      center: [lon, lat],
      zoom,
      padding: this.#insets,
      duration: this.#parts.still ? 0 : 1400,
    });
  }

  zoomBy(steps: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + steps, duration: this.#parts.still ? 0 : 180 });
  }

  resize(): void {
    this.#map.resize();
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    for (const { painter, shown } of this.#painters.values()) {
      if (shown) {
        painter.hide();
      }
    }
    this.#map.remove();
  }

  /**
   * Frames points inside the free part of the screen. A pitched map shows near things larger, so the frame is found by trying: look,
   * see how large it came out, come nearer or go back.
   */
  #fit(points: readonly Corner[], view: View, how: 'at once' | 'gliding', nearest: number): void {
    const map = this.#map;
    const before = {
      center: map.getCenter(),
      zoom: map.getZoom(),
      pitch: map.getPitch(),
      bearing: map.getBearing(),
      padding: map.getPadding(),
    };
    const { clientWidth, clientHeight } = map.getContainer();
    const { top, right, bottom, left } = this.#insets;
    const room = { width: clientWidth - left - right, height: clientHeight - top - bottom };
    if (room.width < 50 || room.height < 50 || points.length === 0) {
      return;
    }
    const lons = points.map(([lon]) => lon);
    const lats = points.map(([, lat]) => lat);
    map.jumpTo({
      center: [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2],
      zoom: 10.5,
      pitch: view.pitch,
      bearing: view.bearing,
      padding: NO_PADDING,
    });
    for (let round = 0; round < 6; round++) {
      const seen = points.map((point) => map.project(point));
      const xs = seen.map(({ x }) => x);
      const ys = seen.map(({ y }) => y);
      const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const larger = Math.min(room.width / (x1 - x0), room.height / (y1 - y0));
      // What now lies in the middle of the points shall lie in the middle of the free room.
      const away = [
        (x0 + x1) / 2 - (left + room.width / 2),
        (y0 + y1) / 2 - (top + room.height / 2),
      ] as const;
      const centre = map.project(map.getCenter());
      map.jumpTo({ center: map.unproject([centre.x + away[0], centre.y + away[1]]) });
      map.jumpTo({ zoom: Math.min(nearest, map.getZoom() + Math.log2(larger)) });
    }
    const target = { center: map.getCenter(), zoom: map.getZoom(), pitch: view.pitch, bearing: view.bearing };
    if (how === 'gliding' && !this.#parts.still) {
      map.jumpTo(before);
      map.easeTo({ ...target, padding: NO_PADDING, duration: 1100 });
    }
  }

  #listen(): void {
    let waiting: MapMouseEvent | null = null;
    this.#map.on('mousemove', (event) => {
      if (waiting === null) {
        requestAnimationFrame(() => {
          if (waiting !== null) {
            this.#hoverAt(waiting);
          }
          waiting = null;
        });
      }
      waiting = event;
    });
    this.#map.on('mouseout', () => {
      this.#setHovered(null);
      this.#hover(null, 0, 0);
    });
    this.#map.on('movestart', () => this.#hover(null, 0, 0));
    this.#map.on('click', (event) => this.#choose(this.#pickAt(event), event.point.x, event.point.y));
  }

  #hoverAt(event: MapMouseEvent): void {
    if (this.#map.isMoving()) {
      return;
    }
    const pick = this.#pickAt(event);
    this.#setHovered(pick?.kind === 'district' ? pick.code : null);
    this.#map.getCanvas().style.cursor = pick === null ? '' : 'pointer';
    this.#hover(pick, event.point.x, event.point.y);
  }

  #setHovered(code: string | null): void {
    if (code === this.#hovered) {
      return;
    }
    if (this.#hovered !== null) {
      this.#map.setFeatureState({ source: 'districts', id: this.#hovered }, { hover: false });
    }
    if (code !== null) {
      this.#map.setFeatureState({ source: 'districts', id: code }, { hover: true });
    }
    this.#hovered = code;
  }

  #pickAt(event: MapMouseEvent): Pick | null {
    const { x, y } = event.point;
    const reach = 5 * this.#parts.scale;
    const shown = [...this.#painters.values()].filter((entry) => entry.shown).map((entry) => entry.painter);
    const hits = shown.flatMap((painter) => painter.hits);
    if (hits.length > 0) {
      const [feature] = this.#map.queryRenderedFeatures(
        [
          [x - reach, y - reach],
          [x + reach, y + reach],
        ],
        { layers: hits },
      );
      const painter = shown.find(
        (candidate) => feature !== undefined && candidate.hits.includes(feature.layer.id),
      );
      if (feature !== undefined && painter !== undefined) {
        const pick = painter.pick(feature);
        if (pick !== null) {
          return pick;
        }
      }
    }
    const [district] = this.#map.queryRenderedFeatures(event.point, { layers: ['district-base'] });
    return district === undefined ? null : { kind: 'district', code: String(district.id) };
  }
}
