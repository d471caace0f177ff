import type { Command } from '../command/command';
import type { Sight } from '../map/CityMap';

/** What the wall showed at a moment: its address, and where the map looked from if there was one. */
export interface Shown {
  readonly search: string;
  readonly sight: Sight | null;
}

/** So many steps can be taken back. */
const MOST = 50;

/** What was done on this wall, so that it can be taken back. */
export class Deeds {
  readonly #before: Shown[] = [];
  readonly #after: Shown[] = [];
  #last: Command | null = null;

  /** The last command that was not about commands. */
  get last(): Command | null {
    return this.#last;
  }

  /** Notes what was shown before a command. */
  note(command: Command, shown: Shown): void {
    this.#last = command;
    this.#before.push(shown);
    this.#after.length = 0;
    if (this.#before.length > MOST) {
      this.#before.shift();
    }
  }

  /** What to show again; null if there is nothing to take back. */
  undo(now: Shown): Shown | null {
    const shown = this.#before.pop() ?? null;
    if (shown !== null) {
      this.#after.push(now);
    }
    return shown;
  }

  /** What was taken back last; null if nothing was. */
  redo(now: Shown): Shown | null {
    const shown = this.#after.pop() ?? null;
    if (shown !== null) {
      this.#before.push(now);
    }
    return shown;
  }
}
