import type { Component } from 'svelte';
import type { LocalText } from '../city/border';
import type { Topic } from '../live/Topic';
import { words } from '../words/words';
import { indicators, pledges } from './goals/goals';
import { words as goalWords } from './goals/words';
import { directives } from './directives/directives';
import { opinion } from './opinion/opinion';
import { words as opinionWords } from './opinion/words';
import CamerasPanel from './panels/CamerasPanel.svelte';
import ChartPanel from './panels/ChartPanel.svelte';
import FiguresPanel from './panels/FiguresPanel.svelte';
import IncidentsPanel from './panels/IncidentsPanel.svelte';
import PressPanel from './panels/PressPanel.svelte';
import RankingPanel from './panels/RankingPanel.svelte';
import SourcesPanel from './panels/SourcesPanel.svelte';
import { alerts } from './situation/alerts';
import { situationTopic } from './situation/situation';
import type { Wall } from './wall';

/** A panel that is needed for the first picture names its component; any other is fetched when it is first shown. */
type Shows =
  | { readonly component: Component; readonly load?: never }
  | { readonly load: () => Promise<{ readonly default: Component }>; readonly component?: never };

/** A panel of the wall, as a room offers it. docs/guide/panels.md says how to add one. */
export type WallPanel = Shows & {
  /** Stands in the address (`?panel=press`) and in the pack's scenes. */
  readonly id: string;
  readonly name: LocalText;
  /** Left of the map: what we promised. Right: what is happening. Scene: over the map, in the middle. */
  readonly place: 'left' | 'right' | 'scene';
  /** What it needs from the live line. It is left out where the server does not give all of them to this viewer. */
  readonly topics: Needs | ((wall: Wall) => Needs);
  /**
   * Whether there is something to show. Without it, a panel of a column is always there, and one over the map is there in
   * the scenes of the pack that name it and when it was asked for.
   */
  readonly when?: (wall: Wall) => boolean;
  readonly height?: Height;
};

type Needs = readonly (string | Topic<unknown>)[];

/** How tall a panel stands in its column. */
interface Height {
  /** Less than so many rem and it is folded away. */
  readonly least: number;
  /** How it shares what is free, and the most it takes: CSS `flex` and `max-height`. */
  readonly flex: string;
  readonly most?: string;
  /** The most it takes on a page that scrolls, CSS `max-height`; and its height there, if it fills any. */
  readonly narrow?: { readonly most: string } | { readonly exactly: string };
}

/** Every panel of the wall, in the order in which it stands in its place. */
export const PANELS: readonly WallPanel[] = [
  {
    id: 'figures',
    name: words.figures,
    place: 'left',
    component: FiguresPanel,
    topics: ['figures'],
    // Twelve tiles in two columns: a figure cut in half says nothing.
    height: { least: 27, flex: 'none' },
  },
  {
    id: 'chart',
    name: words.last24h,
    place: 'left',
    component: ChartPanel,
    topics: ['figures'],
    height: { least: 10.2, flex: '1 0 10.2rem', most: '14rem', narrow: { exactly: '15rem' } },
  },
  {
    id: 'ranking',
    name: words.districts,
    place: 'left',
    component: RankingPanel,
    topics: ['districts'],
    height: { least: 8.2, flex: '1.4 0 8.2rem', narrow: { exactly: '21rem' } },
  },
  {
    id: 'indicators',
    name: goalWords.indicators,
    place: 'left',
    load: () => import('./goals/IndicatorsPanel.svelte'),
    topics: [indicators],
    height: { least: 11, flex: '1.2 1 11rem', narrow: { most: '22rem' } },
  },
  {
    id: 'pledges',
    name: goalWords.pledges,
    place: 'left',
    load: () => import('./goals/PledgesPanel.svelte'),
    topics: [pledges],
    height: { least: 12, flex: '1.2 1 12rem', narrow: { most: '22rem' } },
  },
  {
    id: 'incidents',
    name: words.incidents,
    place: 'right',
    component: IncidentsPanel,
    topics: ['situations'],
    // Three of them: one line below the header says nothing about a city.
    height: { least: 13, flex: '1.6 0 13.4rem', narrow: { most: '24rem' } },
  },
  {
    id: 'alerts',
    name: words.alerts,
    place: 'right',
    load: () => import('./situation/AlertsPanel.svelte'),
    topics: [alerts],
    height: { least: 7.5, flex: '0 1 auto', most: '12rem', narrow: { most: '20rem' } },
  },
  {
    id: 'directives',
    name: words.directives,
    place: 'right',
    load: () => import('./directives/DirectivesPanel.svelte'),
    topics: [directives],
    height: { least: 4.8, flex: '0.6 1 auto', most: '16rem', narrow: { most: '20rem' } },
  },
  {
    id: 'cameras',
    name: words.cameras,
    place: 'right',
    component: CamerasPanel,
    topics: ['cameras'],
    height: { least: 16, flex: 'none' },
  },
  {
    id: 'press',
    name: words.press,
    place: 'right',
    component: PressPanel,
    topics: ['press'],
    height: { least: 8.5, flex: '1 1 8.5rem', narrow: { most: '16rem' } },
  },
  {
    id: 'sources',
    name: words.sources,
    place: 'right',
    component: SourcesPanel,
    topics: ['sources'],
    height: { least: 7, flex: '0 1 auto', most: '15rem' },
  },
  {
    id: 'opinion',
    name: opinionWords.opinion,
    place: 'right',
    load: () => import('./opinion/OpinionPanel.svelte'),
    topics: [opinion],
    height: { least: 7, flex: '1.2 1 7rem', narrow: { most: '20rem' } },
  },
  {
    id: 'incident',
    name: words.incidents,
    place: 'scene',
    load: () => import('./situation/SituationPanel.svelte'),
    topics: ({ board }) =>
      board.incident === null ? ['situations'] : ['situations', 'cameras', situationTopic(board.incident.id)],
    when: ({ board }) => board.incident !== null,
  },
  {
    id: 'compare',
    name: words.compare,
    place: 'scene',
    load: () => import('./panels/ComparePanel.svelte'),
    topics: [],
    when: ({ board }) => board.address.compare !== null,
  },
];

/** The panels of one place that are offered now: in the order of the board, then those it leaves in their usual place. */
export function offered(place: WallPanel['place'], wall: Wall): readonly WallPanel[] {
  const { scene, panel: asked } = wall.board;
  const placed = new Set(scene.placed.map(({ panel }) => panel));
  const here = scene.placed
    .filter((one) => one.place === (place === 'scene' ? 'over' : place))
    .flatMap((one) => PANELS.filter(({ id }) => id === one.panel));
  const others = PANELS.filter(
    (panel) =>
      panel.place === place &&
      !placed.has(panel.id) &&
      (scene.rest || panel.when !== undefined || panel.id === asked),
  );
  return [...here, ...others].filter((panel) => isOffered(panel, wall));
}

/** The panels that may stand on this viewer's board. */
export function placeable(wall: Wall): readonly WallPanel[] {
  return PANELS.filter((panel) => panel.when === undefined && isServed(panel, wall));
}

function isServed(panel: WallPanel, wall: Wall): boolean {
  return !needsOf(panel, wall).some((topic) => wall.board.unserved.has(nameOf(topic)));
}

function isOffered(panel: WallPanel, wall: Wall): boolean {
  const { board } = wall;
  if (!isServed(panel, wall)) {
    return false;
  }
  if (panel.when !== undefined) {
    return panel.when(wall);
  }
  return panel.place !== 'scene' || board.panel === panel.id || board.scene.panels.includes(panel.id);
}

/** What the panels offered now need from the live line. */
export function topicsOf(wall: Wall): readonly (string | Topic<unknown>)[] {
  return (['left', 'right', 'scene'] as const)
    .flatMap((place) => offered(place, wall))
    .flatMap((panel) => needsOf(panel, wall));
}

function needsOf(panel: WallPanel, wall: Wall): Needs {
  return typeof panel.topics === 'function' ? panel.topics(wall) : panel.topics;
}

function nameOf(topic: string | Topic<unknown>): string {
  return typeof topic === 'string' ? topic : topic.name;
}
