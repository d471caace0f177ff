import { warn } from '../../city/ask';
import { parseSaid, type Asked, type Said } from './protocol';

/** A sign of life goes out this often, milliseconds; the server gives a silent line up after a minute. */
const HEARTBEAT = 20_000;
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
    this.#socket?.close();
  }

  readonly #now = (): void => {
    if (!this.#closed && this.#socket?.readyState !== WebSocket.OPEN) {
      clearTimeout(this.#timer);
      this.#pause = FIRST_PAUSE;
      this.#open();
    }
  };

  #open(): void {
    const address = new URL('/calls/line', location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#pause = FIRST_PAUSE;
      this.#beat = setInterval(() => this.ask({ do: 'here' }), HEARTBEAT);
      this.#turn(true);
    };
    socket.onmessage = ({ data }) => {
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
      clearInterval(this.#beat);
      if (this.#socket !== socket || this.#closed) {
        return;
      }
      this.#turn(false);
      this.#pause = Math.min(this.#talking() ? LONGEST_PAUSE_TALKING : LONGEST_PAUSE, this.#pause);
      this.#timer = setTimeout(() => this.#open(), this.#pause * (0.75 + Math.random() / 2));
      this.#pause *= 2;
    };
  }
}
