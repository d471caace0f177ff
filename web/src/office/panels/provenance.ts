import type { Wall } from '../wall';

/** Source and office in charge, as a panel's header names them; empty while the source is not known. */
export function about({ board, speech }: Wall, sourceId: string | null): string {
  const source = board.source(sourceId);
  if (source === null) {
    return '';
  }
  const office = board.office(source.office);
  const name = speech.pick(source.name);
  return office === null ? name : `${name} · ${speech.say('inCharge')} ${speech.pick(office)}`;
}

/** Since when a source no longer delivers, in words; empty while it does. */
export function deadSince({ board, speech }: Wall, sourceId: string | null): string {
  const source = board.source(sourceId);
  if (source === null || (source.state !== 'silent' && source.state !== 'failing')) {
    return '';
  }
  return source.newest === null
    ? speech.say('noAge')
    : speech.say('silentSince', { since: speech.since(source.newest, board.now) });
}
