import { offered } from '../panels';
import type { Wall } from '../wall';
import { usual, type BoardScene, type Edit } from './layout';

/** The scene that is shown with every panel in its place, also those that a standard leaves where they usually are. */
export function sceneAsPlaced(wall: Wall): BoardScene {
  const { board } = wall;
  const stored = board.editor.scenes?.find(({ id }) => id === board.scene.id);
  if (stored === undefined || !stored.rest) {
    return stored ?? { ...board.scene, shows: board.scene.id, panels: [] };
  }
  const placed = new Set(stored.panels.map(({ panel }) => panel));
  const rest = (['left', 'right', 'scene'] as const).flatMap((place) =>
    offered(place, wall)
      .filter(({ id, when }) => !placed.has(id) && when === undefined)
      .map(({ id }) => usual(id, place === 'scene' ? 'over' : place)),
  );
  return { ...stored, panels: [...stored.panels, ...rest] };
}

/** Does an act of the editor on the scene that is shown. */
export function editPanel(wall: Wall, edit: Edit): void {
  wall.board.editor.edit(sceneAsPlaced(wall), edit);
}
