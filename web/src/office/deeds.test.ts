import { describe, expect, it } from 'vitest';
import { Deeds } from './deeds';

const shown = (search: string) => ({ search, sight: null });

describe('what was done on the wall', () => {
  it('is taken back and done again in turn', () => {
    const deeds = new Deeds();
    deeds.note({ kind: 'city' }, shown(''));
    deeds.note({ kind: 'live' }, shown('?a'));
    expect(deeds.undo(shown('?b'))).toEqual(shown('?a'));
    expect(deeds.undo(shown('?a'))).toEqual(shown(''));
    expect(deeds.undo(shown(''))).toBeNull();
    expect(deeds.redo(shown(''))).toEqual(shown('?a'));
    expect(deeds.redo(shown('?a'))).toEqual(shown('?b'));
    expect(deeds.redo(shown('?b'))).toBeNull();
  });

  it('forgets what was taken back once something new is done', () => {
    const deeds = new Deeds();
    deeds.note({ kind: 'city' }, shown(''));
    deeds.undo(shown('?a'));
    deeds.note({ kind: 'live' }, shown(''));
    expect(deeds.redo(shown('?b'))).toBeNull();
    expect(deeds.last).toEqual({ kind: 'live' });
  });
});
