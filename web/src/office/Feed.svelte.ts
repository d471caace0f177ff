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
  /** Topics this server does not serve, or not to this viewer. */
  readonly #unserved = new Set<string>();
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
      unserved: () => void this.#leaveOutUnserved(),
      refused: (problem) => console.warn('A message of an unknown shape was left out:', problem),
    });
  }

  /** The topics the board needs for what it shows. */
  get topics(): readonly string[] {
    const { address, layers, profile } = this.#board;
    const districts = new Set([address.district, ...(address.compare ?? [])].filter((code) => code !== null));
    const drawn = profile.layers.filter((layer) => layers.has(layer.id) && layer.draw !== 'places');
    const all = [
      ...ALWAYS,
      ...[...districts].map((code) => `figures:${code}`),
      ...drawn.map((layer) => `layer:${layer.id}`),
    ];
    return all.filter((topic) => !this.#unserved.has(topic));
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

  /** Asks for every topic by itself and from now on leaves out those that are refused. */
  async #leaveOutUnserved(): Promise<void> {
    const answers = await Promise.all(
      this.topics.map(async (topic) => {
        const response = await fetch(`/api/state?topics=${encodeURIComponent(topic)}`).catch(() => null);
        return { topic, refused: response !== null && response.status >= 400 && response.status < 500 };
      }),
    );
    const refused = answers.filter((answer) => answer.refused);
    refused.forEach(({ topic }) => this.#unserved.add(topic));
    if (refused.length > 0) {
      console.info('Not served here:', refused.map(({ topic }) => topic).join(', '));
      this.#board.setUnserved(this.#unserved);
      this.follow();
    }
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
