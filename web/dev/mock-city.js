// A schematic city in the shapes of docs/api/live.md, for working on the screens without a server.
// Everything is a function of time and a seed, so that pictures can be taken twice.

/** Official codes, names and rough centres of Seoul's districts. */
export const DISTRICTS = `
11110 종로구 Jongno-gu 126.977 37.595|11140 중구 Jung-gu 126.996 37.56|11170 용산구 Yongsan-gu 126.979 37.531
11200 성동구 Seongdong-gu 127.041 37.551|11215 광진구 Gwangjin-gu 127.086 37.546|11230 동대문구 Dongdaemun-gu 127.055 37.582
11260 중랑구 Jungnang-gu 127.093 37.598|11290 성북구 Seongbuk-gu 127.018 37.606|11305 강북구 Gangbuk-gu 127.011 37.643
11320 도봉구 Dobong-gu 127.032 37.669|11350 노원구 Nowon-gu 127.075 37.652|11380 은평구 Eunpyeong-gu 126.927 37.619
11410 서대문구 Seodaemun-gu 126.939 37.578|11440 마포구 Mapo-gu 126.908 37.56|11470 양천구 Yangcheon-gu 126.855 37.525
11500 강서구 Gangseo-gu 126.823 37.561|11530 구로구 Guro-gu 126.857 37.494|11545 금천구 Geumcheon-gu 126.901 37.46
11560 영등포구 Yeongdeungpo-gu 126.91 37.522|11590 동작구 Dongjak-gu 126.952 37.499|11620 관악구 Gwanak-gu 126.945 37.467
11650 서초구 Seocho-gu 127.031 37.473|11680 강남구 Gangnam-gu 127.063 37.496|11710 송파구 Songpa-gu 127.115 37.505
11740 강동구 Gangdong-gu 127.147 37.55`
  .trim()
  .split(/[|\n]/)
  .map((line) => line.trim().split(' '))
  .map(([code, ko, en, lon, lat]) => ({ code, ko, en, lon: Number(lon), lat: Number(lat) }));

const OUTLINE = [
  [126.77, 37.55],
  [126.79, 37.6],
  [126.85, 37.575],
  [126.89, 37.605],
  [126.91, 37.655],
  [126.96, 37.64],
  [126.99, 37.69],
  [127.03, 37.7],
  [127.095, 37.69],
  [127.11, 37.63],
  [127.12, 37.59],
  [127.115, 37.56],
  [127.18, 37.58],
  [127.183, 37.545],
  [127.155, 37.5],
  [127.16, 37.475],
  [127.125, 37.465],
  [127.09, 37.43],
  [127.03, 37.435],
  [126.99, 37.46],
  [126.96, 37.437],
  [126.92, 37.435],
  [126.885, 37.45],
  [126.83, 37.48],
  [126.825, 37.51],
  [126.77, 37.55],
];
const RIVER = [
  [126.79, 37.6],
  [126.835, 37.582],
  [126.88, 37.55],
  [126.915, 37.536],
  [126.95, 37.517],
  [126.985, 37.514],
  [127.015, 37.531],
  [127.05, 37.532],
  [127.08, 37.522],
  [127.11, 37.535],
  [127.135, 37.562],
  [127.18, 37.578],
];

/** Deterministic numbers in [0, 1). */
export function dice(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function clip(polygon, keep) {
  const out = [];
  polygon.forEach((point, index) => {
    const before = polygon[(index + polygon.length - 1) % polygon.length];
    const [a, b] = [keep(before), keep(point)];
    if (a >= 0 !== b >= 0) {
      const f = a / (a - b);
      out.push([before[0] + (point[0] - before[0]) * f, before[1] + (point[1] - before[1]) * f]);
    }
    if (b >= 0) out.push(point);
  });
  return out;
}

function cell(site, sites, outline) {
  let polygon = outline;
  for (const other of sites) {
    if (other === site) continue;
    const [mx, my] = [(site.lon + other.lon) / 2, (site.lat + other.lat) / 2];
    const [dx, dy] = [(site.lon - other.lon) * 0.63, site.lat - other.lat];
    polygon = clip(polygon, ([x, y]) => (x - mx) * dx + (y - my) * dy);
  }
  return polygon;
}

function feature(ring, properties) {
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } };
}

const rings = new Map(
  DISTRICTS.map((district) => [district.code, cell(district, DISTRICTS, OUTLINE.slice(0, -1))]),
);

export const districtShapes = {
  type: 'FeatureCollection',
  features: DISTRICTS.map((district, index) =>
    feature(rings.get(district.code), {
      ...district,
      parent: '11',
      population: 250000 + ((index * 7919) % 400) * 1000,
      areaKm2: 15 + ((index * 31) % 30),
    }),
  ),
};

export const neighbourhoodShapes = {
  type: 'FeatureCollection',
  features: DISTRICTS.flatMap((district) => {
    const random = dice(Number(district.code));
    const sites = Array.from({ length: 17 }, (_, n) => ({
      code: `${district.code}${String(510 + n * 10)}00`,
      ko: `${district.ko.slice(0, -1)}${n + 1}동`,
      en: `${district.en.replace(/-gu$/, '')} ${n + 1}-dong`,
      lon: district.lon + (random() - 0.5) * 0.06,
      lat: district.lat + (random() - 0.5) * 0.05,
    }));
    return sites
      .map((site) => [site, cell(site, sites, rings.get(district.code))])
      .filter(([, ring]) => ring.length > 2)
      .map(([site, ring]) =>
        feature(ring, { ...site, parent: district.code, population: 20000, areaKm2: 1 }),
      );
  }),
};

export const waterShapes = {
  type: 'FeatureCollection',
  features: [
    feature(
      [...RIVER.map(([x, y]) => [x, y + 0.0042]), ...RIVER.toReversed().map(([x, y]) => [x, y - 0.0042])],
      { code: 'han', ko: '한강', en: 'Han River', lon: 127.0, lat: 37.52 },
    ),
  ],
};

const GOOD = '#2f8fb8',
  FAIR = '#8fb04a',
  WATCH = '#e0a32e',
  BAD = '#d1495b';
const steps = (a, b, c) => [
  [0, GOOD, 'ok'],
  [a, FAIR, 'ok'],
  [b, WATCH, 'watch'],
  [c, BAD, 'alarm'],
];
const rising = (a, b, c) => [
  [0, BAD, 'alarm'],
  [a, WATCH, 'watch'],
  [b, FAIR, 'ok'],
  [c, GOOD, 'ok'],
];

/** id, ko, en, unit, decimals, mean, swing, better, target, steps */
const FIGURES = [
  ['pm25', '초미세먼지', 'PM2.5', 'µg/m³', 0, 24, 10, 'lower', 15, steps(15, 35, 75), 'air'],
  ['pm10', '미세먼지', 'PM10', 'µg/m³', 0, 43, 14, 'lower', 50, steps(30, 80, 150), 'air'],
  ['o3', '오존', 'Ozone', 'ppm', 3, 0.031, 0.015, 'lower', 0.06, steps(0.03, 0.09, 0.15), 'air'],
  ['temperature', '기온', 'Temperature', '°C', 1, 9.4, 4, 'none', null, [], 'weather'],
  ['speed', '평균 속도', 'Average speed', 'km/h', 1, 24, 7, 'higher', 25, rising(15, 20, 30), 'traffic'],
  ['bus-delay', '버스 지연', 'Bus delay', 's', 0, 96, 40, 'lower', 90, steps(60, 120, 300), 'buses'],
  [
    'dispatch-time',
    '119 출동',
    '119 dispatch',
    's',
    0,
    252,
    30,
    'lower',
    300,
    steps(240, 300, 420),
    'incidents',
  ],
  [
    'complaints-open',
    '처리 중 민원',
    'Open complaints',
    '건',
    0,
    1284,
    180,
    'lower',
    1000,
    steps(800, 1200, 2000),
    'complaints',
  ],
  [
    'calls-waiting',
    '120 대기',
    '120 calls waiting',
    '명',
    0,
    14,
    9,
    'lower',
    10,
    steps(5, 12, 30),
    'complaints',
  ],
  [
    'river-level',
    '한강 수위',
    'Han River level',
    'm',
    2,
    1.92,
    0.4,
    'lower',
    3.9,
    steps(2.5, 3.9, 6.5),
    'river',
  ],
  [
    'beds-available',
    '응급 병상',
    'Emergency beds',
    '개',
    0,
    214,
    40,
    'higher',
    200,
    rising(80, 150, 200),
    'beds',
  ],
  [
    'bikes-available',
    '따릉이',
    'Bikes available',
    '대',
    0,
    18210,
    2600,
    'higher',
    15000,
    rising(8000, 12000, 15000),
    'bikes',
  ],
  ['power', '전력', 'Power demand', 'MW', 0, 6210, 1100, 'lower', 8000, steps(5000, 7000, 8500), 'sensors'],
  ['noise', '소음', 'Noise', 'dB', 1, 54, 7, 'lower', 55, steps(50, 58, 68), 'sensors'],
];
const BY_DISTRICT = [
  'pm25',
  'pm10',
  'o3',
  'temperature',
  'speed',
  'noise',
  'complaints-open',
  'bikes-available',
  'beds-available',
];

function figureRow(id) {
  return FIGURES.find(([other]) => other === id);
}

/** The value of a figure at a moment (epoch seconds), of the city or one district. */
export function valueOf(id, time, code = '') {
  const [, , , , decimals, mean, swing] = figureRow(id) ?? [0, 0, 0, 0, 1, 10, 3];
  const hour = ((time + 9 * 3600) % 86400) / 3600;
  const own = code === '' ? 0 : Math.sin(Number(code) * 1.7) * 0.8 + Math.cos(Number(code) * 0.37) * 0.4;
  const share = code !== '' && mean > 200 ? 1 / 25 : 1;
  const day =
    Math.sin(((hour - 5) / 24) * 2 * Math.PI) * 0.5 +
    Math.exp(-(((hour - 8) / 1.6) ** 2)) -
    Math.exp(-(((hour - 18.5) / 1.8) ** 2)) * 0.7;
  const drift = Math.sin(time / 187000 + mean) * 0.5 + Math.sin(time / 610 + Number(code || 0)) * 0.05;
  return Number(Math.max(0, share * (mean + swing * (day * 0.7 + drift + own))).toFixed(decimals));
}

const SOURCE = { id: 'air-realtime', name: { ko: '실시간 대기환경', en: 'Real-time air quality' } };
const OFFICE = { id: 'climate', name: { ko: '기후환경본부', en: 'Climate & Environment' } };

function figureOf(row, time, code) {
  const [id, ko, en, unit, decimals, , , better, target, stepRows] = row;
  const value = valueOf(id, time, code);
  const step = stepRows.findLast(([from]) => value >= from);
  const late = id === 'noise';
  return {
    id,
    name: { ko, en },
    unit,
    decimals,
    value,
    time: time - (late ? 1900 : 12),
    better,
    target,
    state: step?.[2] ?? 'none',
    trend: Array.from({ length: 24 }, (_, n) => valueOf(id, time - (23 - n) * 3600, code)),
    yesterday: valueOf(id, time - 86400, code),
    lastWeek: valueOf(id, time - 7 * 86400, code),
    age: late ? 1900 : 12,
    late,
    source: SOURCE,
    office: OFFICE,
    topic: 'layer:air',
  };
}

function spread(count, seed, make) {
  const random = dice(seed);
  return Array.from({ length: count }, (_, n) => {
    const district = DISTRICTS[Math.floor(random() * DISTRICTS.length)];
    return make(
      n,
      district.lon + (random() - 0.5) * 0.045,
      district.lat + (random() - 0.5) * 0.036,
      district,
      random,
    );
  });
}

const STATIC = {
  air: {
    properties: ['pm25', 'pm10', 'o3'],
    things: DISTRICTS.map((d, n) => [n + 1, `air-station:${d.ko}`, d.ko, d.en, d.lon, d.lat, d.code]),
  },
  weather: {
    properties: ['temperature'],
    things: DISTRICTS.map((d, n) => [
      100 + n,
      `aws:${d.ko}`,
      d.ko,
      d.en,
      d.lon + 0.012,
      d.lat - 0.008,
      d.code,
    ]),
  },
  traffic: { properties: ['speed'], things: roads() },
  sensors: {
    properties: ['noise', 'temperature', 'pm25'],
    things: spread(1100, 5, (n, lon, lat, d) => [
      20000 + n,
      `s-dot:${n}`,
      `S-DoT ${n + 1}`,
      `S-DoT ${n + 1}`,
      lon,
      lat,
      d.code,
    ]),
  },
  bikes: {
    properties: ['bikes-available'],
    things: spread(600, 9, (n, lon, lat, d) => [
      30000 + n,
      `bike:${n}`,
      `대여소 ${n + 1}`,
      `Station ${n + 1}`,
      lon,
      lat,
      d.code,
    ]),
  },
  river: {
    properties: ['river-level'],
    things: RIVER.slice(1, -1).map(([lon, lat], n) => [
      40000 + n,
      `river:${n}`,
      `수위국 ${n + 1}`,
      `Gauge ${n + 1}`,
      lon,
      lat,
      null,
    ]),
  },
  beds: {
    properties: ['beds-available'],
    things: spread(49, 3, (n, lon, lat, d) => [
      41000 + n,
      `er:${n}`,
      `응급의료기관 ${n + 1}`,
      `Emergency room ${n + 1}`,
      lon,
      lat,
      d.code,
    ]),
  },
  buses: {
    properties: ['longitude', 'latitude', 'speed'],
    things: Array.from({ length: 1500 }, (_, n) => [
      50000 + n,
      `bus:${n}`,
      `${100 + (n % 300)}번`,
      `Bus ${100 + (n % 300)}`,
      null,
      null,
      null,
      { route: String(100 + (n % 300)) },
    ]),
  },
};

function roads() {
  const random = dice(77);
  const rows = [];
  DISTRICTS.forEach((a, i) => {
    const near = DISTRICTS.filter((b) => b !== a).toSorted(
      (b, c) => Math.hypot(a.lon - b.lon, a.lat - b.lat) - Math.hypot(a.lon - c.lon, a.lat - c.lat),
    );
    near.slice(0, 4).forEach((b, j) => {
      const bend = (random() - 0.5) * 0.012;
      const at = (f) => [
        a.lon + (b.lon - a.lon) * f + bend * Math.sin(f * Math.PI),
        a.lat + (b.lat - a.lat) * f - bend * Math.sin(f * Math.PI),
      ];
      for (let k = 0; k < 6; k++) {
        const path = [0, 0.25, 0.5, 0.75, 1].map((f) => at((k + f) / 6));
        const n = 1000 + rows.length;
        rows.push([
          n,
          `link:${n}`,
          `${a.ko.slice(0, -1)}로 ${i * 4 + j + 1}`,
          `${a.en.replace('-gu', '')}-ro ${i * 4 + j + 1}`,
          path[2][0],
          path[2][1],
          a.code,
          { path: path.map(([x, y]) => `${x.toFixed(5)},${y.toFixed(5)}`).join(' ') },
        ]);
      }
    });
  });
  return rows;
}

function busAt(n, time) {
  const roadsOf = STATIC.traffic.things;
  const start = (n * 37) % roadsOf.length;
  const x = (((time / 75 + n * 0.618) % 6) + 6) % 6;
  const group = start - (start % 6);
  const link = roadsOf[group + Math.floor(x)];
  const path = link[7].path.split(' ').map((pair) => pair.split(',').map(Number));
  const f = (x % 1) * (path.length - 1);
  const [a, b] = [path[Math.floor(f)], path[Math.floor(f) + 1] ?? path[Math.floor(f)]];
  return [a[0] + (b[0] - a[0]) * (f % 1), a[1] + (b[1] - a[1]) * (f % 1)];
}

function readingsOf(layer, time) {
  const { properties, things } = STATIC[layer];
  if (layer === 'buses') {
    return things.map(([number], n) => {
      const [lon, lat] = busAt(n, time);
      return [number, [Number(lon.toFixed(5)), Number(lat.toFixed(5)), 22], time];
    });
  }
  return things.map((thing) => [
    thing[0],
    properties.map((property) => {
      const own = Math.sin(thing[0] * 12.9898) * 0.5;
      if (property === 'river-level') return Number((1.9 + own + Math.sin(time / 9000) * 0.2).toFixed(2));
      if (property === 'bikes-available')
        return Math.max(0, Math.round(12 + own * 24 + Math.sin(time / 1800 + thing[0]) * 4));
      if (property === 'beds-available') return Math.max(0, Math.round(5 + own * 10));
      if (property === 'speed')
        return Number(
          Math.max(4, valueOf('speed', time) + own * 26 + Math.sin(time / 300 + thing[0]) * 3).toFixed(1),
        );
      return Number(
        (valueOf(property, time, thing[6] ?? '') * (1 + own * 0.2)).toFixed(figureRow(property)?.[4] ?? 1),
      );
    }),
    time - (thing[0] % 50),
  ]);
}

const INCIDENTS = [
  [
    'fire',
    'Severe',
    '상가 2층 화재',
    'Fire on the second floor of a shop',
    '소방 8대 출동, 인명 피해 확인 중',
    '8 engines sent, checking for casualties',
    180,
  ],
  [
    'traffic',
    'Moderate',
    '강변북로 3중 추돌',
    'Three-car collision on Gangbyeonbuk-ro',
    '2차로 통제',
    'Second lane closed',
    480,
  ],
  [
    'water',
    'Minor',
    '상수도 누수 신고',
    'Water main leak reported',
    '담당 사업소 조치 중',
    'Waterworks at work',
    1260,
  ],
  ['rescue', 'Severe', '승강기 갇힘', 'People trapped in a lift', '구조대 도착', 'Rescue has arrived', 1500],
  [
    'traffic',
    'Minor',
    '신호등 고장',
    'Traffic light out of order',
    '교통경찰 수신호',
    'Police directing traffic',
    2400,
  ],
  [
    'weather',
    'Extreme',
    '강풍 경보',
    'Strong wind warning',
    '외출을 삼가 주세요',
    'Please stay indoors',
    4100,
  ],
  ['road', 'Moderate', '도로 침하 신고', 'Road subsidence reported', '현장 확인 중', 'Crew checking', 5400],
  ['gas', 'Moderate', '가스 냄새 신고', 'Smell of gas reported', '안전공사 출동', 'Gas safety sent', 6800],
];

function occurrences(kind, time) {
  const base = Math.floor(time / 600) * 600;
  if (kind === 'incidents') {
    const random = dice(11);
    return INCIDENTS.map(([category, severity, ko, en, koText, enText, age], n) => {
      const district = DISTRICTS[(n * 7 + 3) % 25];
      return {
        id: 900 - n,
        key: `i${n}`,
        kind: 'incident',
        title: { ko: `${district.ko} ${ko}`, en: `${en}, ${district.en}` },
        text: { ko: koText, en: enText },
        category,
        severity,
        status: n === 7 ? 'closed' : n % 3 === 2 ? 'in-progress' : 'open',
        time: base - age,
        until: null,
        updated: base - age + 40,
        lon: district.lon + (random() - 0.5) * 0.03,
        lat: district.lat + (random() - 0.5) * 0.02,
        district: district.code,
        source: 'fire-119',
        link: null,
        properties: {},
      };
    });
  }
  const titles = [
    ['한강 수상버스 잠실 노선 시범 운항', 'Trial river bus to Jamsil'],
    ['겨울철 미세먼지 계절관리제 시작', 'Winter fine-dust season begins'],
    ['청년 주택 3천 호 입주자 모집', '3,000 youth homes open for application'],
    ['따릉이 겨울 점검 안내', 'Bike sharing winter check'],
    ['시민 제안으로 바뀐 동네 공원', 'A park remade by citizens’ proposals'],
    ['버스전용차로 구간 확대', 'Longer bus lanes'],
  ];
  return titles.map(([ko, en], n) => ({
    id: 500 - n,
    key: `p${n}`,
    kind: 'article',
    title: { ko, en },
    text: { ko: '', en: '' },
    category: ['마당일보', '도시신문', '시민방송'][n % 3],
    severity: 'Unknown',
    status: 'open',
    time: base - n * 2900 - 700,
    until: null,
    updated: base,
    lon: null,
    lat: null,
    district: n % 4 === 0 ? '11680' : null,
    source: 'press',
    link: null,
    properties: {},
  }));
}

export const CAMERAS = spread(64, 21, (n, lon, lat, d) => ({
  id: `cam-${n}`,
  name: { ko: `${d.ko} 교차로 ${n + 1}`, en: `${d.en} junction ${n + 1}` },
  lon,
  lat,
  district: d.code,
  picture: `/cameras/cam-${n}/snapshot.jpg`,
}));

function sources(time) {
  const rows = Array.from({ length: 300 }, (_, n) => {
    const state =
      n === 4 || n === 111
        ? 'failing'
        : n === 60 || n === 187 || n === 240
          ? 'silent'
          : n % 67 === 3
            ? 'late'
            : 'fresh';
    const ko = [
      '대기 측정망',
      '버스 위치',
      '도로 소통',
      '공공 와이파이',
      '수위 관측',
      '응급 병상',
      '따릉이 거치',
      '주차 현황',
    ][n % 8];
    return [
      `source-${n}`,
      `${DISTRICTS[n % 25].ko} ${ko}`,
      `${DISTRICTS[n % 25].en} system ${n}`,
      state,
      state === 'fresh' ? time - 5 : time - 4000,
      12,
      0.99,
      'climate',
    ];
  });
  const totals = { fresh: 0, late: 0, silent: 0, failing: 0, waiting: 0 };
  rows.forEach(([, , , state]) => totals[state]++);
  return { totals, rows };
}

/** The snapshot body of a topic at a moment (epoch seconds); null if there is no such topic. */
export function snapshot(topic, time) {
  if (topic === 'figures') return { figures: FIGURES.map((row) => figureOf(row, time, '')) };
  if (topic.startsWith('figures:')) {
    return {
      figures: FIGURES.filter(([id]) => BY_DISTRICT.includes(id)).map((row) =>
        figureOf(row, time, topic.slice(8)),
      ),
    };
  }
  if (topic === 'districts') {
    return {
      figures: BY_DISTRICT,
      rows: DISTRICTS.map(({ code }) => [
        code,
        BY_DISTRICT.map((id) => (code === '11530' && id === 'noise' ? null : valueOf(id, time, code))),
      ]),
    };
  }
  if (topic === 'sources') return sources(time);
  if (topic === 'cameras') return { items: CAMERAS.map((camera, n) => ({ ...camera, age: n % 9 })) };
  if (['incidents', 'press', 'complaints', 'notices'].includes(topic))
    return { items: occurrences(topic, time) };
  const layer = topic.slice('layer:'.length);
  return STATIC[layer] === undefined ? null : { ...STATIC[layer], readings: readingsOf(layer, time) };
}

/** What changed between two moments, as the server would send it. */
export function delta(topic, time) {
  if (topic.startsWith('figures')) return { figures: snapshot(topic, time).figures.slice(0, 6) };
  if (topic === 'districts') return { rows: snapshot(topic, time).rows };
  if (topic.startsWith('layer:')) {
    const readings = readingsOf(topic.slice(6), time);
    return {
      things: [],
      readings: topic === 'layer:buses' ? readings : readings.filter((_, n) => (n + time) % 5 === 0),
    };
  }
  if (topic === 'cameras') return snapshot(topic, time);
  return null;
}

export function places(kind) {
  const count = kind === 'wifi-ap' ? 19207 : 180;
  return {
    type: 'FeatureCollection',
    features: spread(count, kind.length * 13, (n, lon, lat, d) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        kind,
        key: `${kind}:${n}`,
        ko: `${d.ko} ${kind} ${n}`,
        en: `${kind} ${n}`,
        district: d.code,
      },
    })),
  };
}

const name = (ko, en) => ({ ko, en });
export const city = {
  name: name('서울', 'Seoul'),
  zone: 'Asia/Seoul',
  centre: [126.985, 37.56],
  bounds: [126.764, 37.428, 127.184, 37.701],
  languages: ['ko', 'en'],
  scenes: [
    {
      id: 'overview',
      name: name('도시 현황', 'Overview'),
      figures: [],
      layers: ['air', 'traffic', 'incidents'],
      figure: 'pm25',
    },
    {
      id: 'safety',
      name: name('안전', 'Safety'),
      figures: ['dispatch-time', 'beds-available', 'river-level', 'calls-waiting'],
      layers: ['incidents', 'cameras', 'beds', 'river'],
      figure: 'noise',
    },
    {
      id: 'environment',
      name: name('환경', 'Environment'),
      figures: ['pm25', 'pm10', 'o3', 'temperature', 'noise'],
      layers: ['air', 'sensors', 'weather'],
      figure: 'pm10',
    },
    {
      id: 'transport',
      name: name('교통', 'Transport'),
      figures: ['speed', 'bus-delay', 'bikes-available'],
      layers: ['traffic', 'buses', 'bikes'],
      figure: 'speed',
    },
  ],
  layers: [
    {
      id: 'air',
      name: name('대기', 'Air'),
      properties: STATIC.air.properties,
      style: { draw: 'points', property: 'pm25' },
    },
    {
      id: 'weather',
      name: name('날씨', 'Weather'),
      properties: ['temperature'],
      style: { draw: 'points', property: 'temperature' },
    },
    {
      id: 'traffic',
      name: name('교통', 'Traffic'),
      properties: ['speed'],
      style: { draw: 'lines', property: 'speed' },
    },
    {
      id: 'buses',
      name: name('버스', 'Buses'),
      properties: STATIC.buses.properties,
      style: { draw: 'moving', property: 'speed' },
    },
    {
      id: 'sensors',
      name: name('S-DoT 센서', 'Sensors'),
      properties: STATIC.sensors.properties,
      style: { draw: 'points', property: 'noise' },
    },
    {
      id: 'wifi',
      name: name('와이파이', 'Wi-Fi'),
      properties: [],
      style: { draw: 'places', kind: 'wifi-ap' },
    },
    {
      id: 'bikes',
      name: name('따릉이', 'Bikes'),
      properties: ['bikes-available'],
      style: { draw: 'points', property: 'bikes-available' },
    },
    {
      id: 'river',
      name: name('한강', 'River'),
      properties: ['river-level'],
      style: { draw: 'points', property: 'river-level' },
    },
    {
      id: 'beds',
      name: name('응급 병상', 'ER beds'),
      properties: ['beds-available'],
      style: { draw: 'points', property: 'beds-available' },
    },
    {
      id: 'hospitals',
      name: name('병원', 'Hospitals'),
      properties: [],
      style: { draw: 'places', kind: 'hospital' },
    },
    {
      id: 'fire-stations',
      name: name('소방서', 'Fire stations'),
      properties: [],
      style: { draw: 'places', kind: 'fire-station' },
    },
    {
      id: 'police-stations',
      name: name('경찰서', 'Police stations'),
      properties: [],
      style: { draw: 'places', kind: 'police-station' },
    },
    {
      id: 'shelters',
      name: name('대피소', 'Shelters'),
      properties: [],
      style: { draw: 'places', kind: 'shelter' },
    },
    {
      id: 'stations',
      name: name('지하철역', 'Subway stations'),
      properties: [],
      style: { draw: 'places', kind: 'subway-station' },
    },
    {
      id: 'bus-stops',
      name: name('버스정류소', 'Bus stops'),
      properties: [],
      style: { draw: 'places', kind: 'bus-stop' },
    },
    {
      id: 'construction',
      name: name('공사장', 'Construction sites'),
      properties: [],
      style: { draw: 'places', kind: 'construction-site' },
    },
  ],
  properties: FIGURES.map(([id, ko, en, unit, decimals, , , , , stepRows]) => ({
    id,
    name: name(ko, en),
    unit,
    decimals,
    range: [0, 1000],
    steps: stepRows,
  })),
  offices: [OFFICE],
};
