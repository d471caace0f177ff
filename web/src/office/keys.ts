import type { Board } from './Board.svelte';

/** What the keyboard does anywhere on the wall. `openCommand` is called for ⌘K, Ctrl K and `/`. */
export function pressed(event: KeyboardEvent, board: Board, openCommand: () => void): void {
  if (document.querySelector('dialog:modal') !== null) {
    return; // what is pressed there is meant for what lies over the wall: Esc closes that alone
  }
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (
    (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) ||
    (event.key === '/' && !typing)
  ) {
    event.preventDefault();
    openCommand();
  } else if (event.key === 'Escape' && !event.defaultPrevented && board.overlay === null) {
    goUp(board);
  } else if ((event.key === '[' || event.key === ']') && !typing) {
    board.showTime(board.now + (event.key === '[' ? -3600 : 3600), 'new entry');
  }
}

/** Esc: from the smallest thing shown to the whole city. */
function goUp(board: Board): void {
  if (board.address.compare !== null) {
    board.compare(null);
  } else if (board.incident !== null) {
    board.chooseIncident(null);
  } else if (board.panel !== null) {
    board.openPanel(null);
  } else if (board.district !== null) {
    board.chooseDistrict(null);
  }
}
