import type { Someone, CallPicture } from './protocol';
import type { words } from './words';

/** Something that happened in a call, as it is told to who listens. */
export interface Caption {
  readonly word: keyof typeof words;
  readonly who: Someone;
}

/** What changed between two pictures of a call, except what one did oneself. */
export function captionsOf(before: CallPicture | null, after: CallPicture, self: number): readonly Caption[] {
  const captions: Caption[] = [];
  const was = new Map(before?.people.map((seat) => [seat.who.id, seat]));
  const is = new Set(after.people.map((seat) => seat.who.id));
  for (const seat of after.people) {
    const old = was.get(seat.who.id);
    const add = (word: Caption['word']): void => void captions.push({ word, who: seat.who });
    if (seat.who.id === self) {
      continue;
    }
    if (seat.state === 'in' && old?.state !== 'in') {
      add(old?.state === 'away' ? 'capBack' : 'capJoined');
    }
    if (seat.state === 'away' && old?.state === 'in') {
      add('capAway');
    }
    if (seat.screen && old?.screen !== true) {
      add('capScreen');
    }
    if (seat.board && old?.board !== true) {
      add('capBoard');
    }
  }
  for (const [id, seat] of was) {
    if (!is.has(id) && id !== self && seat.state !== 'ringing') {
      captions.push({ word: 'capLeft', who: seat.who });
    }
  }
  return captions;
}
