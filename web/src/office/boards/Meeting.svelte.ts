import { asFlag, asList, asLocalText, asObject, asText, type LocalText } from '../../city/border';
import { send } from '../../city/send';
import { LiveConnection } from '../../live/LiveConnection';
import type { Board } from '../Board.svelte';

/** How often a screen says that it is still there; the server takes three times that for gone. */
const ALIVE_MS = 15_000;

/** A presentation as it stands; mirrors `Presentation.java`. */
export interface Presentation {
  readonly id: string;
  readonly host: LocalText;
  /** The query of the host's wall. */
  readonly state: string;
  readonly over: boolean;
  readonly followers: readonly { readonly name: LocalText; readonly looking: boolean }[];
}

/** Reads the body of the topic `presentation:<id>`, and the answer of `POST /api/presentations`. */
export function parsePresentation(json: unknown): Presentation {
  const one = asObject(json, 'presentation');
  return {
    id: asText(one['id'], 'presentation.id'),
    host: asLocalText(one['host'], 'presentation.host'),
    state: asText(one['state'], 'presentation.state'),
    over: asFlag(one['over'], 'presentation.over'),
    followers: asList(one['followers'], 'presentation.followers').map((entry) => {
      const follower = asObject(entry, 'follower');
      return {
        name: asLocalText(follower['name'], 'follower.name'),
        looking: asFlag(follower['looking'], 'follower.looking'),
      };
    }),
  };
}

/** The part of this wall in a meeting: it drives a presentation, follows one, or does neither. */
export class Meeting {
  readonly #board: Board;
  #role = $state<'none' | 'host' | 'follower'>('none');
  #now = $state.raw<Presentation | null>(null);
  #away = $state(false);
  #id = '';
  #line: LiveConnection | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #shown: string | null = null;

  constructor(board: Board) {
    this.#board = board;
  }

  get role(): 'none' | 'host' | 'follower' {
    return this.#role;
  }

  /** As it stands; null until it is known. */
  get now(): Presentation | null {
    return this.#now;
  }

  /** Whether this follower looks at something else. */
  get away(): boolean {
    return this.#away;
  }

  /** The address by which others of the staff follow. */
  get link(): string {
    const board = this.#board.editor.stored?.link;
    return `${location.origin}${location.pathname}?${board === undefined ? '' : `board=${board}&`}follow=${this.#id}`;
  }

  async start(): Promise<void> {
    const { ok, json } = await send('POST', '/api/presentations', { state: this.#board.search });
    if (ok) {
      this.#now = parsePresentation(json);
      this.#join(this.#now.id, 'host');
    }
  }

  follow(id: string): void {
    if (this.#id !== id) {
      this.#join(id, 'follower');
      void this.#sayHere();
    }
  }

  /** Whatever this wall shows now: the host's is sent on; a follower who chose something else looks away. */
  moved(search: string): void {
    if (this.#role === 'host' && search !== this.#shown) {
      this.#shown = search;
      void this.#drive();
    } else if (this.#role === 'follower' && this.#shown !== null && search !== this.#shown && !this.#away) {
      this.lookAround();
    }
  }

  lookAround(): void {
    this.#away = true;
    void this.#sayHere();
  }

  comeBack(): void {
    this.#away = false;
    this.#show();
    void this.#sayHere();
  }

  /** The host ends it for all, a follower leaves. */
  leave(): void {
    if (this.#role === 'host') {
      void send('DELETE', `/api/presentations/${this.#id}`).catch(() => null);
    } else if (this.#role === 'follower') {
      void send('DELETE', `/api/presentations/${this.#id}/following`).catch(() => null);
      this.#board.followNobody();
    }
    this.close();
    this.#role = 'none';
    this.#now = null;
    this.#id = '';
    this.#away = false;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#line?.close();
    this.#line = null;
  }

  #join(id: string, role: 'host' | 'follower'): void {
    this.close();
    this.#id = id;
    this.#role = role;
    this.#shown = role === 'host' ? this.#board.search : null;
    // A line of its own: that of the wall is closed while it looks at the past.
    this.#line = new LiveConnection('/live', {
      message: ({ body }) => this.#take(parsePresentation(body)),
      status: () => undefined,
      line: () => undefined,
      unserved: () => this.#lost(),
      refused: (problem) => console.warn(problem),
    });
    this.#line.follow([`presentation:${id}`]);
    this.#timer = setInterval(() => void (role === 'host' ? this.#drive() : this.#sayHere()), ALIVE_MS);
  }

  #take(now: Presentation): void {
    this.#now = now;
    if (now.over) {
      this.close();
    } else if (this.#role === 'follower' && !this.#away) {
      this.#show();
    }
  }

  /** Nothing of that name runs any more. */
  #lost(): void {
    this.close();
    if (this.#now === null) {
      this.#now = { id: this.#id, host: { ko: '', en: '' }, state: '', over: true, followers: [] };
    } else {
      this.#now = { ...this.#now, over: true };
    }
  }

  #show(): void {
    if (this.#now !== null) {
      this.#shown = this.#board.showAs(this.#now.state, this.#id);
    }
  }

  async #drive(): Promise<void> {
    await send('PUT', `/api/presentations/${this.#id}`, { state: this.#shown ?? '' }).catch(() => null);
  }

  async #sayHere(): Promise<void> {
    const looking = { looking: !this.#away };
    await send('PUT', `/api/presentations/${this.#id}/following`, looking).catch(() => null);
  }
}
