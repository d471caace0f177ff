import { expect, test } from 'vitest';
import { captionOfLink, captionsOf } from './captions';
import type { CallPicture, Seated } from './protocol';

const text = { ko: '', en: '' };

function seat(id: number, state: Seated['state'], more: Partial<Seated> = {}): Seated {
  const who = { id, name: text, role: text, about: text, reachable: true, busy: true };
  return { who, state, leg: 1, sound: true, picture: true, screen: false, board: false, ...more };
}

function call(...people: Seated[]): CallPicture {
  return { call: 1, subject: 'figure:pm25', title: text, people };
}

function told(before: CallPicture | null, after: CallPicture): string[] {
  return captionsOf(before, after, 1).map(({ word, who }) => `${who.id} ${word}`);
}

test('tells who joined and who left, but not of those who were only rung', () => {
  const ringing = call(seat(1, 'in'), seat(2, 'ringing'));
  expect(told(null, ringing)).toEqual([]);
  expect(told(ringing, call(seat(1, 'in'), seat(2, 'in')))).toEqual(['2 capJoined']);
  expect(told(ringing, call(seat(1, 'in')))).toEqual([]);
  expect(told(call(seat(1, 'in'), seat(2, 'in')), call(seat(1, 'in')))).toEqual(['2 capLeft']);
});

test('tells a broken line from somebody new', () => {
  const away = call(seat(1, 'in'), seat(2, 'away'));
  expect(told(call(seat(1, 'in'), seat(2, 'in')), away)).toEqual(['2 capAway']);
  expect(told(away, call(seat(1, 'in'), seat(2, 'in')))).toEqual(['2 capBack']);
});

test('tells what others share, once', () => {
  const sharing = call(seat(1, 'in', { board: true }), seat(2, 'in', { board: true, screen: true }));
  expect(told(call(seat(1, 'in'), seat(2, 'in')), sharing)).toEqual(['2 capScreen', '2 capBoard']);
  expect(told(sharing, sharing)).toEqual([]);
});

test('tells when a connection breaks and when it is back, but not that a first one came', () => {
  expect(captionOfLink('connecting', 'open')).toBeNull();
  expect(captionOfLink('open', 'open')).toBeNull();
  expect(captionOfLink('open', 'reconnecting')).toBe('capBreaking');
  expect(captionOfLink('reconnecting', 'blocked')).toBe('capBlocked');
  expect(captionOfLink('blocked', 'open')).toBe('capMended');
});
