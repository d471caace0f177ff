/** One event of a server-sent event stream. */
export interface StreamEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/**
 * Cuts the text of a server-sent event stream into events, however the network has cut it into pieces.
 * Follows https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class EventStream {
  #rest = '';
  #id: string | null = null;
  #event = '';
  #data: string[] = [];

  /** Takes the next piece and returns the events that are now complete. */
  push(piece: string): StreamEvent[] {
    const lines = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    const events: StreamEvent[] = [];
    for (const line of lines) {
      if (line !== '') {
        this.#take(line);
      } else if (this.#data.length > 0) {
        events.push({ id: this.#id, event: this.#event || 'message', data: this.#data.join('\n') });
        this.#begin();
      } else {
        this.#begin();
      }
    }
    return events;
  }

  #begin(): void {
    this.#event = '';
    this.#data = [];
  }

  #take(line: string): void {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (field) {
      case 'id':
        this.#id = value;
        break;
      case 'event':
        this.#event = value;
        break;
      case 'data':
        this.#data.push(value);
        break;
      default:
        break; // comments (an empty field name) and fields that mean nothing here
    }
  }
}
