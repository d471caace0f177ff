import { mount } from 'svelte';
import { ask, isGivenUp, warn } from '../city/ask';
import { parseBoundaries, parseShapes, type Boundaries } from '../city/boundaries';
import { parseCity } from '../city/profile';
import { parseViewer, parseWithheld, type Viewer } from '../city/topics';
import '../ui/base.css';
import '../ui/rows.css';
import { firstLanguage, Speech } from '../words/Speech.svelte';
import { say } from '../words/words';
import { readAddress } from './address';
import { Board } from './Board.svelte';
import { parseBoard, type BoardLayout } from './boards/layout';
import './office.css';
import { Later } from './Later.svelte';
import { fetchPlaces } from './places';
import Wall from './Wall.svelte';
import type { Mode } from './wall';

/** After the city did not arrive, the next attempt, seconds. */
const RETRY_SECONDS = 5;

const ANYONE: Viewer = { group: 'ANYONE', name: null, role: null, jurisdiction: null, demo: false };

/** Puts the wall into an element of the page; before the server gives the city, says what is waited for. */
async function start(element: HTMLElement): Promise<void> {
  const language = firstLanguage(
    readAddress(location.search).language,
    document.documentElement.lang,
    navigator.language,
  );
  const notice = document.createElement('p');
  notice.className = 'starting';
  notice.textContent = say(language, 'starting');
  element.append(notice);
  // The map library is most of the code; the panels do not wait for it.
  const mapView = import('./MapView.svelte').then((module) => module.default);
  mapView.catch((problem: unknown) => warn(problem, 'The map did not arrive:'));
  for (;;) {
    try {
      const [profile, districts, water, viewer, withheld, layout] = await Promise.all([
        ask('/api/city', parseCity),
        ask('/api/boundaries/districts', parseBoundaries),
        ask('/api/boundaries/water', parseShapes).catch(() => parseShapes({ features: [] })),
        ask('/api/me', parseViewer).catch(() => ANYONE),
        ask('/api/topics', parseWithheld),
        layoutOf(readAddress(location.search).board),
      ]);
      const speech = new Speech(language, profile.zone);
      document.documentElement.lang = language;
      const neighbourhoods = new Later<Boundaries | null>(null, () =>
        ask('/api/boundaries/neighbourhoods', parseBoundaries),
      );
      const places = new Later([], fetchPlaces);
      const mode: Mode = element.dataset['mode'] === 'public' ? 'public' : 'office';
      const board = new Board(profile, districts, location.search, layout);
      board.setUnserved(withheld);
      notice.remove();
      mount(Wall, {
        target: element,
        props: {
          board,
          speech,
          viewer,
          mode,
          water,
          mapView,
          neighbourhoods: () => neighbourhoods.value,
          places: () => places.value,
        },
      });
      return;
    } catch (problem) {
      if (isGivenUp(problem)) {
        return;
      }
      console.warn(problem);
      notice.textContent = say(language, 'failedToStart', { n: RETRY_SECONDS });
      await new Promise((resolve) => setTimeout(resolve, RETRY_SECONDS * 1000));
    }
  }
}

/** The board of an address, or the viewer's own: also where the named one is not for them. Null for the scenes of the pack. */
async function layoutOf(key: string | null): Promise<BoardLayout | null> {
  const standard = key?.replace(/_p[0-9]+$/, '') ?? null;
  for (const path of new Set([key, standard, 'home'])) {
    const found = path === null ? null : await ask(`/api/boards/${path}`, parseBoard).catch(() => null);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

const element = document.getElementById('office');
if (element !== null) {
  void start(element);
}
