/** A name and a value, as they stood on the screen. */
export interface SeenRow {
  readonly name: string;
  readonly text: string;
}

/** What somebody looks at when they want to act on it. */
export interface SeenNow {
  readonly title: string;
  readonly rows: readonly SeenRow[];
  /** Live topics in which it is shown, at most four. */
  readonly topics: readonly string[];
}

interface About {
  readonly subject: string;
  readonly seen: SeenNow;
  /** What was said already, as the order's first words. */
  readonly text: string;
  /** Id of the office that was named; null for the one in charge. */
  readonly office: string | null;
}

/** The order that is being written, if any. The wall shows its dialog. */
class Instructing {
  #about = $state.raw<About | null>(null);

  get about(): About | null {
    return this.#about;
  }

  open(subject: string, seen: SeenNow, text: string, office: string | null): void {
    this.#about = { subject, seen, text, office };
  }

  close(): void {
    this.#about = null;
  }
}

export const instructing = new Instructing();

/**
 * Opens the dialog that gives a directive about a subject (`figure:pm25`, `incident:119-42`, `district:11680`), over
 * whatever the wall shows. What was seen goes with the order.
 */
export function openInstruct(subject: string, seen: SeenNow, text = '', office: string | null = null): void {
  instructing.open(subject, seen, text, office);
}
