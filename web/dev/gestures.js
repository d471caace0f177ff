// `node dev/gestures.js`: how well hands are read, and what a picture costs. First the real landmark model in Chromium on the photographs of
// ../../shared/data/media-hands (or FOLDER), once each as a still and once each shown to the camera for a while; then every gesture made 200 times
// by the hand model. Prints the tables of docs/gestures.md.
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder =
  process.env.FOLDER ?? fileURLToPath(new URL('../../../shared/data/media-hands', import.meta.url));
const port = Number(process.env.PORT ?? 9210);
const MADE = 200;
const SHOWN = 24;

const server = await createServer({
  root,
  configFile: `${root}/vite.config.ts`,
  server: { port, strictPort: true },
  logLevel: 'error',
  plugins: [
    {
      name: 'photographs',
      configureServer: ({ middlewares }) =>
        void middlewares.use('/photographs', (request, response) => {
          readFile(folder + decodeURI(request.url)).then(
            (bytes) => response.end(bytes),
            () => response.writeHead(404).end(),
          );
        }),
    },
  ],
});
await server.listen();

const { GESTURES } = await server.ssrLoadModule('/src/command/gestures/gestures.ts');
const { GestureReader } = await server.ssrLoadModule('/src/command/gestures/GestureReader.ts');
const { sequenceOf, idling } = await server.ssrLoadModule('/src/command/gestures/sequences.ts');

function count(table, row, column) {
  (table[row] ??= {})[column] = (table[row][column] ?? 0) + 1;
}

function print(title, table) {
  const columns = [...new Set(Object.values(table).flatMap(Object.keys))];
  console.log(`\n${title}\n\n| | ${columns.join(' | ')} |\n|---|${columns.map(() => '---|').join('')}`);
  for (const [row, cells] of Object.entries(table)) {
    console.log(`| ${row} | ${columns.map((column) => cells[column] ?? '').join(' | ')} |`);
  }
}

function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
}

const made = {};
for (const rate of [12, 5]) {
  for (const { id } of GESTURES) {
    for (let n = 0; n < MADE; n++) {
      const reader = new GestureReader();
      const all = sequenceOf(id, { seed: 10_000 + n, rate, noise: 0.012 }).flatMap(
        (frame) => reader.read(frame).made?.id ?? [],
      );
      const distinct = all.filter((one, at) => one !== all[at - 1]);
      const row = (made[id] ??= {});
      const column = `${rate}/s`;
      const right = distinct.length === 1 && distinct[0] === id;
      const wrong = distinct.filter((one) => one !== id);
      row[`right at ${column}`] = (row[`right at ${column}`] ?? 0) + (right ? 1 : 0);
      row[`another at ${column}`] = (row[`another at ${column}`] ?? 0) + wrong.length;
    }
  }
}
let idle = 0;
for (let n = 0; n < MADE; n++) {
  const reader = new GestureReader();
  idle += idling({ seed: 20_000 + n, rate: 12, noise: 0.012 }).filter(
    (frame) => reader.read(frame).made !== null,
  ).length;
}
print(`Every gesture made ${MADE} times by the hand model`, made);
console.log(`\nAn open hand that drifts about, ${MADE} times: ${idle} gestures`);

const reading = new GestureReader();
const frames = GESTURES.flatMap(({ id }) => sequenceOf(id, { seed: 1, rate: 12, noise: 0.012 }));
const began = performance.now();
for (let n = 0; n < 20; n++) {
  frames.forEach((frame) => reading.read({ ...frame, at: frame.at + n * 1e6 }));
}
console.log(
  `\nReading a gesture from landmarks: ${((performance.now() - began) / (20 * frames.length)).toFixed(4)} ms a picture`,
);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
const page = await browser.newPage();
await page.goto(`http://localhost:${port}/dev/hands.html`);
await page.waitForFunction(() => globalThis.hands !== undefined);
console.log(
  `\nThe model was loaded in ${(await page.evaluate(() => globalThis.hands.load())).toFixed(0)} ms`,
);
const stills = {};
const shown = {};
const costs = { still: [], video: [] };
for (const label of (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
  for (const file of await readdir(`${folder}/${label.name}`)) {
    const url = `/photographs/${label.name}/${encodeURIComponent(file)}`;
    const still = await page.evaluate((address) => globalThis.hands.look(address), url);
    count(stills, label.name, still.shape);
    costs.still.push(still.cost);
    const video = await page.evaluate(([address, n]) => globalThis.hands.show(address, n), [url, SHOWN]);
    count(shown, label.name, video.made.length === 0 ? 'none' : video.made.join(' '));
    costs.video.push(...video.costs.slice(1));
  }
}
print('Photographs, each looked at once', stills);
print(`Photographs, each shown to the camera for ${SHOWN} pictures: the gestures made`, shown);
for (const [name, values] of Object.entries(costs)) {
  console.log(
    `\nLooking at a picture, ${name}: p50 ${quantile(values, 0.5)} ms, p95 ${quantile(values, 0.95)} ms, in the worker`,
  );
}
await browser.close();
await server.close();
