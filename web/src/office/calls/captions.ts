import type { PeerState } from './Peer';
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

/** What is told when the connection to somebody changes; null for what goes without saying. */
export function captionOfLink(before: PeerState, after: PeerState): Caption['word'] | null {
  if (before === after) {
    return null;
  }
  switch (after) {
    case 'reconnecting':
      return 'capBreaking';
    case 'blocked':
      return 'capBlocked';
    case 'open':
      return before === 'connecting' ? null : 'capMended';
    case 'connecting':
      return null;
  }
}
