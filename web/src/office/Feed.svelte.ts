import { ask, isGivenUp, Refused } from '../city/ask';
import { asObject } from '../city/border';
import { asMoment } from '../city/topics';
import { LiveConnection, type TopicMessage } from '../live/LiveConnection';
import type { Topic } from '../live/Topic';
import type { Board } from './Board.svelte';

/** Topics the wall itself follows, whichever panels it shows: the map's colours and marks, ages, who answers for what. */
const ALWAYS = ['figures', 'districts', 'situations', 'sources', 'cameras'];

/** After a record did not arrive, the next attempt. */
const RETRY_MS = 5000;

/** Keeps a board fed: from the live line while it shows now, from the record while it shows the past. */
export class Feed {
  readonly #board: Board;
  readonly #needs: () => readonly (string | Topic<unknown>)[];
  readonly #line: LiveConnection;
  /** Topics this server does not serve, or not to this viewer. */
  readonly #unserved: Set<string>;
  #shownAt: number | null = null;
  #shownTopics = '';
  #fetching: AbortController | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** @param needs what the panels of the wall need */
  constructor(board: Board, needs: () => readonly (string | Topic<unknown>)[]) {
    this.#board = board;
    this.#needs = needs;
    this.#unserved = new Set(board.unserved);
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
    const { address, layers, profile, scene } = this.#board;
    const ofPanels = scene.placed.map(({ district }) => district);
    const districts = new Set(
      [address.district, ...(address.compare ?? []), ...ofPanels].filter((code) => code !== null),
    );
    const drawn = profile.layers.filter((layer) => layers.has(layer.id) && layer.draw !== 'places');
    const needs = this.#needs();
    needs.forEach((topic) => typeof topic === 'string' || this.#board.city.know(topic));
    const all = new Set([
      ...ALWAYS,
      ...needs.map((topic) => (typeof topic === 'string' ? topic : topic.name)),
      ...[...districts].map((code) => `figures:${code}`),
      ...drawn.map((layer) => `layer:${layer.id}`),
    ]);
    return [...all].filter((topic) => !this.#unserved.has(topic));
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
        const problem = await ask(`/api/state?topics=${encodeURIComponent(topic)}`, () => null).catch(
          (reason: unknown) => reason,
        );
        return {
          topic,
          refused: problem instanceof Refused && problem.status >= 400 && problem.status < 500,
        };
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
      const url = `/api/state?topics=${query}&at=${moment}`;
      const state = await ask(url, (json) => asObject(json, 'state'), attempt.signal);
      const stood = asMoment(state['at'], 'state.at') ?? at;
      for (const [topic, body] of Object.entries(asObject(state['topics'], 'state.topics'))) {
        this.#board.city.take(topic, 'snapshot', asObject(body, topic), stood);
      }
      this.#board.setPastState('shown');
    } catch (problem) {
      if (this.#fetching === attempt && !isGivenUp(problem)) {
        console.warn(problem);
        this.#board.setPastState('failed');
        this.#retry = setTimeout(() => void this.#showRecord(at, topics), RETRY_MS);
      }
    }
  }
}
