import { expect, test } from 'vitest';
import { zoneOffset } from './zone';

test('clocks of Seoul are nine hours ahead, those of Kathmandu five and three quarters', () => {
  expect(zoneOffset('Asia/Seoul', 1_795_000_000)).toBe(9 * 3600);
  expect(zoneOffset('Asia/Kathmandu', 1_795_000_000.4)).toBe(5.75 * 3600);
});

test('summer time counts', () => {
  expect(zoneOffset('Europe/Paris', Date.UTC(2026, 6, 1) / 1000)).toBe(2 * 3600);
  expect(zoneOffset('Europe/Paris', Date.UTC(2026, 0, 1) / 1000)).toBe(3600);
});
