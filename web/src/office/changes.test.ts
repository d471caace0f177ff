import { describe, expect, it } from 'vitest';
import { Changes } from './changes';

interface Unit {
  readonly key: string;
  readonly there: boolean;
}

const unit = (key: string, there: boolean): Unit => ({ key, there });
const watched = (): Changes<Unit> => new Changes(({ key, there }) => (there ? key : null));

describe('what is told to those who listen', () => {
  it('is nothing of what was there already', () => {
    expect(watched().in([unit('pump', true)])).toEqual([]);
  });

  it('is each thing once', () => {
    const changes = watched();
    changes.in([unit('pump', false), unit('ladder', false)]);

    expect(changes.in([unit('pump', true), unit('ladder', false)])).toEqual([unit('pump', true)]);
    expect(changes.in([unit('pump', true), unit('ladder', false)])).toEqual([]);
    expect(changes.in([unit('pump', true), unit('ladder', true)])).toEqual([unit('ladder', true)]);
  });

  it('is not told again when it went and came back', () => {
    const changes = watched();
    changes.in([]);
    changes.in([unit('pump', true)]);
    changes.in([]);

    expect(changes.in([unit('pump', true)])).toEqual([]);
  });
});
