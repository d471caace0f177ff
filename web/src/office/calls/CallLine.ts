import { warn } from '../../city/ask';
import { parseSaid, type Asked, type Said } from './protocol';

/**
 * A sign of life goes out this often while somebody talks, milliseconds, and the server answers it. A line that a change of
 * network cut looks open for minutes; answers that do not come betray it.
 */
const HEARTBEAT = 5_000;
/** The same while nobody talks. */
const HEARTBEAT_RESTING = 15_000;
/** So many signs of life may wait for an answer. */
const UNANSWERED = 3;
/** How long opening may take, milliseconds; a computer busy with six pictures is slow to open a line, too. */
const OPENING = 15_000;
/** RFC 6455, 7.4.1. */
const NORMAL = 1000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Somebody who talks has to be back while the seat is kept, a minute by default. */
const LONGEST_PAUSE_TALKING = 4_000;

/** The line to the switchboard. It comes back by itself until it is closed. */
export class CallLine {
  readonly #hear: (said: Said) => void;
  readonly #turn: (open: boolean) => void;
  readonly #talking: () => boolean;
  #socket: WebSocket | null = null;
  #pause = FIRST_PAUSE;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;
  #beaten = 0;
  #unanswered = 0;
  #closed = false;

  /**
   * @param hear takes what the server says
   * @param turn is told whether the line is open
   * @param talking says whether a call hangs on the line
   */
  constructor(hear: (said: Said) => void, turn: (open: boolean) => void, talking: () => boolean) {
    this.#hear = hear;
    this.#turn = turn;
    this.#talking = talking;
    this.#open();
    addEventListener('online', this.#now);
  }

  /** Sends, if the line is open. What a lost line does not carry is not sent later: the call's state is told anew. */
  ask(asked: Asked): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(asked));
    return true;
  }

  close(): void {
    this.#closed = true;
    removeEventListener('online', this.#now);
    clearTimeout(this.#timer);
    clearInterval(this.#beat);
    this.#socket?.close(NORMAL, 'The page is done');
  }

  /** The computer has a network again: perhaps another one, on which the old line is dead. */
  readonly #now = (): void => {
    this.#pause = FIRST_PAUSE;
    this.#open();
  };

  #signOfLife(): void {
    // By the clock: in a tab that nobody looks at a browser rings once a minute.
    if (!this.#talking() && Date.now() - this.#beaten < HEARTBEAT_RESTING) {
      return;
    }
    this.#beaten = Date.now();
    if (this.#unanswered < UNANSWERED) {
      this.#unanswered++;
      this.ask({ do: 'here' });
    } else {
      this.#open();
    }
  }

  /** Opens the line anew; an old one no longer counts. */
  #open(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#beat);
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#turn(false);
    }
    const address = new URL('/calls/line', location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const old = this.#socket;
    const socket = new WebSocket(address);
    this.#socket = socket;
    old?.close(NORMAL, 'Replaced by a newer line');
    this.#timer = setTimeout(() => socket.close(NORMAL, 'Did not open'), OPENING);
    socket.onopen = () => {
      if (this.#socket !== socket) {
        return;
      }
      clearTimeout(this.#timer);
      this.#pause = FIRST_PAUSE;
      this.#unanswered = 0;
      this.#beat = setInterval(() => this.#signOfLife(), HEARTBEAT);
      this.#turn(true);
    };
    socket.onmessage = ({ data }) => {
      if (this.#socket !== socket) {
        return;
      }
      this.#unanswered = 0;
      try {
        const said = parseSaid(JSON.parse(String(data)));
        if (said !== null) {
          this.#hear(said);
        }
      } catch (problem) {
        warn(problem, 'A message of the calls line was not understood:');
      }
    };
    socket.onclose = () => {
      if (this.#socket !== socket || this.#closed) {
        return;
      }
      clearTimeout(this.#timer);
      clearInterval(this.#beat);
      this.#socket = null;
      this.#turn(false);
      this.#pause = Math.min(this.#talking() ? LONGEST_PAUSE_TALKING : LONGEST_PAUSE, this.#pause);
      this.#timer = setTimeout(() => this.#open(), this.#pause * (0.75 + Math.random() / 2));
      this.#pause *= 2;
    };
  }
}
