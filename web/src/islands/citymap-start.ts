import { mount } from 'svelte';
import { parseBoundaries, parseShapes } from '../city/boundaries';
import { parseCity } from '../city/profile';
import '../ui/tokens.css';
import { firstLanguage, Speech } from '../words/Speech.svelte';
import CityMapIsland from './CityMapIsland.svelte';

async function get<T>(url: string, parse: (json: unknown) => T): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return parse(await response.json());
}

/** Draws the city's map into an element; on failure the page stays as it was. */
export async function startCityMap(element: HTMLElement): Promise<void> {
  try {
    const [profile, districts, water] = await Promise.all([
      get('/api/city', parseCity),
      get('/api/boundaries/districts', parseBoundaries),
      get('/api/boundaries/water', parseShapes).catch(() => parseShapes({ features: [] })),
    ]);
    const speech = new Speech(firstLanguage(document.documentElement.lang), profile.zone);
    const figure = element.dataset['figure'] ?? 'pm25';
    mount(CityMapIsland, { target: element, props: { profile, districts, water, speech, figure } });
  } catch (problem) {
    console.warn('The map island was left out:', problem);
  }
}
