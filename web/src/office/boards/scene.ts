import type { Scene } from '../../city/profile';
import type { BoardScene, Placed } from './layout';

/** A scene of the wall with the places that its board gives panels. */
export interface WallScene extends Scene {
  readonly placed: readonly Placed[];
  /** Whether panels that have no place here follow in their usual one. */
  readonly rest: boolean;
  readonly seconds: number | null;
}

/** The scenes of the wall: those of a board, each with what the pack's scene shows, or those of the pack. */
export function arranged(
  pack: readonly [Scene, ...Scene[]],
  board: readonly BoardScene[] | null,
): readonly [WallScene, ...WallScene[]] {
  const asIs = (scene: Scene): WallScene => ({ ...scene, placed: [], rest: true, seconds: null });
  const [first, ...others] = (board ?? []).map((one): WallScene => {
    const shown = pack.find((scene) => scene.id === one.shows) ?? pack[0];
    const named = one.panels.map(({ panel }) => panel);
    return {
      ...shown,
      id: one.id,
      name: one.name,
      panels: one.rest ? [...named, ...shown.panels.filter((panel) => !named.includes(panel))] : named,
      placed: one.panels,
      rest: one.rest,
      seconds: one.seconds,
    };
  });
  return first === undefined ? [asIs(pack[0]), ...pack.slice(1).map(asIs)] : [first, ...others];
}
