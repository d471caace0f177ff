import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FeatureCollection } from 'geojson';
import type { Area, Boundaries } from '../city/boundaries';
import type { Bounds } from '../city/profile';
import { Districts, type DistrictColours } from './Districts';
import { cornersOf, frame, type Corner, type Insets, type View } from './frame';
import { loadLetters } from './letters';
import { addMarks } from './marks';
import type { Canvas, Painter } from './Painter';
import { Pointer, type PickListener } from './Pointer';
import { cityStyle, COLOURS } from './style';

setWorkerUrl(workerUrl);

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

/** The second thing in the middle of a district stands so far from the first, degrees of latitude: about 1.3 km. */
const APART = 0.012;

/** Longest wait for a picture of the map. */
const PICTURE_MILLIS = 5000;

/**
 * Without a graphics card a picture of a million pixels takes half a second of processor. Live layers are then drawn so seldom that the
 * rest of the wall stays quick: once in so many milliseconds for each million pixels, but at least once in ten seconds.
 */
const PACE_WITHOUT_CARD = 2_500;
const SLOWEST_PACE = 10_000;

/** The golden angle: things placed at turns of it never stand in rows. */
const TURN = Math.PI * (3 - Math.sqrt(5));

/** The first in the middle, the second south of it, the others on in a spiral. */
function around({ lon, lat }: Area, nth: number): [number, number] {
  const [distance, angle] = [APART * Math.sqrt(nth), (nth - 1) * TURN - Math.PI / 2];
  return [
    lon + (distance * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180),
    lat + distance * Math.sin(angle),
  ];
}

/** Where the map looks from: degrees, and MapLibre's zoom. */
export interface Sight {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly pitch: number;
  readonly bearing: number;
}

/** The map of one city: its districts, the live layers drawn on it, and what the pointer says. */
export class CityMap {
  readonly #map: MapLibreMap;
  readonly #parts: MapParts;
  readonly #districts: Districts;
  readonly #pointer: Pointer;
  readonly #painters = new Map<string, { readonly painter: Painter; shown: boolean }>();
  readonly #outline: readonly Corner[];
  readonly #card: boolean;
  #insets: Insets;
  #frame = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #refreshed = 0;

  /** Draws the city into an element. Rejects where the browser has no WebGL. */
  static async draw(container: HTMLElement, parts: MapParts): Promise<CityMap> {
    const names = [...parts.districts.areas.values()].map((area) => area.ko + area.en).join('');
    await loadLetters(`${names}0123456789.,–-µg/m³°C`);
    const card = hasGraphicsCard();
    // The page paints the ground once; a layer of the map would paint it again in every picture.
    container.style.background = COLOURS.ground;
    const map = new MapLibreMap({
      container,
      style: cityStyle({ districts: parts.districts.shapes, water: parts.water }, parts.bounds, parts.scale),
      bounds: [parts.bounds[0], parts.bounds[1], parts.bounds[2], parts.bounds[3]],
      // The first picture stands between the panels too; framing it to the pixel follows when everything is loaded.
      fitBoundsOptions: { padding: { ...parts.insets } },
      pitch: parts.view.pitch,
      bearing: parts.view.bearing,
      maxPitch: 70,
      minZoom: 8,
      maxZoom: 17,
      attributionControl: false,
      fadeDuration: parts.still || !card ? 0 : 200,
      cooperativeGestures: parts.interactive === 'pan only with two fingers',
      locale: { 'Map.Title': parts.title },
      canvasContextAttributes: { antialias: card },
    });
    await new Promise<void>((resolve) => map.once('load', () => resolve()));
    return new CityMap(map, parts, card);
  }

  private constructor(map: MapLibreMap, parts: MapParts, card: boolean) {
    this.#map = map;
    this.#parts = parts;
    this.#card = card;
    this.#insets = parts.insets;
    this.#outline = parts.districts.shapes.features.flatMap((feature) => cornersOf(feature.geometry, 60));
    this.#districts = new Districts(map, parts.districts);
    this.#pointer = new Pointer(map, () => this.#shown(), 5 * parts.scale);
    this.onHover(() => undefined);
    addMarks(map);
    this.fitCity('at once');
  }

  get canvas(): Canvas {
    const pace = (): number => this.#pace();
    return {
      map: this.#map,
      scale: this.#parts.scale,
      still: this.#parts.still,
      pace,
      within: (district, nth) => {
        const area = district === null ? undefined : this.#parts.districts.areas.get(district);
        return area === undefined ? null : around(area, nth);
      },
    };
  }

  /** Says what the pointer is over, at most once a frame; null when it leaves. */
  onHover(listener: PickListener): void {
    this.#pointer.onHover((pick, x, y) => {
      this.#districts.hover(pick?.kind === 'district' ? pick.code : null);
      listener(pick, x, y);
    });
  }

  onChoose(listener: PickListener): void {
    this.#pointer.onChoose(listener);
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
      this.#refreshed = performance.now();
      this.#shown().forEach((painter) => painter.update());
    });
  }

  /** The same for what changes all the time: as often as this machine can draw it beside everything else. */
  refreshLive(): void {
    const wait = this.#refreshed + this.#pace() - performance.now();
    if (wait <= 0) {
      this.refresh();
      return;
    }
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.refresh();
    }, wait);
  }

  /** Colours the districts by a figure; null leaves them plain. */
  colour(colours: DistrictColours | null, name: (area: Area) => string): void {
    this.#districts.colour(colours, name);
  }

  /** Gives the map its neighbourhoods, drawn from a nearer view on. */
  setNeighbourhoods(neighbourhoods: Boundaries, name: (area: Area) => string): Promise<void> {
    return this.#districts.setNeighbourhoods(neighbourhoods, name);
  }

  /** Marks a district as the one the board is about; null for the whole city. */
  select(code: string | null): void {
    this.#districts.select(code);
  }

  setInsets(insets: Insets): void {
    this.#insets = insets;
  }

  /** Shows the whole city. */
  fitCity(how: 'at once' | 'gliding' = 'gliding'): void {
    this.#fit(this.#outline, how, 12);
  }

  /** Shows one district. */
  fitDistrict(code: string, how: 'at once' | 'gliding' = 'gliding'): void {
    const shape = this.#parts.districts.shapes.features.find(
      (feature) => feature.properties?.['code'] === code,
    );
    if (shape !== undefined) {
      this.#fit(cornersOf(shape.geometry, 200), how, 14.2);
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

  /** Moves what is seen by a third of the screen. */
  pan(direction: 'north' | 'south' | 'east' | 'west'): void {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const [x, y] = { north: [0, -1], south: [0, 1], east: [1, 0], west: [-1, 0] }[direction] as [
      number,
      number,
    ];
    const duration = this.#parts.still ? 0 : 180;
    this.#map.panBy([(x * clientWidth) / 3, (y * clientHeight) / 3], { duration });
  }

  /** Pulls the map along under a hand, by so many pixels. */
  drag(x: number, y: number): void {
    this.#map.panBy([-x, -y], { duration: 0 });
  }

  /** Looks straight down, at a slant, or so that north is up. */
  look(mode: 'flat' | 'tilted' | 'north'): void {
    const duration = this.#parts.still ? 0 : 180;
    this.#map.easeTo(
      mode === 'north' ? { bearing: 0, duration } : { pitch: mode === 'flat' ? 0 : 50, duration },
    );
  }

  /** What is seen now, to return to it. */
  get sight(): Sight {
    const { lng, lat } = this.#map.getCenter();
    const [zoom, pitch, bearing] = [this.#map.getZoom(), this.#map.getPitch(), this.#map.getBearing()];
    return { lon: lng, lat, zoom, pitch, bearing };
  }

  lookAgain({ lon, lat, zoom, pitch, bearing }: Sight): void {
    this.#map.easeTo({ center: [lon, lat], zoom, pitch, bearing, duration: this.#parts.still ? 0 : 180 });
  }

  zoomBy(steps: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + steps, duration: this.#parts.still ? 0 : 180 });
  }

  resize(): void {
    this.#map.resize();
  }

  /** The map as it is drawn now, at most so wide; null if it is not drawn in time. */
  picture(width: number): Promise<HTMLCanvasElement | null> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(null), PICTURE_MILLIS);
      // The drawing buffer holds the picture only until the frame is over.
      this.#map.once('render', () => {
        clearTimeout(late);
        const drawn = this.#map.getCanvas();
        const copy = document.createElement('canvas');
        copy.width = width;
        copy.height = Math.round((width * drawn.height) / Math.max(1, drawn.width));
        const pen = copy.getContext('2d');
        if (pen !== null) {
          pen.fillStyle = COLOURS.ground;
          pen.fillRect(0, 0, copy.width, copy.height);
          pen.drawImage(drawn, 0, 0, copy.width, copy.height);
        }
        resolve(copy);
      });
      this.#map.triggerRepaint();
    });
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#waiting);
    this.#shown().forEach((painter) => painter.hide());
    this.#map.remove();
  }

  #pace(): number {
    const { width, height } = this.#map.getCanvas();
    return this.#card ? 0 : Math.min(SLOWEST_PACE, (PACE_WITHOUT_CARD * width * height) / 1e6);
  }

  #shown(): readonly Painter[] {
    return [...this.#painters.values()].filter((entry) => entry.shown).map((entry) => entry.painter);
  }

  #fit(points: readonly Corner[], how: 'at once' | 'gliding', nearest: number): void {
    frame(this.#map, {
      points,
      view: this.#parts.view,
      insets: this.#insets,
      nearest,
      how: this.#parts.still ? 'at once' : how,
    });
  }
}

/** What browsers draw with on the processor: SwiftShader in Chromium, llvmpipe in Firefox, WARP on Windows. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render/i;

/** Without one the browser draws on the processor, where smooth edges and fading names cost several times the map itself. */
function hasGraphicsCard(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  const named = context?.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = named && context?.getParameter(named.UNMASKED_RENDERER_WEBGL);
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof renderer !== 'string' || !SOFTWARE.test(renderer);
}
