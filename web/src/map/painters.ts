import type { CityProfile, LayerProfile } from '../city/profile';
import type { LayerState } from '../live/LayerState';
import { LinesPainter } from './LinesPainter';
import { MovingPainter } from './MovingPainter';
import type { Canvas, Painter } from './Painter';
import { PlacesPainter } from './PlacesPainter';
import { PointsPainter } from './PointsPainter';

/** The painter for a layer of the pack. */
export function painterFor(
  canvas: Canvas,
  layer: LayerProfile,
  profile: CityProfile,
  state: LayerState,
): Painter {
  const property = layer.property === null ? null : (profile.properties.get(layer.property) ?? null);
  switch (layer.draw) {
    case 'points':
      return new PointsPainter(canvas, layer, property, state);
    case 'lines':
      return new LinesPainter(canvas, layer, property, state);
    case 'moving':
      return new MovingPainter(canvas, layer, property, state);
    case 'places':
      return new PlacesPainter(canvas, layer);
  }
}
