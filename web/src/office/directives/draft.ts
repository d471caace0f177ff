import { URGENCIES, type Urgency } from './directives';

/** What was typed into the dialog. Empty office, owner and due mean: not chosen yet. */
export interface DraftValues {
  /** Names the request: sent again, it gives no second directive. */
  readonly request: string;
  readonly text: string;
  readonly office: string;
  readonly owner: string;
  readonly due: string;
  readonly urgency: Urgency;
  readonly published: boolean;
}

/** What somebody is about to order about one subject. Kept in the browser until it was given, so that nothing is lost. */
export class Draft {
  readonly #key: string;
  readonly #storage: Storage | null;
  #values: DraftValues;

  /** The draft about a subject that was begun before, or a new one. */
  static of(subject: string, storage: Storage | null): Draft {
    return new Draft(`madang.instruct.${subject}`, storage);
  }

  private constructor(key: string, storage: Storage | null) {
    this.#key = key;
    this.#storage = storage;
    this.#values = read(key, storage) ?? empty();
  }

  get values(): DraftValues {
    return this.#values;
  }

  /** Keeps what was typed. A browser that keeps nothing still holds it while the dialog is open. */
  keep(typed: Partial<DraftValues>): void {
    this.#values = { ...this.#values, ...typed };
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(this.#values));
    } catch {
      // A full or forbidden storage: the values in memory are enough while the page is open.
    }
  }

  /** The directive was given, or is given up. */
  forget(): void {
    try {
      this.#storage?.removeItem(this.#key);
    } catch {
      // As above.
    }
  }
}

function empty(): DraftValues {
  return {
    request: newRequest(),
    text: '',
    office: '',
    owner: '',
    due: '',
    urgency: 'normal',
    published: false,
  };
}

/** A random name; `randomUUID` exists in secure contexts only, and a city hall may be on plain HTTP in a house's network. */
function newRequest(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function read(key: string, storage: Storage | null): DraftValues | null {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) {
      return null;
    }
    const values = kept as Record<string, unknown>;
    const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
    const request = text('request');
    return request.length < 8
      ? null
      : {
          request,
          text: text('text'),
          office: text('office'),
          owner: text('owner'),
          due: text('due'),
          urgency: URGENCIES.find((one) => one === values['urgency']) ?? 'normal',
          published: values['published'] === true,
        };
  } catch {
    return null;
  }
}
