/**
 * Checks at the border: what the server sends is `unknown` until one of these has looked at it.
 * Each throws a `TypeError` that names the place and what was expected there.
 */

/** A text in both languages of the city; mirrors `LocalText.java`. */
export interface LocalText {
  readonly ko: string;
  readonly en: string;
}

/** A JSON object whose members have not been looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

function refuse(value: unknown, where: string, expected: string): never {
  throw new TypeError(
    `${where}: expected ${expected}, got ${JSON.stringify(value)?.slice(0, 80) ?? 'nothing'}`,
  );
}

export function asObject(value: unknown, where: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(value, where, 'an object');
  }
  return value as JsonObject;
}

export function asList(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) ? value : refuse(value, where, 'a list');
}

export function asText(value: unknown, where: string): string {
  return typeof value === 'string' ? value : refuse(value, where, 'a text');
}

export function asNumber(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse(value, where, 'a number');
}

export function asNumberOrNull(value: unknown, where: string): number | null {
  return value === null || value === undefined ? null : asNumber(value, where);
}

export function asTextOrNull(value: unknown, where: string): string | null {
  return value === null || value === undefined ? null : asText(value, where);
}

export function asFlag(value: unknown, where: string): boolean {
  return typeof value === 'boolean' ? value : refuse(value, where, 'true or false');
}

/** One of a closed set of words. */
export function asOneOf<T extends string>(value: unknown, allowed: readonly T[], where: string): T {
  const found = allowed.find((word) => word === value);
  return found ?? refuse(value, where, `one of ${allowed.join(', ')}`);
}

export function asLocalText(value: unknown, where: string): LocalText {
  const text = asObject(value, where);
  return { ko: asText(text['ko'], `${where}.ko`), en: asText(text['en'], `${where}.en`) };
}

/** A text that is the same in both languages, or has both: units are written `µg/m³` or `{ko: 대, en: bikes}`. */
export function asTextInAnyForm(value: unknown, where: string): LocalText {
  if (typeof value === 'string') {
    return { ko: value, en: value };
  }
  return asLocalTextOrEmpty(value, where);
}

/** A text in both languages, empty in both where the server has none. */
export function asLocalTextOrEmpty(value: unknown, where: string): LocalText {
  return value === null || value === undefined ? { ko: '', en: '' } : asLocalText(value, where);
}

export function asTexts(value: unknown, where: string): readonly string[] {
  return asList(value, where).map((entry, index) => asText(entry, `${where}[${index}]`));
}
