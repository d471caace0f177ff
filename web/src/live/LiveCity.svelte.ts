import type { JsonObject } from '../city/border';
import type { LayerProfile } from '../city/profile';
import {
  parseCameras,
  parseDistrictRows,
  parseFigures,
  parseLayerRows,
  parseOccurrences,
  parseSources,
  parseSourceTotals,
  type Camera,
  type Figure,
  type Occurrence,
  type SourceHealth,
  type SourceTotals,
} from '../city/topics';
import { LayerState } from './LayerState';
import type { Topic } from './Topic';

/** At most this many occurrences of a kind are kept, as the server does (docs/api/live.md). */
const MOST_OCCURRENCES = 200;

/** The values of every district for the figures that exist by district. */
export interface DistrictTable {
  readonly figures: readonly string[];
  readonly rows: ReadonlyMap<string, readonly (number | null)[]>;
}

/** A topic's content and when it last came, epoch seconds by the server's clock. */
export interface Arrived<T> {
  readonly content: T;
  readonly at: number;
}

/** Is told that a layer got a whole new picture, or a part of one. */
export type LayerListener = (layer: string, kind: 'snapshot' | 'delta') => void;

/** What the wall knows of the city: one value per topic, replaced whole, so that panels follow by reading it. */
export class LiveCity {
  #figures = $state.raw<ReadonlyMap<string, Arrived<readonly Figure[]>>>(new Map());
  #occurrences = $state.raw<ReadonlyMap<string, Arrived<readonly Occurrence[]>>>(new Map());
  #districts = $state.raw<Arrived<DistrictTable> | null>(null);
  #sources = $state.raw<Arrived<ReadonlyMap<string, SourceHealth>> | null>(null);
  #totals = $state.raw<SourceTotals | null>(null);
  #cameras = $state.raw<Arrived<readonly Camera[]> | null>(null);
  #others = $state.raw<ReadonlyMap<string, Arrived<unknown>>>(new Map());
  readonly #readers = new Map<string, Topic<unknown>>();
  #layerAges = $state.raw<ReadonlyMap<string, number>>(new Map());
  readonly #layers = new Map<string, LayerState>();
  readonly #layerListeners = new Set<LayerListener>();

  constructor(layers: readonly LayerProfile[]) {
    for (const layer of layers) {
      this.#layers.set(layer.id, new LayerState());
    }
  }

  /** Figures of the city (`figures`) or of a district (`figures:<code>`); null until they came. */
  figures(topic: string): Arrived<readonly Figure[]> | null {
    return this.#figures.get(topic) ?? null;
  }

  occurrences(topic: string): Arrived<readonly Occurrence[]> | null {
    return this.#occurrences.get(topic) ?? null;
  }

  get districts(): Arrived<DistrictTable> | null {
    return this.#districts;
  }

  get sources(): Arrived<ReadonlyMap<string, SourceHealth>> | null {
    return this.#sources;
  }

  get sourceTotals(): SourceTotals | null {
    return this.#totals;
  }

  get cameras(): Arrived<readonly Camera[]> | null {
    return this.#cameras;
  }

  /** Lets the city understand a topic of a panel's own. */
  know(topic: Topic<unknown>): void {
    this.#readers.set(topic.name, topic);
  }

  /** Content of a topic of a panel's own; null until it came. */
  content<T>(topic: Topic<T>): Arrived<T> | null {
    return (this.#others.get(topic.name) as Arrived<T> | undefined) ?? null;
  }

  /** Newest reading of a layer, epoch seconds; null if it has none yet. */
  layerAge(layer: string): number | null {
    return this.#layerAges.get(layer) ?? null;
  }

  layer(id: string): LayerState | undefined {
    return this.#layers.get(id);
  }

  /** Calls back whenever a layer got something new. Returns how to stop it. */
  onLayer(listener: LayerListener): () => void {
    this.#layerListeners.add(listener);
    return () => this.#layerListeners.delete(listener);
  }

  /** Takes one topic's snapshot or delta. Throws a `TypeError` if it does not have the agreed shape. */
  take(topic: string, kind: 'snapshot' | 'delta', body: JsonObject, at: number): void {
    const fresh = kind === 'snapshot';
    const reader = this.#readers.get(topic);
    if (reader !== undefined) {
      const before = fresh ? null : (this.#others.get(topic)?.content ?? null);
      this.#others = new Map(this.#others).set(topic, { content: reader.read(before, body), at });
    } else if (topic === 'figures' || topic.startsWith('figures:')) {
      this.#takeFigures(topic, fresh, parseFigures(body), at);
    } else if (topic === 'districts') {
      this.#takeDistricts(fresh, body, at);
    } else if (topic === 'sources') {
      this.#takeSources(fresh, body, at);
    } else if (topic === 'cameras') {
      this.#takeCameras(fresh, parseCameras(body, at), at);
    } else if (topic.startsWith('layer:')) {
      this.#takeLayer(topic.slice('layer:'.length), fresh, body);
    } else {
      this.#takeOccurrences(topic, fresh, parseOccurrences(body), at);
    }
  }

  #takeFigures(topic: string, fresh: boolean, figures: readonly Figure[], at: number): void {
    const before = fresh ? [] : (this.#figures.get(topic)?.content ?? []);
    const content = mergeById(before, figures, (figure) => figure.id);
    this.#figures = new Map(this.#figures).set(topic, { content, at });
  }

  #takeDistricts(fresh: boolean, body: JsonObject, at: number): void {
    const { figures, rows } = parseDistrictRows(body);
    const before = fresh ? null : this.#districts;
    const merged = new Map(before?.content.rows ?? []);
    for (const [code, values] of rows) {
      merged.set(code, values);
    }
    this.#districts = { content: { figures: figures ?? before?.content.figures ?? [], rows: merged }, at };
  }

  #takeSources(fresh: boolean, body: JsonObject, at: number): void {
    const merged = new Map(fresh ? [] : (this.#sources?.content ?? []));
    for (const source of parseSources(body)) {
      merged.set(source.id, source);
    }
    this.#sources = { content: merged, at };
    this.#totals = parseSourceTotals(body) ?? this.#totals;
  }

  #takeCameras(fresh: boolean, cameras: readonly Camera[], at: number): void {
    const before = fresh ? [] : (this.#cameras?.content ?? []);
    this.#cameras = { content: mergeById(before, cameras, (camera) => camera.id), at };
  }

  #takeLayer(id: string, fresh: boolean, body: JsonObject): void {
    const layer = this.#layers.get(id);
    if (layer === undefined) {
      return;
    }
    const rows = parseLayerRows(body);
    if (fresh) {
      layer.replace(rows);
    } else {
      layer.merge(rows);
    }
    if (layer.newest !== null && layer.newest !== this.#layerAges.get(id)) {
      this.#layerAges = new Map(this.#layerAges).set(id, layer.newest);
    }
    this.#layerListeners.forEach((listener) => listener(id, fresh ? 'snapshot' : 'delta'));
  }

  #takeOccurrences(topic: string, fresh: boolean, items: readonly Occurrence[], at: number): void {
    const before = fresh ? [] : (this.#occurrences.get(topic)?.content ?? []);
    const content = mergeById(before, items, (item) => item.id)
      .toSorted((one, other) => other.time - one.time || other.id - one.id)
      .slice(0, MOST_OCCURRENCES);
    this.#occurrences = new Map(this.#occurrences).set(topic, { content, at });
  }
}

/** The entries of `before` with those of `changes` in their places, new ones at the end. */
export function mergeById<T, K>(
  before: readonly T[],
  changes: readonly T[],
  id: (entry: T) => K,
): readonly T[] {
  if (before.length === 0) {
    return changes;
  }
  const changed = new Map(changes.map((entry) => [id(entry), entry]));
  const merged = before.map((entry) => {
    const replacement = changed.get(id(entry));
    changed.delete(id(entry));
    return replacement ?? entry;
  });
  return [...merged, ...changed.values()];
}
