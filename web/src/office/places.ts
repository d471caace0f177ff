import { ask, Refused } from '../city/ask';
import { asList, asNumber, asObject, asText, asTextOrNull } from '../city/border';
import type { Destination } from '../command/command';

/** Kinds of catalogued places one goes to by name. Wi-Fi access points are not among them: nobody asks for one. */
const KINDS = ['subway-station', 'hospital', 'fire-station', 'police-station'] as const;

/** Fetches the places that can be gone to by name; kinds the city does not have are left out. */
export async function fetchPlaces(): Promise<readonly Destination[]> {
  const lists = await Promise.all(
    KINDS.map((kind) =>
      ask(`/api/places?kind=${kind}`, parsePlaces).catch((problem: unknown) => {
        if (problem instanceof Refused) {
          return [];
        }
        throw problem;
      }),
    ),
  );
  return lists.flat();
}

/** Reads the GeoJSON of `GET /api/places`; throws a `TypeError` for any other shape. */
export function parsePlaces(json: unknown): readonly Destination[] {
  return asList(asObject(json, 'places')['features'], 'places.features').map((entry) => {
    const feature = asObject(entry, 'place');
    const properties = asObject(feature['properties'], 'place.properties');
    const geometry = asObject(feature['geometry'], 'place.geometry');
    const [lon, lat] = asList(geometry['coordinates'], 'place.coordinates');
    const key = asText(properties['key'], 'place.key');
    const ko = asText(properties['ko'] ?? key, 'place.ko');
    return {
      kind: 'place',
      // As the search names a place, so that what both know is offered once.
      code: `${asText(properties['kind'], 'place.kind')}/${key}`,
      name: { ko, en: asTextOrNull(properties['en'], 'place.en') ?? ko },
      district: asTextOrNull(properties['district'], 'place.district'),
      lon: asNumber(lon, 'place.lon'),
      lat: asNumber(lat, 'place.lat'),
    };
  });
}
