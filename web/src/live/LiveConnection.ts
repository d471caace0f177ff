import { asNumberOrNull, asObject, asText, type JsonObject } from '../city/border';
import { asMoment, parseStatus, type ServerStatus } from '../city/topics';
import { EventStream, type StreamEvent } from './EventStream';

/** How the line to the server stands. `lost` says since when and when the next attempt comes (epoch ms). */
export type LineState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly since: number; readonly retryAt: number }
  | { readonly kind: 'closed' };

/** One snapshot or delta of a topic. */
export interface TopicMessage {
  readonly topic: string;
  readonly kind: 'snapshot' | 'delta';
  readonly version: number | null;
  /** The server's clock when it was made, epoch seconds. */
  readonly at: number | null;
  readonly body: JsonObject;
}

export interface LiveListener {
  message(message: TopicMessage): void;
  status(status: ServerStatus): void;
  line(state: LineState): void;
  /** The server does not serve some topic asked for; nothing is followed until [LiveConnection#follow] is called again. */
  unserved(): void;
  /** A message of a shape that was not agreed on; the stream goes on. */
  refused(problem: unknown): void;
}

/** Longest wait before the next attempt. */
const LONGEST_WAIT_MS = 30_000;

/** The server says something every 15 s (docs/api/live.md); after this long the line is taken for dead. */
const SILENCE_MS = 40_000;

/** Reads `data` of a snapshot or delta. Throws a `TypeError` for any other shape. */
export function parseTopicMessage(event: StreamEvent): TopicMessage {
  const body = asObject(JSON.parse(event.data), 'message');
  return {
    topic: asText(body['topic'], 'message.topic'),
    kind: event.event === 'delta' ? 'delta' : 'snapshot',
    version: asNumberOrNull(body['version'], 'message.version'),
    at: asMoment(body['at'], 'message.at'),
    body,
  };
}

/**
 * Leaves only the wanted topics in an event id `<epoch>.a:17,b:4`, so that a new topic is not taken for one
 * that was already seen and a dropped one is not resumed. Null if nothing remains.
 */
export function resumeFrom(id: string | null, wanted: ReadonlySet<string>): string | null {
  const dot = id?.indexOf('.') ?? -1;
  if (id === null || dot < 0) {
    return null;
  }
  const kept = id
    .slice(dot + 1)
    .split(',')
    .filter((entry) => wanted.has(entry.slice(0, entry.lastIndexOf(':'))));
  return kept.length === 0 ? null : `${id.slice(0, dot)}.${kept.join(',')}`;
}

/**
 * The line to `GET /live`. It follows a set of topics, resumes where it broke off, and tries again with growing
 * pauses for as long as it is open. `fetch` is used rather than `EventSource` because that cannot say where to resume
 * after the topics have changed.
 */
export class LiveConnection {
  readonly #url: string;
  readonly #listener: LiveListener;
  #topics: ReadonlySet<string> = new Set();
  #lastId: string | null = null;
  #running: AbortController | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;
  #lostSince: number | null = null;

  constructor(url: string, listener: LiveListener) {
    this.#url = url;
    this.#listener = listener;
  }

  /** Follows these topics from now on; those already followed go on without a new snapshot. */
  follow(topics: Iterable<string>): void {
    const wanted = new Set(topics);
    if (this.#running !== null && sameMembers(wanted, this.#topics)) {
      return;
    }
    this.#topics = wanted;
    this.#attempts = 0;
    this.#connect();
  }

  /** Forgets what was seen: the next connection begins with snapshots. */
  forget(): void {
    this.#lastId = null;
  }

  /** Tries at once instead of waiting for the next attempt. */
  retryNow(): void {
    if (this.#lostSince !== null) {
      this.#connect();
    }
  }

  close(): void {
    this.#stop();
    this.#lostSince = null;
    this.#listener.line({ kind: 'closed' });
  }

  #stop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#watchdog);
    this.#running?.abort();
    this.#running = null;
  }

  #connect(): void {
    this.#stop();
    const attempt = new AbortController();
    this.#running = attempt;
    if (this.#lostSince === null && this.#lastId === null) {
      this.#listener.line({ kind: 'connecting' });
    }
    this.#read(attempt).catch((problem: unknown) => {
      if (this.#running === attempt) {
        this.#lose(problem instanceof RetryLater ? problem.milliseconds : null);
      }
    });
  }

  async #read(attempt: AbortController): Promise<void> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    const resume = resumeFrom(this.#lastId, this.#topics);
    if (resume !== null) {
      headers['Last-Event-ID'] = resume;
    }
    const topics = [...this.#topics].map(encodeURIComponent).join(',');
    this.#expectLife(attempt);
    const response = await fetch(`${this.#url}?topics=${topics}`, {
      headers,
      signal: attempt.signal,
      cache: 'no-store',
    });
    if ([400, 403, 404].includes(response.status)) {
      this.#listener.unserved();
    }
    if (!response.ok || response.body === null) {
      throw new RetryLater(Number(response.headers.get('Retry-After') ?? '0') * 1000);
    }
    const stream = new EventStream();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (this.#running !== attempt) {
        return;
      }
      if (done) {
        throw new RetryLater(0);
      }
      this.#expectLife(attempt);
      this.#found();
      for (const event of stream.push(value)) {
        this.#take(event);
      }
    }
  }

  #take(event: StreamEvent): void {
    try {
      if (event.event === 'status') {
        this.#listener.status(parseStatus(JSON.parse(event.data)));
      } else if (event.event === 'snapshot' || event.event === 'delta') {
        this.#listener.message(parseTopicMessage(event));
      }
    } catch (problem) {
      this.#listener.refused(problem);
    }
    this.#lastId = event.id ?? this.#lastId;
  }

  #found(): void {
    if (this.#attempts !== -1) {
      this.#attempts = -1; // open: counts again from the next loss
      this.#lostSince = null;
      this.#listener.line({ kind: 'open' });
    }
  }

  #expectLife(attempt: AbortController): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      if (this.#running === attempt) {
        attempt.abort();
        this.#lose(null);
      }
    }, SILENCE_MS);
  }

  #lose(retryAfterMs: number | null): void {
    this.#stop();
    this.#attempts = Math.max(0, this.#attempts);
    const growing = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** this.#attempts);
    const wait = Math.max(retryAfterMs ?? 0, growing * (0.75 + Math.random() * 0.5));
    this.#attempts += 1;
    this.#lostSince ??= Date.now();
    this.#listener.line({ kind: 'lost', since: this.#lostSince, retryAt: Date.now() + wait });
    this.#retry = setTimeout(() => this.#connect(), wait);
  }
}

/** The server is there but does not serve; it may have said how long to wait. */
class RetryLater extends Error {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    super(`The live line is not served; next attempt after ${milliseconds} ms at the earliest`);
    this.milliseconds = Number.isFinite(milliseconds) ? milliseconds : 0;
  }
}

function sameMembers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((member) => other.has(member));
}
