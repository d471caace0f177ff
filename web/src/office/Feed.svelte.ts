import { asObject } from '../city/border';
import { asMoment } from '../city/topics';
import { LiveConnection, type TopicMessage } from '../live/LiveConnection';
import type { Board } from './Board.svelte';

/** Topics the wall always follows. */
const ALWAYS = ['figures', 'districts', 'incidents', 'press', 'sources', 'cameras'];

/** After a record did not arrive, the next attempt. */
const RETRY_MS = 5000;

/** Keeps a board fed: from the live line while it shows now, from the record while it shows the past. */
export class Feed {
  readonly #board: Board;
  readonly #line: LiveConnection;
  #shownAt: number | null = null;
  #shownTopics = '';
  #fetching: AbortController | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(board: Board) {
    this.#board = board;
    this.#line = new LiveConnection('/live', {
      message: (message) => this.#take(message),
      status: (status) => board.setStatus(status),
      line: (state) => board.setLine(state),
      refused: (problem) => console.warn('A message of an unknown shape was left out:', problem),
    });
  }

  /** The topics the board needs for what it shows. */
  get topics(): readonly string[] {
    const { address, layers, profile } = this.#board;
    const districts = new Set([address.district, ...(address.compare ?? [])].filter((code) => code !== null));
    const drawn = profile.layers.filter((layer) => layers.has(layer.id) && layer.draw !== 'places');
    return [
      ...ALWAYS,
      ...[...districts].map((code) => `figures:${code}`),
      ...drawn.map((layer) => `layer:${layer.id}`),
    ];
  }

  /** Follows the board; call it again whenever what the board shows has changed. */
  follow(): void {
    const { at } = this.#board.address;
    const topics = this.topics;
    if (at === null) {
      this.#stopRecord();
      this.#line.follow(topics);
      return;
    }
    if (this.#shownAt === null) {
      this.#line.close();
      this.#line.forget();
    }
    if (this.#shownAt !== at || this.#shownTopics !== topics.join()) {
      this.#shownAt = at;
      this.#shownTopics = topics.join();
      void this.#showRecord(at, topics);
    }
  }

  retryNow(): void {
    this.#line.retryNow();
  }

  close(): void {
    this.#stopRecord();
    this.#line.close();
  }

  #take(message: TopicMessage): void {
    if (message.at !== null) {
      this.#board.setClock(message.at);
    }
    this.#board.city.take(message.topic, message.kind, message.body, message.at ?? this.#board.clock);
  }

  #stopRecord(): void {
    clearTimeout(this.#retry);
    this.#fetching?.abort();
    this.#fetching = null;
    this.#shownAt = null;
    this.#shownTopics = '';
  }

  async #showRecord(at: number, topics: readonly string[]): Promise<void> {
    clearTimeout(this.#retry);
    this.#fetching?.abort();
    const attempt = new AbortController();
    this.#fetching = attempt;
    this.#board.setPastState('loading');
    try {
      const moment = new Date(at * 1000).toISOString();
      const query = topics.map(encodeURIComponent).join(',');
      const response = await fetch(`/api/state?topics=${query}&at=${moment}`, { signal: attempt.signal });
      if (!response.ok) {
        throw new Error(`The record of ${moment} was refused with ${response.status}`);
      }
      const state = asObject(await response.json(), 'state');
      const stood = asMoment(state['at'], 'state.at') ?? at;
      for (const [topic, body] of Object.entries(asObject(state['topics'], 'state.topics'))) {
        this.#board.city.take(topic, 'snapshot', asObject(body, topic), stood);
      }
      this.#board.setPastState('shown');
    } catch (problem) {
      if (this.#fetching === attempt && !attempt.signal.aborted) {
        console.warn(problem);
        this.#board.setPastState('failed');
        this.#retry = setTimeout(() => void this.#showRecord(at, topics), RETRY_MS);
      }
    }
  }
}
