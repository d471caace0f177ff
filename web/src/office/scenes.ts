import type { Scene } from '../city/profile';
import type { Figure } from '../city/topics';
import { words } from '../words/words';

/** Scenes for a pack that names none; each keeps of these what the city has. */
const DEFAULT_SCENES: readonly [Scene, ...Scene[]] = [
  {
    id: 'overview',
    name: words.sceneOverview,
    figures: [],
    layers: ['air', 'traffic', 'incidents'],
    figure: 'pm25',
    panels: [],
  },
  {
    id: 'safety',
    name: words.sceneSafety,
    figures: ['dispatch-time', 'dispatches', 'incidents-open', 'beds-available', 'river-level'],
    layers: ['incidents', 'cameras', 'beds', 'river'],
    figure: 'noise',
    panels: [],
  },
  {
    id: 'environment',
    name: words.sceneEnvironment,
    figures: ['pm25', 'pm10', 'o3', 'temperature', 'noise'],
    layers: ['air', 'weather', 'sensors'],
    figure: 'pm10',
    panels: [],
  },
  {
    id: 'transport',
    name: words.sceneTransport,
    figures: ['speed', 'delay', 'bikes-available', 'parking-free'],
    layers: ['traffic', 'buses', 'bikes'],
    figure: 'speed',
    panels: [],
  },
];

/** The scenes of a pack, at least one. */
export function scenesOf(named: readonly Scene[]): readonly [Scene, ...Scene[]] {
  const [first, ...others] = named;
  return first === undefined ? DEFAULT_SCENES : [first, ...others];
}

/** From so many figures on, a scene fills the column by itself. */
const FULL_SCENE = 8;

/** Figures in the order of a scene: those it names first, then the others, unless it names enough. */
export function inOrderOf(scene: Scene, figures: readonly Figure[]): readonly Figure[] {
  const order = scene.figures;
  const place = (figure: Figure): number => {
    const index = order.indexOf(figure.id);
    return index < 0 ? order.length : index;
  };
  const sorted = figures.toSorted((one, other) => place(one) - place(other));
  return order.length >= FULL_SCENE ? sorted.filter((figure) => order.includes(figure.id)) : sorted;
}
