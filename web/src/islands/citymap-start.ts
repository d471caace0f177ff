import { mount } from 'svelte';
import { ask, warn } from '../city/ask';
import { parseBoundaries, parseShapes } from '../city/boundaries';
import { parseCity } from '../city/profile';
import '../ui/tokens.css';
import { firstLanguage, Speech } from '../words/Speech.svelte';
import CityMapIsland from './CityMapIsland.svelte';

/** Draws the city's map into an element; on failure the page stays as it was. */
export async function startCityMap(element: HTMLElement): Promise<void> {
  try {
    const [profile, districts, water] = await Promise.all([
      ask('/api/city', parseCity),
      ask('/api/boundaries/districts', parseBoundaries),
      ask('/api/boundaries/water', parseShapes).catch(() => parseShapes({ features: [] })),
    ]);
    const speech = new Speech(firstLanguage(document.documentElement.lang), profile.zone);
    const figure = element.dataset['figure'] ?? 'pm25';
    mount(CityMapIsland, { target: element, props: { profile, districts, water, speech, figure } });
  } catch (problem) {
    warn(problem, 'The map island was left out:');
  }
}
