import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { Painter, Pick } from './Painter';

/** Says what the pointer is on; null for nothing. Coordinates are CSS pixels of the map. */
export type PickListener = (pick: Pick | null, x: number, y: number) => void;

/** A finger that rests so long asks what is under it, ms. */
const LONG_PRESS = 500;

/** What the pointer does on the map: it points at things of the shown layers before it points at a district. */
export class Pointer {
  readonly #map: MapLibreMap;
  readonly #shown: () => readonly Painter[];
  readonly #reach: number;
  #hover: PickListener = () => undefined;
  #choose: PickListener = () => undefined;
  #rested = false;
  /** Whether the last pointer on the map was a finger. */
  #touched = false;

  /**
   * @param shown the painters of the shown layers
   * @param reach so far beside a thing it still counts, CSS pixels
   */
  constructor(map: MapLibreMap, shown: () => readonly Painter[], reach: number) {
    this.#map = map;
    this.#shown = shown;
    this.#reach = reach;
    this.#listen();
  }

  /** Called at most once a frame. */
  onHover(listener: PickListener): void {
    this.#hover = listener;
  }

  onChoose(listener: PickListener): void {
    this.#choose = listener;
  }

  #listen(): void {
    let waiting: MapMouseEvent | null = null;
    this.#map.on('mousemove', (event) => {
      if (this.#touched) {
        return; // browsers tell of a tap as of a mouse too, and nothing would take that one away
      }
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
    this.#map.on('mouseout', () => this.#hover(null, 0, 0));
    this.#map.on('movestart', () => this.#hover(null, 0, 0));
    this.#map.on('click', (event) => {
      if (!this.#rested) {
        this.#choose(this.#pickAt(event), event.point.x, event.point.y);
      }
      this.#rested = false;
    });
    this.#listenToFingers();
  }

  /** A resting finger shows what a mouse shows by lying on it; lifting it then chooses nothing. */
  #listenToFingers(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    this.#map
      .getContainer()
      .addEventListener('pointerdown', ({ pointerType }) => (this.#touched = pointerType === 'touch'), true);
    this.#map
      .getContainer()
      .addEventListener(
        'pointermove',
        ({ pointerType }) => (this.#touched &&= pointerType !== 'mouse'),
        true,
      );
    this.#map.on('touchstart', (event) => {
      clearTimeout(timer);
      this.#rested = false;
      this.#hover(null, 0, 0);
      if (event.points.length === 1) {
        timer = setTimeout(() => {
          this.#rested = true;
          this.#hoverAt(event);
        }, LONG_PRESS);
      }
    });
    for (const end of ['touchend', 'touchcancel', 'movestart'] as const) {
      this.#map.on(end, () => clearTimeout(timer));
    }
  }

  #hoverAt(event: MapMouseEvent | MapTouchEvent): void {
    if (this.#map.isMoving()) {
      return;
    }
    const pick = this.#pickAt(event);
    this.#map.getCanvas().style.cursor = pick === null ? '' : 'pointer';
    this.#hover(pick, event.point.x, event.point.y);
  }

  #pickAt({ point }: MapMouseEvent | MapTouchEvent): Pick | null {
    const shown = this.#shown();
    const hits = shown.flatMap((painter) => painter.hits);
    if (hits.length > 0) {
      const { x, y } = point;
      const reach = this.#reach;
      const [feature] = this.#map.queryRenderedFeatures(
        [
          [x - reach, y - reach],
          [x + reach, y + reach],
        ],
        { layers: hits },
      );
      const pick =
        feature === undefined
          ? null
          : shown.find((painter) => painter.hits.includes(feature.layer.id))?.pick(feature);
      if (pick != null) {
        return pick;
      }
    }
    const [district] = this.#map.queryRenderedFeatures(point, { layers: ['district-base'] });
    return district === undefined ? null : { kind: 'district', code: String(district.id) };
  }
}
