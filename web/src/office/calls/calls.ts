/** Opens the calls' window; set while the room is on the wall. */
let opener: ((subject: string) => void) | null = null;
/** What was asked for before the room had arrived. */
let early: string | null = null;

/**
 * Opens the window to call who is in charge of a subject, `kind:key` as in `platform.Subject`, for example `figure:pm25`.
 */
export function openCall(subject: string): void {
  if (opener === null) {
    early = subject;
  } else {
    opener(subject);
  }
}

/** The room takes over opening; returns how to give it back. */
export function answerOpenCall(open: (subject: string) => void): () => void {
  opener = open;
  if (early !== null) {
    open(early);
    early = null;
  }
  return () => (opener = null);
}

/** Roles that may begin a call; the server decides, this only leaves the button out for the others. */
const CALLERS = ['mayor', 'district-head', 'office-manager', 'data-steward', 'officer'];

export function mayCall(viewer: { readonly role: string | null }): boolean {
  return viewer.role !== null && CALLERS.includes(viewer.role);
}
