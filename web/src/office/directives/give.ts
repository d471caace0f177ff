import { asFlag, asList, asLocalText, asNumber, asObject, asText, type LocalText } from '../../city/border';

/** An office or a person that can be chosen. */
export interface Choice {
  readonly id: string;
  readonly name: LocalText;
}

/** The answer of `GET /api/directives/form`. */
export interface OrderForm {
  /** Id of the office in charge; null where the city as a whole is. */
  readonly office: string | null;
  readonly person: LocalText | null;
  /** Offices that may be instructed. */
  readonly offices: readonly Choice[];
  /** When it is due unless the issuer says otherwise, in the city's time. */
  readonly due: string;
}

export function parseOrderForm(json: unknown): OrderForm {
  const form = asObject(json, 'form');
  const charge = asObject(form['inCharge'], 'form.inCharge');
  return {
    office: charge['office'] == null ? null : asText(asObject(charge['office'], 'office')['id'], 'office.id'),
    person:
      charge['person'] == null
        ? null
        : asLocalText(asObject(charge['person'], 'person')['name'], 'person.name'),
    offices: asList(form['offices'], 'form.offices').map((entry) => {
      const office = asObject(entry, 'office');
      return { id: asText(office['id'], 'office.id'), name: asLocalText(office['name'], 'office.name') };
    }),
    due: asText(form['due'], 'form.due'),
  };
}

/** The answer of `GET /api/directives/owners`. */
export function parseOwners(json: unknown): readonly Choice[] {
  return asList(json, 'owners').map((entry) => {
    const person = asObject(entry, 'owner');
    const name = asLocalText(person['name'], 'owner.name');
    const role = asLocalText(person['role'], 'owner.role');
    return {
      id: String(asNumber(person['id'], 'owner.id')),
      name: { ko: `${name.ko} · ${role.ko}`, en: `${name.en} · ${role.en}` },
    };
  });
}

/** What came of sending an order. */
export type Given =
  | { readonly kind: 'given'; readonly link: string; readonly repeated: boolean }
  /** The server says why not, in the viewer's language where it can. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Nobody knows whether it arrived; sent again with the same request, it is given once. */
  | { readonly kind: 'lost' };

/** Sends an order to `POST /api/directives`. */
export async function give(order: unknown): Promise<Given> {
  const meta = (name: string): string =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  let answer: Response;
  try {
    answer = await fetch('/api/directives', {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Accept-Language': document.documentElement.lang,
        'Content-Type': 'application/json',
        [meta('csrf-header') || 'X-CSRF-TOKEN']: meta('csrf-token'),
      },
      body: JSON.stringify(order),
    });
  } catch {
    return { kind: 'lost' };
  }
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) {
    const given = asObject(body, 'given');
    return {
      kind: 'given',
      link: asText(given['link'], 'given.link'),
      repeated: asFlag(given['repeated'], 'given.repeated'),
    };
  }
  if (answer.status >= 500) {
    return { kind: 'lost' };
  }
  const detail =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['detail'] : null;
  return { kind: 'refused', why: typeof detail === 'string' ? detail : String(answer.status) };
}
