import type { LayerRows, Reading, Thing } from '../city/topics';

/** A thing of a layer with its newest reading, if any. */
export interface Observed {
  readonly thing: Thing;
  reading: Reading | null;
}

/**
 * The things of one layer and their newest readings. Plain and mutable on purpose: it is read by the map once a
 * frame, never by the page; `changed` holds what is new since the map last looked.
 */
export class LayerState {
  #properties: readonly string[] = [];
  readonly #observed = new Map<number, Observed>();
  readonly #changed = new Set<number>();
  #renewed = true;
  #newest: number | null = null;

  get properties(): readonly string[] {
    return this.#properties;
  }

  get size(): number {
    return this.#observed.size;
  }

  /** Newest phenomenon time of any reading, epoch seconds. */
  get newest(): number | null {
    return this.#newest;
  }

  all(): IterableIterator<Observed> {
    return this.#observed.values();
  }

  find(thing: number): Observed | undefined {
    return this.#observed.get(thing);
  }

  /** Index of a property in the values of a reading; -1 if the layer does not have it. */
  indexOf(property: string): number {
    return this.#properties.indexOf(property);
  }

  replace(rows: LayerRows): void {
    this.#observed.clear();
    this.#newest = null;
    this.#properties = rows.properties ?? this.#properties;
    this.#renewed = true;
    this.#add(rows);
  }

  /** Takes a delta: new things and changed readings. */
  merge(rows: LayerRows): void {
    this.#properties = rows.properties ?? this.#properties;
    this.#add(rows);
  }

  /** What changed since the last call: everything (`renewed`), or these things. */
  takeChanges(): { readonly renewed: boolean; readonly things: readonly number[] } {
    const changes = { renewed: this.#renewed, things: [...this.#changed] };
    this.#renewed = false;
    this.#changed.clear();
    return changes;
  }

  #add(rows: LayerRows): void {
    for (const thing of rows.things) {
      this.#renewed ||= !this.#observed.has(thing.number);
      this.#observed.set(thing.number, { thing, reading: this.#observed.get(thing.number)?.reading ?? null });
    }
    for (const reading of rows.readings) {
      const observed = this.#observed.get(reading.thing);
      if (observed !== undefined) {
        observed.reading = reading;
        this.#changed.add(reading.thing);
        this.#newest = Math.max(this.#newest ?? 0, reading.time);
      }
    }
  }
}
