import type { Occurrence } from '../../city/topics';
import type { Board } from '../Board.svelte';

/** Younger than this a severe situation is news, seconds. */
const NEWS_SECONDS = 600;
/** A wall that nobody touched for so long flies to what is severe by itself, milliseconds. */
const UNATTENDED_MS = 120_000;

/** Severe situations that just came in and that nobody at this wall has looked at yet. Drills are none. */
export class Arrivals {
  readonly #board: Board;
  readonly #mine: string | null;
  #passed = $state.raw<ReadonlySet<number>>(new Set());
  /** What was there when the wall was opened is not flown to. */
  #known: ReadonlySet<number> | null = null;
  #touched = Date.now();

  readonly #news = $derived.by(() =>
    (this.#board.city.occurrences('situations')?.content ?? [])
      .filter((item) => this.#isNews(item))
      .toSorted((one, other) => other.time - one.time),
  );

  /** @param mine code of the district whose news count; null for those of the whole city */
  constructor(board: Board, mine: string | null) {
    this.#board = board;
    this.#mine = mine;
  }

  /** Newest first. */
  get news(): readonly Occurrence[] {
    return this.#news;
  }

  /** Somebody used the wall. */
  touched(): void {
    this.#touched = Date.now();
  }

  /** Goes to one: it is chosen, so the map flies there and its cameras play. */
  follow(item: Occurrence): void {
    if (this.#board.district !== null && this.#board.district.code !== item.district) {
      this.#board.chooseDistrict(null);
    }
    this.#board.chooseIncident(item.id);
    this.pass(item);
  }

  /** It needs no more telling. */
  pass(item: Occurrence): void {
    this.#passed = new Set([...this.#passed, item.id]);
  }

  /** Called when situations changed: an unattended wall goes to the newest one that came in since. */
  look(): void {
    const all = this.#board.city.occurrences('situations')?.content;
    if (all === undefined || this.#board.past) {
      return;
    }
    const known = this.#known;
    this.#known = new Set(all.map(({ id }) => id));
    const newest = known === null ? undefined : this.#news.find(({ id }) => !known.has(id));
    if (newest !== undefined && this.#unattended()) {
      this.follow(newest);
    }
  }

  #unattended(): boolean {
    const { address, overlay, editor, incident } = this.#board;
    return (
      Date.now() - this.#touched > UNATTENDED_MS &&
      incident === null &&
      address.follow === null &&
      overlay === null &&
      !editor.open
    );
  }

  #isNews(item: Occurrence): boolean {
    return (
      !this.#board.past &&
      !item.drill &&
      item.status !== 'closed' &&
      (item.severity === 'Extreme' || item.severity === 'Severe') &&
      (this.#mine === null || item.district === this.#mine) &&
      item.id !== this.#board.address.incident &&
      !this.#passed.has(item.id) &&
      this.#board.now - item.time < NEWS_SECONDS
    );
  }
}
