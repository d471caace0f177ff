import { mount } from 'svelte';
import { ask, isGivenUp, warn } from '../city/ask';
import { parseBoundaries, parseShapes, type Boundaries } from '../city/boundaries';
import { parseCity } from '../city/profile';
import { parseViewer, type Viewer } from '../city/topics';
import '../ui/base.css';
import { firstLanguage, Speech } from '../words/Speech.svelte';
import { say } from '../words/words';
import { readAddress } from './address';
import { Board } from './Board.svelte';
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
      const [profile, districts, water, viewer] = await Promise.all([
        ask('/api/city', parseCity),
        ask('/api/boundaries/districts', parseBoundaries),
        ask('/api/boundaries/water', parseShapes).catch(() => parseShapes({ features: [] })),
        ask('/api/me', parseViewer).catch(() => ANYONE),
      ]);
      const speech = new Speech(language, profile.zone);
      document.documentElement.lang = language;
      const neighbourhoods = new Later<Boundaries | null>(null, () =>
        ask('/api/boundaries/neighbourhoods', parseBoundaries),
      );
      const places = new Later([], fetchPlaces);
      const mode: Mode = element.dataset['mode'] === 'public' ? 'public' : 'office';
      const board = new Board(profile, districts, location.search);
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

const element = document.getElementById('office');
if (element !== null) {
  void start(element);
}
