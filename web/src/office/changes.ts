import type { Occurrence } from '../city/topics';
import type { Directive } from './directives/directives';
import type { ResponseUnit } from './situation/situation';

/** Tells which of the things that are there now have something to be told, each once. */
export class Changes<T> {
  readonly #keyOf: (item: T) => string | null;
  #told: ReadonlySet<string> | null = null;

  /** @param keyOf names what is to be told of a thing; null while there is nothing */
  constructor(keyOf: (item: T) => string | null) {
    this.#keyOf = keyOf;
  }

  /** What is to be told now; nothing the first time, because what was there already is no news. */
  in(items: readonly T[]): readonly T[] {
    const before = this.#told;
    const keys = new Map(items.map((item) => [item, this.#keyOf(item)]));
    this.#told = new Set([...(before ?? []), ...[...keys.values()].filter((key) => key !== null)]);
    return before === null
      ? []
      : items.filter((item) => {
          const key = keys.get(item) ?? null;
          return key !== null && !before.has(key);
        });
  }
}

/** A situation is told when it comes in. */
export const situations = (): Changes<Occurrence> =>
  new Changes(({ id, status }) => (status === 'closed' ? null : String(id)));

/** A unit is told when it has arrived. */
export const arrivals = (): Changes<ResponseUnit> =>
  new Changes(({ key, arrived }) => (arrived === null ? null : key));

/** A directive is told whenever it has moved on, or waits for an answer of its issuer; who gives one is told in the dialog. */
export const steps = (): Changes<Directive> =>
  new Changes(({ id, state, question, wantsTime }) =>
    state === 'issued' && !question && !wantsTime ? null : `${id} ${state} ${question} ${wantsTime}`,
  );
