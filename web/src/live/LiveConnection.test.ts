import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection, parseTopicMessage, resumeFrom } from './LiveConnection';

describe('resuming', () => {
  const wanted = new Set(['figures', 'layer:air']);

  it('keeps the versions of topics that are still followed', () => {
    expect(resumeFrom('88.figures:17,layer:air:4', wanted)).toBe('88.figures:17,layer:air:4');
  });

  it('drops the versions of topics that are not', () => {
    expect(resumeFrom('88.figures:17,layer:buses:9', wanted)).toBe('88.figures:17');
  });

  it('begins anew when nothing remains', () => {
    expect(resumeFrom('88.layer:buses:9', wanted)).toBeNull();
    expect(resumeFrom(null, wanted)).toBeNull();
  });
});

describe('a topic message', () => {
  it('carries topic, version and moment', () => {
    const data = '{"topic":"figures","version":17,"at":"2026-11-21T05:32:07Z","figures":[]}';
    expect(parseTopicMessage({ id: null, event: 'delta', data })).toMatchObject({
      topic: 'figures',
      kind: 'delta',
      version: 17,
      at: Date.UTC(2026, 10, 21, 5, 32, 7) / 1000,
    });
  });

  it('is refused without a topic', () => {
    expect(() => parseTopicMessage({ id: null, event: 'delta', data: '{"version":1}' })).toThrow(TypeError);
  });
});

describe('a refused line', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([400, 403, 404])('asks which topics are not served after %d', async (status) => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status })));
    const unserved = await new Promise<boolean>((resolve) => {
      const line = new LiveConnection('/live', {
        message: () => undefined,
        status: () => undefined,
        line: () => undefined,
        refused: () => undefined,
        unserved: () => {
          line.close();
          resolve(true);
        },
      });
      line.follow(['figures']);
    });
    expect(unserved).toBe(true);
  });
});
