import { warn } from '../city/ask';

/** Something the first picture does without: fetched when the page has a moment, `initial` until then. */
export class Later<T> {
  #value: T = $state.raw() as T;

  constructor(initial: T, fetchIt: () => Promise<T>) {
    this.#value = initial;
    setTimeout(() => {
      fetchIt()
        .then((value) => (this.#value = value))
        .catch((problem: unknown) => warn(problem));
    }, 1500);
  }

  get value(): T {
    return this.#value;
  }
}
