import { describe, expect, it } from 'vitest';
import type { Destination, Vocabulary } from './command';
import { suggest } from './suggest';

function place(kind: Destination['kind'], code: string, ko: string, en: string): Destination {
  return { kind, code, name: { ko, en }, district: null, lon: 127, lat: 37.5 };
}

const gangnam = place('district', '11680', '강남구', 'Gangnam-gu');
const songpa = place('district', '11710', '송파구', 'Songpa-gu');
const jung = place('district', '11140', '중구', 'Jung-gu');
const yeoksam = place('neighbourhood', '1168064000', '역삼1동', 'Yeoksam 1-dong');
const cityHall = place('place', 'hall', '서울시청', 'Seoul City Hall');

const vocabulary: Vocabulary = {
  destinations: [gangnam, songpa, jung, yeoksam, cityHall],
  layers: [
    { id: 'air', name: { ko: '대기', en: 'Air' } },
    { id: 'buses', name: { ko: '버스', en: 'Buses' } },
    { id: 'wifi', name: { ko: '공공 와이파이', en: 'Public Wi-Fi' } },
  ],
  figures: [
    { id: 'pm25', name: { ko: '초미세먼지', en: 'PM2.5' } },
    { id: 'speed', name: { ko: '평균 속도', en: 'Average speed' } },
  ],
  scenes: [{ id: 'safety', name: { ko: '안전', en: 'Safety' } }],
  panels: [{ id: 'press', name: { ko: '언론', en: 'Press' } }],
};

describe('suggestions', () => {
  const showing = { layers: new Set(['air']), past: false, district: null };

  it('complete a name that has begun', () => {
    expect(suggest('강', vocabulary, showing)[0]).toEqual({ kind: 'go', to: gangnam });
    expect(suggest('song', vocabulary, showing)[0]).toEqual({ kind: 'go', to: songpa });
  });

  it('offer to hide what is shown and to show what is not', () => {
    expect(suggest('대기', vocabulary, showing)).toContainEqual({ kind: 'hide', layer: 'air' });
    expect(suggest('bus', vocabulary, showing)).toContainEqual({ kind: 'show', layer: 'buses' });
  });

  it('begin with useful commands before anything is typed', () => {
    expect(suggest('', vocabulary, showing)).toContainEqual({ kind: 'help' });
    expect(suggest('', vocabulary, { ...showing, past: true })[0]).toEqual({ kind: 'live' });
  });
});
