import type { Board } from './Board.svelte';

/** What the wall is about now, as `kind:key` of `platform.Subject`: the open incident, else the chosen district, else the figure. */
export function subjectShown(board: Board): string {
  if (board.incident !== null) {
    return `incident:${board.incident.id}`;
  }
  if (board.address.district !== null) {
    return `district:${board.address.district}`;
  }
  return board.figureId === null ? 'topic:city' : `figure:${board.figureId}`;
}
