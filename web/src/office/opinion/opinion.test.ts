import { describe, expect, it } from 'vitest';
import { listed, opinion, stateOf } from './opinion';

const body = {
  at: 1_800_000_000,
  texts: 900,
  rising: ['ko-불꽃축제'],
  new: ['ko-불꽃축제'],
  more: ['ko-버스'],
  less: [],
  lasting: ['ko-버스', 'ko-gone'],
  items: [
    {
      id: 'ko-불꽃축제',
      name: '불꽃축제 · 여의도',
      language: 'ko',
      rising: true,
      now: 12,
      expected: 0.4,
      today: 14,
      yesterday: 0,
      trend: [0, 3, 11],
      tone: { verdict: 'divided', low: 0.3, high: 0.8 },
      districts: ['11560'],
      link: '/opinion/topics/ko-불꽃축제',
    },
    {
      id: 'ko-버스',
      name: '버스',
      language: 'ko',
      rising: false,
      now: 2,
      expected: null,
      today: 9,
      yesterday: 4,
      trend: [1, 2],
      tone: null,
      districts: [],
      link: '/opinion/topics/ko-버스',
    },
  ],
};

describe('the live topic opinion', () => {
  it('lists each topic once, under the first of its moves', () => {
    const read = opinion.read(null, body);
    expect(listed(read).map(({ move, topic }) => `${move} ${topic.id}`)).toEqual([
      'rising ko-불꽃축제',
      'more ko-버스',
    ]);
    expect(read.topics.get('ko-버스')?.tone).toBeNull();
  });

  it('keeps what it knows of topics that a change does not name', () => {
    const read = opinion.read(opinion.read(null, body), { ...body, rising: [], items: [] });
    expect(read.topics.size).toBe(2);
    expect(listed(read)[0]?.move).toBe('new');
  });

  it('refuses a tone that it does not know', () => {
    const broken = { ...body, items: [{ ...body.items[0], tone: { verdict: 'angry', low: 0, high: 1 } }] };
    expect(() => opinion.read(null, broken)).toThrow(TypeError);
  });

  it('tells moves apart by state', () => {
    expect(stateOf('rising')).toBe('watch');
    expect(stateOf('lasting')).toBe('none');
  });
});
