import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { PAGES } from './perform';

// The modules listen to the page, which a test has none of.
vi.hoisted(() => Object.assign(globalThis, { addEventListener: () => undefined }));

/** Names of pages in the grammar of the server. */
function named(): readonly string[] {
  const file = new URL('../../../server/src/main/resources/city/madang/search/grammar.yaml', import.meta.url);
  const [, section = ''] = /\n {2}page:\n((?: {4}.*\n)+)/.exec(readFileSync(file, 'utf8')) ?? [];
  return [...section.matchAll(/^ {4}([a-z-]+):/gm)].map(([, name = '']) => name);
}

describe('pages', () => {
  it('that the grammar names are known to the wall, and no others', () => {
    // The brief has a verb of its own.
    expect([...named(), 'brief'].toSorted()).toEqual(Object.keys(PAGES).toSorted());
  });
});
