import type { Camera } from '../city/topics';

/** A place on the ground, degrees. */
interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** The cameras that play: the nearest to a place, else those that give a picture, one of each district first. */
export function playing(all: readonly Camera[], near: Place | null, count: number): readonly Camera[] {
  if (near === null) {
    const giving = all.filter((camera) => camera.picture !== null);
    const seen = new Set<string | null>();
    const spread = giving.filter(({ district }) => !seen.has(district) && seen.add(district));
    return [...new Set([...spread, ...giving, ...all])].slice(0, count);
  }
  // A degree of longitude is shorter than one of latitude: 0.79 at the latitude of Seoul.
  const shrink = Math.cos((near.lat * Math.PI) / 180);
  const distance = (camera: Camera): number =>
    Math.hypot((camera.lon - near.lon) * shrink, camera.lat - near.lat);
  return all
    .map((camera) => ({ camera, far: distance(camera) }))
    .sort((one, other) => one.far - other.far)
    .slice(0, count)
    .map(({ camera }) => camera);
}
