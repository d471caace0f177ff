import type { Destination, Term } from './command';

/**
 * Other words people use for the usual layers and figures of a city, by id. The pack's own names and the ids
 * themselves always work.
 */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  air: ['공기', '공기질', '대기질', '대기', 'air quality'],
  pm25: ['초미세먼지', 'pm2.5', 'fine dust'],
  pm10: ['미세먼지', 'dust'],
  o3: ['오존', 'ozone'],
  temperature: ['기온', '온도'],
  weather: ['날씨'],
  traffic: ['교통', '도로', 'roads'],
  speed: ['속도', '통행속도', '차량 속도'],
  buses: ['버스', 'bus'],
  incidents: ['사건', '사고', '긴급', 'incident', 'accidents'],
  cameras: ['카메라', 'cctv', '영상', 'camera'],
  wifi: ['와이파이', '공공와이파이', 'wi-fi'],
  sensors: ['센서', 's-dot', '에스닷', 'sensor'],
  bikes: ['따릉이', '자전거', 'bike'],
  river: ['한강', '수위', '하천', 'rivers'],
  parking: ['주차', '주차장'],
  beds: ['병상', '응급실', 'hospital beds'],
  crowd: ['인파', '혼잡', 'crowds', 'people'],
};

/** Writes a name so that spelling with or without spaces, hyphens, dots or capitals is the same. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-–—._·,‘’'"“”()]/g, '');
}

/** The plain names of a destination: 강남구 also answers to 강남, Gangnam-gu to Gangnam. */
export function namesOf(destination: Destination): readonly string[] {
  const ko = plain(destination.name.ko);
  const en = plain(destination.name.en);
  if (destination.kind === 'district') {
    return [ko, en, ...(ko.length > 2 ? [ko.replace(/구$/, '')] : []), en.replace(/gu$/, '')];
  }
  return destination.kind === 'neighbourhood'
    ? [ko, en, ko.replace(/동$/, ''), en.replace(/dong$/, '')]
    : [ko, en];
}

export function wordsOf(term: Term): readonly string[] {
  return [term.name.ko, term.name.en, term.id, ...(OTHER_WORDS[term.id] ?? [])].map(plain);
}
