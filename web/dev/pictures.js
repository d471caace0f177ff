// `npm run pictures -- NAME [PATH] [SIZES]`: pictures of the wall from a running server or mock, into $OUT (default: the system's
// temporary folder). Prints console errors and requests to other hosts: there must be none.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [name = 'wall', path = '/office', sizes = '1920x1080', ...steps] = process.argv.slice(2);
const origin = process.env.ORIGIN ?? 'http://localhost:18201';
const out = process.env.OUT ?? join(tmpdir(), 'madang-pictures');
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
});
for (const size of sizes.split(',')) {
  const [width, height] = size.split('x').map(Number);
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'ko-KR',
    deviceScaleFactor: Number(process.env.DPR ?? 1),
    hasTouch: width < 500,
    reducedMotion: process.env.STILL ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/GPU stall|GL Driver/.test(message.text()))
      console.log(`[${message.type()}]`, message.text());
  });
  page.on('pageerror', (problem) =>
    console.log('[page error]', problem.message, problem.stack?.split('\n').slice(0, 4).join(' | ')),
  );
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
      console.log('[other host]', request.url());
  });
  const begun = Date.now();
  await page.goto(origin + path);
  await page.waitForSelector('.maplibregl-canvas', { timeout: 60000 });
  await page.waitForTimeout(Number(process.env.WAIT ?? 5000));
  for (const step of steps) {
    const [verb, ...rest] = step.split(' ');
    const what = rest.join(' ');
    if (verb === 'click') await page.click(what);
    if (verb === 'press') await page.keyboard.press(what);
    if (verb === 'type') await page.keyboard.type(what);
    if (verb === 'wait') await page.waitForTimeout(Number(what));
    if (verb === 'post') await fetch(origin + what, { method: 'POST' });
    if (verb === 'hover') await page.mouse.move(...what.split(',').map(Number));
    if (verb === 'eval') console.log(JSON.stringify(await page.evaluate(what)));
  }
  const scroll = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.scrollHeight,
    innerWidth,
    innerHeight,
  ]);
  await page.screenshot({ path: join(out, `${name}-${size}.png`), fullPage: process.env.FULL === '1' });
  console.log(
    `${name}-${size}.png`,
    `${Date.now() - begun} ms`,
    `page ${scroll[0]}x${scroll[1]} in ${scroll[2]}x${scroll[3]}`,
    page.url().slice(origin.length),
  );
  await context.close();
}
await browser.close();
