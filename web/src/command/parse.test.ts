import { describe, expect, it } from 'vitest';
import type { Command, Destination, Problem, Vocabulary } from './command';
import { parseCommand } from './parse';
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

function read(text: string): Command | Problem {
  const parsed = parseCommand(text, vocabulary);
  return parsed.ok ? parsed.command : parsed.problem;
}

describe('the command grammar', () => {
  it.each([
    ['강남구', gangnam],
    ['강남', gangnam],
    ['Gangnam', gangnam],
    ['go to gangnam-gu', gangnam],
    ['강남구로 가', gangnam],
    ['강남구로 이동해 줘', gangnam],
    ['중구', jung],
    ['역삼1동', yeoksam],
    ['fly to Yeoksam 1-dong', yeoksam],
    ['서울시청', cityHall],
    ['강남구 보여줘', gangnam],
  ])('goes to a place: %s', (text, to) => {
    expect(read(text)).toEqual({ kind: 'go', to });
  });

  it.each([
    ['show buses', 'show', 'buses'],
    ['Show me the bus', 'show', 'buses'],
    ['버스 보여줘', 'show', 'buses'],
    ['버스를 켜 줘', 'show', 'buses'],
    ['와이파이', 'show', 'wifi'],
    ['hide wi-fi', 'hide', 'wifi'],
    ['turn off buses', 'hide', 'buses'],
    ['버스 숨겨', 'hide', 'buses'],
    ['버스 꺼줘', 'hide', 'buses'],
  ])('switches a layer: %s', (text, kind, layer) => {
    expect(read(text)).toEqual({ kind, layer });
  });

  it.each([
    ['강남구 공기질 보여줘'],
    ['공기질 강남구'],
    ['show air in Gangnam-gu'],
    ['show air quality in gangnam'],
  ])('joins a place and a layer: %s', (text) => {
    expect(read(text)).toEqual({
      kind: 'several',
      commands: [
        { kind: 'go', to: gangnam },
        { kind: 'show', layer: 'air' },
      ],
    });
  });

  it.each([
    ['show PM2.5', 'pm25'],
    ['초미세먼지', 'pm25'],
    ['평균 속도 보여줘', 'speed'],
    ['colour by average speed', 'speed'],
  ])('chooses a figure: %s', (text, figure) => {
    expect(read(text)).toEqual({ kind: 'figure', figure });
  });

  it.each([
    ['compare Gangnam Songpa'],
    ['compare gangnam-gu and songpa-gu'],
    ['compare Gangnam vs Songpa'],
    ['강남구 송파구 비교'],
    ['강남구와 송파구 비교해줘'],
    ['비교 강남 송파'],
  ])('compares two districts: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'compare', districts: ['11680', '11710'] });
  });

  it.each([
    ['back 1h', 3600],
    ['back an hour', 3600],
    ['2 hours ago', 7200],
    ['back week', 604_800],
    ['back 30 minutes', 1800],
    ['yesterday', 86_400],
    ['last week', 604_800],
    ['1시간 전', 3600],
    ['한 시간 전', 3600],
    ['30분 전으로', 1800],
    ['하루 전', 86_400],
    ['이틀 전', 172_800],
    ['일주일 전', 604_800],
    ['2주 전', 1_209_600],
    ['어제', 86_400],
  ])('goes back in time: %s', (text, seconds) => {
    expect(read(text)).toEqual({ kind: 'back', seconds });
  });

  it.each([
    ['at 09:30', 9, 30],
    ['9시 30분', 9, 30],
    ['14시', 14, 0],
  ])('goes to a time of day: %s', (text, hour, minute) => {
    expect(read(text)).toEqual({ kind: 'at', clock: { hour, minute } });
  });

  it.each([
    ['live', 'live'],
    ['실시간', 'live'],
    ['실시간으로', 'live'],
    ['help', 'help'],
    ['/도움말', 'help'],
    ['목록', 'list'],
    ['재생', 'play'],
    ['시 전체', 'city'],
  ])('knows standing sentences: %s', (text, kind) => {
    expect(read(text)).toEqual({ kind });
  });

  it('opens a scene', () => {
    expect(read('안전')).toEqual({ kind: 'scene', scene: 'safety' });
  });

  it.each([['언론'], ['언론 보여줘'], ['open press'], ['show press']])('opens a panel: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'panel', panel: 'press' });
  });

  it.each([
    ['', 'empty', ''],
    ['   ', 'empty', ''],
    ['hide everything', 'no-layer', 'everything'],
    ['용 숨겨', 'no-layer', '용'],
    ['go to Atlantis', 'no-place', 'atlantis'],
    ['compare Gangnam', 'compare-two', 'gangnam'],
    ['compare Gangnam Gangnam', 'compare-two', 'gangnam gangnam'],
    ['비교', 'compare-two', ''],
    ['back soon', 'time', 'back soon'],
    ['25:00', 'time', '25:00'],
    ['xyzzy', 'unknown', 'xyzzy'],
  ])('says what it did not understand: %s', (text, kind, part) => {
    expect(read(text)).toEqual({ kind, text: part });
  });

  it('never throws, whatever is typed', () => {
    let seed = 20_261_121;
    const letters = [...'가나다 구동전비교보여줘abc 0:1/?.()[]{}*+\\^$|'];
    for (let round = 0; round < 2000; round++) {
      let text = '';
      for (let length = 0; length < 12; length++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        text += letters[seed % letters.length] ?? '';
      }
      expect(() => parseCommand(text, vocabulary), `seed text ${JSON.stringify(text)}`).not.toThrow();
    }
  });
});

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
