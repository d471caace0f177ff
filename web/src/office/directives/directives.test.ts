import { describe, expect, it } from 'vitest';
import { directives, inOrder, parseDirective } from './directives';
import { Draft } from './draft';

const row = (id: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  subject: 'figure:pm25',
  title: { ko: '초미세먼지', en: 'PM2.5' },
  text: 'Do it',
  urgency: 'normal',
  state: 'issued',
  office: 'water',
  officeName: { ko: '상수도', en: 'Water' },
  district: null,
  issued: 1,
  due: 100 + id,
  changed: id,
  overdue: false,
  question: false,
  wantsTime: false,
  ...more,
});

describe('the topic of directives', () => {
  it('replaces what changed and keeps the rest', () => {
    const first = directives.read(null, { items: [row(1), row(2)] });
    const second = directives.read(first, { items: [row(2, { state: 'closed' })] });
    expect(second.map(({ id, state }) => [id, state])).toEqual([
      [1, 'issued'],
      [2, 'closed'],
    ]);
  });

  it('refuses a state it does not know', () => {
    expect(() => parseDirective(row(1, { state: 'lost' }))).toThrow(TypeError);
  });

  it('puts the overdue first and what has ended last', () => {
    const all = [
      row(1, { state: 'closed' }),
      row(2),
      row(3, { overdue: true }),
      row(4, { state: 'reported' }),
    ].map(parseDirective);
    expect(inOrder(all).map(({ id }) => id)).toEqual([3, 4, 2, 1]);
  });
});

describe('a draft', () => {
  const memory = (): Storage => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as unknown as Storage;
  };

  it('is found again with its words and its request', () => {
    const storage = memory();
    const draft = Draft.of('figure:pm25', storage);
    draft.keep({ text: 'Close the road', office: 'transport' });
    const again = Draft.of('figure:pm25', storage);
    expect(again.values.text).toBe('Close the road');
    expect(again.values.request).toBe(draft.values.request);
  });

  it('begins anew with another request once it was given', () => {
    const storage = memory();
    const draft = Draft.of('figure:pm25', storage);
    draft.keep({ text: 'Close the road' });
    draft.forget();
    const next = Draft.of('figure:pm25', storage);
    expect(next.values.text).toBe('');
    expect(next.values.request).not.toBe(draft.values.request);
  });

  it('survives a storage that is broken or full', () => {
    const broken = {
      getItem: () => '{not json',
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: () => undefined,
    } as unknown as Storage;
    const draft = Draft.of('figure:pm25', broken);
    draft.keep({ text: 'Still here' });
    expect(draft.values.text).toBe('Still here');
  });
});
