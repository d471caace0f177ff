import { readAddress, writeAddress, type Address } from './address';

/** Whether the address gets a new entry in the history, so that "back" returns to what was shown before. */
export type Step = 'new entry' | 'same entry';

/** The address of the page as state: what is chosen on the wall is written there, and read from there. */
export class AddressBar {
  readonly #sound: (address: Address) => Address;
  #address = $state.raw<Address>(readAddress(''));

  /** @param sound gives an address without what this city does not have */
  constructor(search: string, sound: (address: Address) => Address) {
    this.#sound = sound;
    this.#address = sound(readAddress(search));
  }

  get address(): Address {
    return this.#address;
  }

  /** Follows the browser's back and forward. */
  follow(search: string): void {
    this.#address = this.#sound(readAddress(search));
  }

  go(change: Partial<Address>, step: Step): void {
    const next = { ...this.#address, ...change };
    const search = writeAddress(next);
    if (search === writeAddress(this.#address)) {
      return;
    }
    this.#address = next;
    const url = location.pathname + search;
    if (step === 'new entry') {
      history.pushState(null, '', url);
    } else {
      history.replaceState(null, '', url);
    }
  }
}
