import type { Figure, Occurrence } from '../../city/topics';
import type { Board } from '../Board.svelte';
import { inOrderOf } from '../scenes';
import type { Placed } from './layout';

/** How serious an occurrence must be to be shown, by the words of CAP 1.2; what is unknown is never left out. */
const SERIOUS: Readonly<Record<Placed['least'], readonly string[]>> = {
  all: [],
  watch: ['Moderate', 'Severe', 'Extreme', 'Unknown'],
  alarm: ['Severe', 'Extreme', 'Unknown'],
};

/**
 * The board as a panel with a filter sees it: another district, only what is serious, only what is recent. Everything else,
 * also the moment that is shown, is that of the board itself.
 */
export function throughLens(board: Board, placed: () => Placed): Board {
  const district = (): string | null => placed().district ?? board.address.district;
  const topic = (): string => (district() === null ? 'figures' : `figures:${district()}`);
  const figures = (): readonly Figure[] => {
    const all = inOrderOf(board.scene, board.city.figures(topic())?.content ?? []);
    const { least } = placed();
    return least === 'all'
      ? all
      : all.filter(({ state }) => state === 'alarm' || (state === 'watch' && least === 'watch'));
  };
  const occurrences = (name: string): readonly Occurrence[] | null => {
    const { hours, least } = placed();
    const code = district();
    return (
      board.city
        .occurrences(name)
        ?.content.filter(
          (one) =>
            (code === null || one.district === code) &&
            (hours === null || one.time >= board.now - hours * 3600) &&
            (least === 'all' || SERIOUS[least].includes(one.severity)),
        ) ?? null
    );
  };
  const own: Readonly<Record<string, () => unknown>> = {
    address: () => ({ ...board.address, district: district() }),
    district: () => board.districts.areas.get(district() ?? '') ?? null,
    figuresTopic: topic,
    figures,
    figure: () => figures().find(({ id }) => id === board.figureId) ?? board.figure,
    occurrences: () => occurrences,
  };
  return new Proxy(board, {
    get(target, name): unknown {
      const mine = typeof name === 'string' && Object.hasOwn(own, name) ? own[name] : undefined;
      if (mine !== undefined) {
        return mine();
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });
}
