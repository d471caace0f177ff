import { describe, expect, it } from 'vitest';
import { behind, indicators, lateFirst, line, pledges } from './goals';

const row = (id: string, standing: string): object => ({
  id,
  name: { ko: id, en: id },
  unit: { ko: '%', en: '%' },
  decimals: 1,
  standing,
  period: '2026-10',
  value: 61.2,
  target: 62,
  targetYear: 2026,
  change: 0.4,
  better: true,
  trend: [60, 61, 61.2],
  districts: { '11680': 62.5 },
});

const task = (id: string, state: string, daysLate: number): object => ({
  id,
  vision: '5',
  name: { ko: id, en: id },
  state,
  done: 25,
  planned: 50,
  daysLate,
  late: daysLate === 0 ? null : { ko: '착공', en: 'Works begun' },
});

describe('the topic indicators', () => {
  it('takes a delta as whole rows', () => {
    const first = indicators.read(null, { items: [row('a', 'met'), row('b', 'behind')] });
    const second = indicators.read(first, { items: [row('a', 'far-behind')] });

    expect(second.map(({ id, standing }) => [id, standing])).toEqual([
      ['a', 'far-behind'],
      ['b', 'behind'],
    ]);
    expect(second[0]?.districts.get('11680')).toBe(62.5);
  });

  it('puts what is behind first', () => {
    const all = indicators.read(null, {
      items: [row('a', 'met'), row('b', 'behind'), row('c', 'far-behind')],
    });
    expect(lateFirst(all).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('refuses a standing it does not know', () => {
    expect(() => indicators.read(null, { items: [row('a', 'splendid')] })).toThrow(TypeError);
  });
});

describe('the topic pledges', () => {
  it('keeps the visions of the snapshot and puts the longest late first', () => {
    const first = pledges.read(null, {
      visions: [{ id: '5', name: { ko: '민주', en: 'Democratic' } }],
      items: [task('5-1-1', 'behind', 20), task('5-1-2', 'on-course', 0), task('5-1-3', 'behind', 90)],
    });
    const second = pledges.read(first, { items: [task('5-1-2', 'far-behind', 200)] });

    expect(second.visions).toHaveLength(1);
    expect(behind(second.tasks).map(({ id }) => id)).toEqual(['5-1-2', '5-1-3', '5-1-1']);
  });
});

describe('a small line', () => {
  it('needs two values and stays inside its box', () => {
    expect(line([1])).toBe('');
    expect(line([1, 3, 2])).toBe('1.0,14.0 30.0,2.0 59.0,8.0');
    expect(line([2, 2])).toBe('1.0,14.0 59.0,14.0');
  });
});
