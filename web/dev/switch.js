// `node dev/switch.js`: how long the wall takes from a press on another scene until it is useful: the scene is chosen, its panels stand where it
// wants them with their content (no placeholder), and the browser has drawn a frame of it. Milliseconds, p50 and p95 of ROUNDS presses.
// WHO (a demo account, if the server has them) signs in first. MAP=no leaves the map out: without a graphics card its drawing is all one measures.
import { chromium } from 'playwright-core';

const origin = process.env.ORIGIN ?? 'http://localhost:8080';
const rounds = Number(process.env.ROUNDS ?? 60);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    ...(process.env.MAP === 'no'
      ? ['--disable-gpu']
      : ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']),
  ],
});
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
if (process.env.MAP === 'no') {
  await page.route(/CityMap-/, (route) => route.abort());
}
if (process.env.WHO !== undefined) {
  await page.goto(`${origin}/sign-in`);
  await page.click(`main form[action="/demo/sign-in/${process.env.WHO}"] button`);
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
}
await page.goto(`${origin}/office`);
await page.waitForSelector('[data-panel="figures"]');
await page.waitForTimeout(5000);

const taken = await page.evaluate(async (wanted) => {
  const tabs = [...document.querySelectorAll('[role=tab]')];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const useful = (tab) =>
    tab.getAttribute('aria-selected') === 'true' &&
    document.querySelector('.panel .body > [role=status]') === null;
  const all = [];
  for (let round = 0; round < wanted; round++) {
    const tab = tabs[(round + 1) % tabs.length];
    const began = performance.now();
    tab.click();
    do {
      await frame();
    } while (!useful(tab));
    await frame();
    all.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 400));
  }
  return all.sort((one, other) => one - other);
}, rounds);
await browser.close();

const at = (share) => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))].toFixed(0);
console.log(
  `scene switch to useful: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${taken.at(-1).toFixed(0)} ms, ${taken.length} presses`,
);
