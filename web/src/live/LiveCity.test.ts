import { describe, expect, it } from 'vitest';
import { asTexts } from '../city/border';
import { LiveCity } from './LiveCity.svelte';
import type { Topic } from './Topic';

const shouts: Topic<readonly string[]> = {
  name: 'shouts',
  read: (before, body) => [...(before ?? []), ...asTexts(body['items'], 'shouts.items')],
};

describe('a topic of a panel', () => {
  it('is read by the panel that knows it, deltas on what was there', () => {
    const city = new LiveCity([]);
    city.know(shouts);
    expect(city.content(shouts)).toBeNull();
    city.take('shouts', 'snapshot', { items: ['a'] }, 10);
    city.take('shouts', 'delta', { items: ['b'] }, 11);
    expect(city.content(shouts)).toEqual({ content: ['a', 'b'], at: 11 });
    city.take('shouts', 'snapshot', { items: ['c'] }, 12);
    expect(city.content(shouts)?.content).toEqual(['c']);
  });
});
