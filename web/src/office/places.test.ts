import { expect, test, vi } from 'vitest';
import { commandFor } from '../command/find';
import { parsePlaces } from './places';

vi.mock('../city/ask', () => ({ ask: vi.fn() }));

const STATION = {
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [127.028, 37.498] },
  properties: { kind: 'subway-station', key: '222', ko: '강남역', en: 'Gangnam', district: '11680' },
};

test('names a place as the search does, so that it is offered once', () => {
  const found = commandFor({
    subject: 'place:subway-station/222',
    kind: 'place',
    kindName: { ko: '장소', en: 'Place' },
    title: { ko: '강남역', en: 'Gangnam' },
    text: { ko: '', en: '' },
    district: '11680',
    link: null,
    lon: 127.028,
    lat: 37.498,
  });
  expect(found).toEqual({ kind: 'go', to: parsePlaces({ features: [STATION] })[0] });
});
