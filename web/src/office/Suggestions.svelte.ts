import { warn } from '../city/ask';
import type { Command } from '../command/command';
import { commandFor, find, type Found } from '../command/find';
import { suggest } from '../command/suggest';
import { understand, type Understood } from '../command/understand';
import { describe } from './describe';
import type { Wall } from './wall';

/** Until so many milliseconds after a key nothing is asked of the server. */
const PAUSE = 60;
const MOST_FOUND = 6;
/** What a sentence means can depend on the clock: an answer is good for so many milliseconds. */
const GOOD = 10_000;

const NOTHING = { text: '', items: [] };

/** A line that can be chosen: a command, and where it leads. */
export interface Choice {
  readonly command: Command;
  readonly text: string;
  readonly where: string;
}

/** What was asked of the grammar last. */
interface Meaning {
  readonly text: string;
  readonly language: string;
  readonly asked: number;
  readonly answer: Promise<Understood>;
}

/** What a text in the command line could be: a sentence of the grammar, a name of the wall, something the city's search finds. */
export class Suggestions {
  readonly #wall: Wall;
  #meaning: Meaning | null = null;
  /** Kept while more letters are typed, so that the list does not flicker. */
  #found = $state.raw<{ readonly text: string; readonly items: readonly Found[] }>(NOTHING);
  #meant = $state.raw<{ readonly text: string; readonly command: Command } | null>(null);

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  /** What the sentence in the line means, as far as it is one; Enter does it. */
  get meant(): Command | null {
    return this.#meant?.command ?? null;
  }

  /** Asks the city's search and its grammar about a text, a moment after its last key; gives what takes the question back. */
  follow(text: string): (() => void) | undefined {
    if (text === '') {
      this.#found = NOTHING;
      this.#meant = null;
      return undefined;
    }
    const asking = new AbortController();
    const timer = setTimeout(() => {
      find(text, MOST_FOUND, asking.signal)
        .then((items) => (this.#found = { text, items }))
        .catch(warn);
      this.meaningOf(text)
        .then(({ commands, choices }) => {
          if (!asking.signal.aborted) {
            const [command] = choices.length === 0 ? commands : [];
            this.#meant = command === undefined ? null : { text, command };
          }
        })
        .catch(warn);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }

  /** What the grammar makes of a sentence; asked once while it is typed and read. */
  meaningOf(text: string): Promise<Understood> {
    const { language } = this.#wall.speech;
    const now = performance.now();
    if (
      this.#meaning?.text !== text ||
      this.#meaning.language !== language ||
      now - this.#meaning.asked > GOOD
    ) {
      const answer = understand(text, language);
      this.#meaning = { text, language, asked: now, answer };
      answer.catch(() => (this.#meaning = null));
    }
    return this.#meaning.answer;
  }

  /** What is offered for a text, the likeliest first. */
  listFor(typed: string): readonly Choice[] {
    const { board } = this.#wall;
    const showing = { layers: board.layers, past: board.past, district: board.address.district };
    const names = suggest(typed, this.#wall.vocabulary(), showing);
    const first = this.#meant?.text === typed.trim() ? [this.#meant.command] : [];
    const key = first.map(keyOf)[0];
    const own = [...first, ...names.filter((command) => keyOf(command) !== key)];
    return [...own.map((command) => this.choiceOf(command)), ...this.#others(typed, own)];
  }

  choiceOf(command: Command): Choice {
    return {
      command,
      text: describe(command, this.#wall),
      where: command.kind === 'go' ? this.#areaOf(command.to.district) : '',
    };
  }

  /** What was found and is not among the names of the wall. */
  #others(typed: string, own: readonly Command[]): readonly Choice[] {
    const { speech } = this.#wall;
    const known = new Set(own.map(keyOf));
    const items = typed.trim().startsWith(this.#found.text) ? this.#found.items : [];
    return items.flatMap((item) => {
      const command = commandFor(item);
      if (command === null || known.has(keyOf(command))) {
        return [];
      }
      const text = command.kind === 'link' ? speech.pick(item.text) : '';
      return [
        {
          command,
          text: written([speech.pick(item.title), text], ' – '),
          where: written([speech.pick(item.kindName), this.#areaOf(item.district)], ' · '),
        },
      ];
    });
  }

  #areaOf(code: string | null): string {
    const area = code === null ? undefined : this.#wall.board.districts.areas.get(code);
    return area === undefined ? '' : this.#wall.speech.pick(area);
  }
}

/** The same for two commands that do the same. */
export function keyOf(command: Command): string {
  return command.kind === 'go' ? `go ${command.to.kind} ${command.to.code}` : JSON.stringify(command);
}

function written(parts: readonly string[], between: string): string {
  return parts.filter((part) => part !== '').join(between);
}
