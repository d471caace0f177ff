import { describe, expect, it, vi } from 'vitest';
import { commandFor } from './find';
import { parseUnderstood } from './understand';
import { momentOf } from '../office/perform';
import { wav } from './recorder';

// The modules listen to the page, which a test has none of.
vi.hoisted(() => Object.assign(globalThis, { addEventListener: () => undefined }));

const gangnam = {
  subject: 'district:11680',
  name: { ko: '강남구', en: 'Gangnam-gu' },
  district: '11680',
  lon: 127.06,
  lat: 37.5,
};

const answer = (verb: string, slots: object, place: object | null = null) => ({
  commands: [{ verb, slots, place }],
  confirm: false,
  ambiguity: null,
  problem: null,
});

describe('what the server understood', () => {
  it('becomes a command of the wall', () => {
    expect(parseUnderstood(answer('hide', { layer: 'buses' })).commands).toEqual([
      { kind: 'hide', layer: 'buses' },
    ]);
    expect(parseUnderstood(answer('rank', { figure: 'pm25' })).commands).toEqual([
      {
        kind: 'several',
        commands: [
          { kind: 'figure', figure: 'pm25' },
          { kind: 'panel', panel: 'ranking' },
        ],
      },
    ]);
    expect(parseUnderstood(answer('zoom', { direction: 'out' })).commands).toEqual([
      { kind: 'zoom', direction: 'out' },
    ]);
  });

  it('goes to its place and its moment first', () => {
    const { commands } = parseUnderstood(
      answer('show', { layer: 'air', place: 'district:11680', at: '2026-11-20T14:00' }, gangnam),
    );
    expect(commands).toMatchObject([
      {
        kind: 'several',
        commands: [
          { kind: 'go', to: { kind: 'district', code: '11680', district: null } },
          { kind: 'moment', at: '2026-11-20T14:00' },
          { kind: 'show', layer: 'air' },
        ],
      },
    ]);
  });

  it('may be a question or a problem', () => {
    const { choices } = parseUnderstood({
      ...answer('help', {}),
      commands: [],
      ambiguity: { word: '중앙', choices: [{ verb: 'go', slots: {}, place: gangnam }] },
    });
    expect(choices).toMatchObject([{ kind: 'go' }]);
    const said = { ko: '모릅니다', en: 'Unknown' };
    expect(parseUnderstood({ commands: [], confirm: false, problem: { said } }).problem).toEqual(said);
  });

  it('leaves out verbs that this wall is too old for', () => {
    expect(parseUnderstood(answer('dance', {})).commands).toEqual([]);
  });

  it('has another shape only by mistake', () => {
    expect(() => parseUnderstood([])).toThrow(TypeError);
    expect(() => parseUnderstood({ commands: [{ verb: 3 }] })).toThrow(TypeError);
  });
});

describe('what was found', () => {
  it('is gone to, shown or opened', () => {
    const item = {
      kindName: gangnam.name,
      title: gangnam.name,
      text: gangnam.name,
      district: null,
      lon: null,
      lat: null,
      link: null,
    };
    expect(commandFor({ ...item, subject: 'layer:air', kind: 'layer' })).toEqual({
      kind: 'show',
      layer: 'air',
    });
    expect(commandFor({ ...item, subject: 'office:x', kind: 'office', link: '/desk' })).toMatchObject({
      kind: 'link',
      path: '/desk',
    });
    expect(commandFor({ ...item, subject: 'person:x', kind: 'person' })).toBeNull();
    expect(
      commandFor({ ...item, subject: 'place:a:b', kind: 'place', lon: 127, lat: 37, district: '11680' }),
    ).toMatchObject({ kind: 'go', to: { kind: 'place', code: 'a:b', district: '11680' } });
  });
});

describe('a moment', () => {
  it('is what the clocks of the city showed', () => {
    expect(momentOf('2026-11-20T14:00', 'Asia/Seoul')).toBe(Date.UTC(2026, 10, 20, 5) / 1000);
  });
});

describe('a recording', () => {
  it('is a WAV file of 16 bits', async () => {
    const bytes = new DataView(await wav([new Float32Array([0, 1, -1])]).arrayBuffer());
    expect(bytes.byteLength).toBe(50);
    expect(bytes.getUint32(24, true)).toBe(16_000);
    expect([bytes.getInt16(44, true), bytes.getInt16(46, true), bytes.getInt16(48, true)]).toEqual([
      0, 32767, -32767,
    ]);
  });
});
