// `node dev/measure.js [PATH]`: main-thread work of the open wall, by trace. Live updates arrive as stream reads (microtasks) and are drawn in
// animation frames; both are listed apart, in milliseconds of script, without the work of the graphics process.
import { chromium } from 'playwright-core';

const path = process.argv[2] ?? '/office?layers=incidents,air,traffic,buses,sensors';
const origin = process.env.ORIGIN ?? 'http://localhost:18201';
const seconds = Number(process.env.SECONDS ?? 20);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(origin + path);
await page.waitForSelector('.maplibregl-canvas');
await page.waitForTimeout(8000);
const client = await page.context().newCDPSession(page);
const events = [];
client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
await client.send('Tracing.start', {
  traceConfig: {
    includedCategories: ['devtools.timeline', 'v8.execute', 'disabled-by-default-v8.cpu_profiler'],
  },
  transferMode: 'ReportEvents',
});
await page.waitForTimeout(seconds * 1000);
const done = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
await client.send('Tracing.end');
await done;
await browser.close();

const main = events.find((event) => event.name === 'FunctionCall' || event.name === 'FireAnimationFrame');
const mine = events.filter(
  (event) => event.pid === main.pid && event.tid === main.tid && event.dur !== undefined,
);
for (const [title, names] of [
  ['stream reads and timers', ['RunMicrotasks', 'TimerFire', 'EventDispatch']],
  ['animation frames', ['FireAnimationFrame']],
  ['garbage collection', ['MinorGC', 'MajorGC']],
]) {
  const spans = mine
    .filter((event) => names.includes(event.name))
    .map((event) => (event.tdur ?? event.dur) / 1000)
    .toSorted((a, b) => a - b);
  const at = (part) => (spans[Math.floor((spans.length - 1) * part)] ?? 0).toFixed(2);
  const sum = spans.reduce((total, span) => total + span, 0);
  console.log(
    `${title.padEnd(26)} ${String(spans.length).padStart(6)} times, p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} max ${at(1)} ms, ${(sum / seconds).toFixed(1)} ms a second`,
  );
}
