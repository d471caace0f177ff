import type { Boundaries } from '../city/boundaries';
import type { Destination, Vocabulary } from '../command/command';
import { PANELS } from './panels';
import type { Board } from './Board.svelte';

/** Catalogued places that can be gone to by name. */
export type KnownPlaces = readonly Destination[];

/** Everything that can be named on this wall: districts before neighbourhoods before places. */
export function vocabularyOf(
  board: Board,
  neighbourhoods: Boundaries | null,
  places: KnownPlaces,
): Vocabulary {
  const destinations: Destination[] = [];
  for (const area of board.districts.areas.values()) {
    destinations.push({
      kind: 'district',
      code: area.code,
      name: area,
      district: null,
      lon: area.lon,
      lat: area.lat,
    });
  }
  for (const area of neighbourhoods?.areas.values() ?? []) {
    destinations.push({
      kind: 'neighbourhood',
      code: area.code,
      name: area,
      district: area.parent,
      lon: area.lon,
      lat: area.lat,
    });
  }
  for (const camera of board.city.cameras?.content ?? []) {
    const { id, name, district, lon, lat } = camera;
    destinations.push({ kind: 'place', code: id, name, district, lon, lat });
  }
  const named = [...board.profile.properties.values()].filter((property) =>
    board.city.districts?.content.figures.includes(property.id),
  );
  const figures = [...(board.city.figures('figures')?.content ?? []), ...named];
  return {
    destinations: destinations.concat(places),
    layers: board.allLayers,
    figures: [
      ...new Map(figures.toReversed().map(({ id, name }) => [id, { id, name }])).values(),
    ].toReversed(),
    scenes: board.scenes,
    panels: PANELS.filter((panel) => panel.when === undefined),
  };
}
