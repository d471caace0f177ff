import type { LayerProfile } from '../city/profile';
import type { LayerState } from '../live/LayerState';
import type { Canvas } from './Painter';

/**
 * The reading by which the things of a layer are coloured. The map is told it as the feature state `v` of a source whose
 * features are promoted by the thing's number, so that an update of a few readings costs a few calls.
 */
export class ThingValues {
  readonly #canvas: Canvas;
  readonly #property: string | null;
  readonly #state: LayerState;
  readonly #source: string;

  constructor(canvas: Canvas, profile: LayerProfile, state: LayerState, source: string) {
    this.#canvas = canvas;
    this.#property = profile.property;
    this.#state = state;
    this.#source = source;
  }

  /** The value of a thing; null while none is known. */
  of(thing: number): number | null {
    const index = this.#property === null ? -1 : this.#state.indexOf(this.#property);
    const value = this.#state.find(thing)?.reading?.values[index];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  /** Tells the map the value of a thing. */
  tell(thing: number): void {
    this.#canvas.map.setFeatureState({ source: this.#source, id: thing }, { v: this.of(thing) });
  }
}
