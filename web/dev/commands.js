// `node dev/commands.js`: from Enter after a typed command, 200 ms after its last key, until the wall shows its effect. Needs a running city (ORIGIN, default http://localhost:8080)
// with its demonstration accounts. The map is left out: without a graphics card drawing it takes the processor from everything else.
import { chromium } from 'playwright-core';

const origin = process.env.ORIGIN ?? 'http://localhost:8080';
const rounds = Number(process.env.ROUNDS ?? 12);

/** Commands, each with what the wall's address says once it is done; two turns that take each other back. */
const TURNS = [
  [
    ['강남구', 'district=11680'],
    ['hide traffic', 'layers='],
    ['compare Gangnam and Songpa', 'compare=11680'],
    ['안전 장면', 'scene=safety'],
  ],
  [
    ['송파구', 'district=11710'],
    ['compare Jongno and Mapo', 'compare=11110'],
    ['교통 장면', 'scene=mobility'],
    ['와이파이 켜줘', 'wifi'],
  ],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.route(/CityMap-/, (route) => route.abort());
await page.goto(`${origin}/sign-in`);
await page.locator('main form[action="/demo/sign-in/mayor"] button').click();
await page.goto(`${origin}/office`);
await page.locator('[data-panel="figures"]').waitFor();

const all = [];
for (let round = 0; round < rounds; round++) {
  for (const [text, expected] of TURNS[round % 2]) {
    await page.locator('.command .opener').click();
    await page.locator('.command input').fill(text);
    await page.waitForTimeout(200); // from the last key to Enter
    const millis = await page.evaluate(async (wanted) => {
      const before = location.search;
      const began = performance.now();
      document.querySelector('.command form').requestSubmit();
      while (location.search === before || !decodeURIComponent(location.search).includes(wanted)) {
        if (performance.now() - began > 10_000) {
          return null;
        }
        await new Promise((done) => setTimeout(done, 1));
      }
      // The next frame shows it.
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      return performance.now() - began;
    }, expected);
    if (millis === null) {
      console.log(`not done: ${text}`);
    } else if (round > 0) {
      all.push(millis); // the first round warms up
    }
    await page.keyboard.press('Escape');
  }
}
all.sort((one, other) => one - other);
const at = (share) => all[Math.min(all.length - 1, Math.floor(share * all.length))]?.toFixed(1);
console.log(
  `${all.length} typed commands: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms from Enter to the frame that shows it`,
);
await browser.close();
