import type { Map as MapLibreMap, MapGeoJSONFeature } from 'maplibre-gl';

/** What the pointer is on. */
export type Pick =
  | { readonly kind: 'thing'; readonly layer: string; readonly thing: number }
  | {
      readonly kind: 'place';
      readonly layer: string;
      readonly name: string;
      /** What an act about it names, `place:<kind>/<key>`. */
      readonly subject: string;
    }
  | { readonly kind: 'incident'; readonly id: number }
  | { readonly kind: 'camera'; readonly id: string }
  | { readonly kind: 'district'; readonly code: string };

/** Draws one layer of the city on the map: owns its sources and style layers, from `show` until `hide`. */
export interface Painter {
  /** Style layers that answer to the pointer. */
  readonly hits: readonly string[];
  show(): void;
  hide(): void;
  /** Draws what changed since the last call. Called at most once a frame, only while shown. */
  update(): void;
  /** What a drawn feature stands for; null if nothing that can be picked. */
  pick(feature: MapGeoJSONFeature): Pick | null;
}

/** Live layers are drawn below the labels. */
export const BELOW = 'labels-below';

/** What names must leave room for comes below this layer, above the names. */
export const ABOVE = 'names-below';

/** What painters share. */
export interface Canvas {
  readonly map: MapLibreMap;
  /** Size of marks relative to a desk screen. */
  readonly scale: number;
  readonly still: boolean;
  /** Least time between two pictures of what is live, milliseconds; 0 where a graphics card draws them. */
  pace(): number;
  /** Where the first, second … of the things stands that are only known to be in a district; null if there is no such district. */
  within(district: string | null, nth: number): [number, number] | null;
}

/** Takes style layers and their source off the map, if they are on it. */
export function removeFrom(map: MapLibreMap, layers: readonly string[], source: string): void {
  for (const layer of layers) {
    if (map.getLayer(layer) !== undefined) {
      map.removeLayer(layer);
    }
  }
  if (map.getSource(source) !== undefined) {
    map.removeSource(source);
  }
}
