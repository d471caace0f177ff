// `npm run mock`: the pages and the API of docs/api/live.md with a schematic city, for working on the screens alone.
// BACKEND=http://localhost:8080 takes the API from a running server instead, so that only the screens are built anew.
// POST /mock/database-down, /mock/database-up, /mock/drop-live, /mock/incident change what it says.
import { readFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CAMERAS,
  city,
  delta,
  districtShapes,
  neighbourhoodShapes,
  places,
  snapshot,
  valueOf,
  waterShapes,
} from './mock-city.js';

const port = Number(process.env.PORT ?? 18201);
/** FROZEN=epoch seconds stops the clock, so that two pictures of the same thing are the same. */
const frozen = process.env.FROZEN === undefined ? null : Number(process.env.FROZEN);
const now = () => frozen ?? Math.floor(Date.now() / 1000);
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const epoch = String(Date.now() % 100000);
const TYPES = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const backend = process.env.BACKEND === undefined ? null : new URL(process.env.BACKEND);

/** Passes a request on to the running server. */
function passOn(request, response) {
  const { method, url: path, headers } = request;
  const onward = ask({ host: backend.hostname, port: backend.port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
    response.on('close', () => answer.destroy());
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

let database = { down: false, since: null };
const lines = new Set();

function json(response, body, status = 200) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function page(response, entry, body) {
  const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  const sheets = new Set();
  const visit = (key) => {
    manifest[key].css?.forEach((file) => sheets.add(file));
    manifest[key].imports?.forEach(visit);
  };
  const key = Object.keys(manifest).find((name) => manifest[name].name === entry && manifest[name].isEntry);
  visit(key);
  const links = [...sheets].map((file) => `<link rel="stylesheet" href="/assets/${file}">`).join('');
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY });
  response.end(`<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Madang</title><link rel="icon" href="data:,">${links}<script type="module" src="/assets/${manifest[key].file}"></script></head><body>${body}</body></html>`);
}

function live(request, response, topics) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const versions = new Map(topics.map((topic) => [topic, 1]));
  const resumed = new Set(
    (request.headers['last-event-id'] ?? '')
      .replace(/^\d+\./, '')
      .split(',')
      .map((entry) => entry.replace(/:\d+$/, '')),
  );
  const send = (event, topic, body) => {
    const id = `${epoch}.${[...versions].map(([name, version]) => `${name}:${version}`).join(',')}`;
    response.write(
      `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify({ topic, version: versions.get(topic), at: new Date(now() * 1000).toISOString(), ...body })}\n\n`,
    );
  };
  const status = () =>
    response.write(
      `event: status\ndata: ${JSON.stringify({ database: database.down ? 'down' : 'up', since: database.since, alarms: [] })}\n\n`,
    );
  status();
  for (const topic of topics) {
    const body = snapshot(topic, now());
    if (body !== null && !resumed.has(topic)) send('snapshot', topic, body);
  }
  let round = 0;
  const timer = setInterval(() => {
    round++;
    if (round % 15 === 0) status();
    for (const topic of topics) {
      const every = topic === 'layer:buses' ? 5 : topic === 'districts' || topic === 'cameras' ? 10 : 3;
      const body = round % every === 0 ? delta(topic, now()) : null;
      if (body !== null) {
        versions.set(topic, versions.get(topic) + 1);
        send('delta', topic, body);
      }
    }
  }, 1000);
  const line = { response, send, status, topics };
  lines.add(line);
  response.on('close', () => {
    clearInterval(timer);
    lines.delete(line);
  });
}

function cameraPicture(id, time) {
  const n = CAMERAS.findIndex((camera) => camera.id === id);
  const cars = Array.from({ length: 7 }, (_, k) => {
    const t = ((time / 9 + k * 0.31 + n * 0.17) % 1.2) - 0.1;
    const [x, y, s] = [160 + (k % 2 ? 1 : -1) * (8 + t * 90), 70 + t * 120, 4 + t * 22];
    return `<rect x="${x - s}" y="${y - s * 0.6}" width="${s * 2}" height="${s * 1.1}" rx="3" fill="${['#b33', '#ccc', '#357', '#eee', '#444'][k % 5]}"/>`;
  }).join('');
  const houses = Array.from(
    { length: 9 },
    (_, k) =>
      `<rect x="${k * 36}" y="${40 - ((k * 13 + n * 7) % 30)}" width="33" height="60" fill="hsl(${210 + ((k * 7) % 20)} 22% ${16 + ((k * 5) % 10)}%)"/>`,
  ).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#20304a"/>${houses}
<path d="M150 70 L170 70 L300 180 L20 180 Z" fill="#2b303b"/><path d="M160 72 L160 180" stroke="#d8c26a" stroke-dasharray="8 8" stroke-width="2"/>${cars}</svg>`;
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://localhost');
  const path = url.pathname;
  if (request.method === 'POST' && path.startsWith('/mock/')) {
    if (path === '/mock/database-down') database = { down: true, since: new Date().toISOString() };
    if (path === '/mock/database-up') database = { down: false, since: null };
    lines.forEach((line) => line.status());
    if (path === '/mock/drop-live') lines.forEach((line) => line.response.destroy());
    if (path === '/mock/incident') {
      const [sample] = snapshot('incidents', now()).items;
      lines.forEach(
        (line) =>
          line.topics.includes('incidents') &&
          line.send('delta', 'incidents', {
            items: [
              {
                ...sample,
                id: now(),
                time: now(),
                updated: now(),
                lon: 127.03,
                lat: 37.55,
                severity: 'Extreme',
              },
            ],
          }),
      );
    }
    return json(response, {});
  }
  if (path === '/office' || path === '/wall')
    return page(
      response,
      'office',
      `<div id="office" data-mode="${path === '/wall' ? 'public' : 'office'}"></div>`,
    );
  if (path === '/')
    return page(
      response,
      'citymap',
      '<main><h1>Seoul</h1><div data-island="citymap" data-figure="pm25"></div></main>',
    );
  if (path.startsWith('/assets/')) {
    const file = join(dist, normalize(path.slice('/assets'.length)));
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'max-age=3600',
    });
    return response.end(await readFile(file));
  }
  if (backend !== null) {
    return passOn(request, response);
  }
  if (path === '/live') return live(request, response, (url.searchParams.get('topics') ?? '').split(','));
  if (path === '/api/city') return json(response, city);
  if (path === '/api/me')
    return json(response, {
      group: 'MAYOR',
      name: { ko: '시장 (시연)', en: 'Mayor (demo)' },
      role: 'mayor',
      jurisdiction: '11',
      demo: true,
    });
  if (path === '/api/topics') return json(response, { served: [], withheld: [] });
  if (path === '/api/boundaries/districts') return json(response, districtShapes);
  if (path === '/api/boundaries/neighbourhoods') return json(response, neighbourhoodShapes);
  if (path === '/api/boundaries/water') return json(response, waterShapes);
  if (path === '/api/places') return json(response, places(url.searchParams.get('kind')));
  if (path === '/api/state') {
    const at = Math.floor(Date.parse(url.searchParams.get('at') ?? new Date().toISOString()) / 1000);
    const topics = (url.searchParams.get('topics') ?? '')
      .split(',')
      .map((topic) => [topic, snapshot(topic, at)])
      .filter(([, body]) => body !== null);
    return json(response, { at: new Date(at * 1000).toISOString(), topics: Object.fromEntries(topics) });
  }
  if (path === '/api/history') {
    const moment = (key) => Math.floor(Date.parse(url.searchParams.get(key)) / 1000);
    const step = { '5m': 300, '1h': 3600, '1d': 86400 }[url.searchParams.get('interval')];
    const points = [];
    for (let t = Math.ceil(moment('from') / step) * step; t <= Math.min(moment('to'), now()); t += step) {
      points.push([t, valueOf(url.searchParams.get('property'), t, url.searchParams.get('district') ?? '')]);
    }
    return json(response, { unit: '', interval: '5m', points });
  }
  const camera = /^\/cameras\/([\w-]+)\/snapshot\.jpg$/.exec(path);
  if (camera !== null) {
    response.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
    return response.end(cameraPicture(camera[1], now()));
  }
  return json(response, { title: 'Not found', status: 404 }, 404);
}

createServer((request, response) => {
  answer(request, response).catch((problem) => json(response, { title: String(problem), status: 500 }, 500));
}).listen(port, () => console.log(`mock city on http://localhost:${port}/office`));
