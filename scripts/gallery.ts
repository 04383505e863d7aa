import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { serveGallery } from '../demo/gallery/serve-gallery.js';
import { type Look, openGallery } from '../test/e2e/helpers/open-gallery.js';
import { launchBrowser } from '../test/helpers/browsers.js';

// `npm run gallery`: pictures of every element for the documentation.
const folder = 'docs/gallery';
const tallest = 8000;
const elements = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];

type Shot = Look & { name: string };

const shots: Shot[] = [
  ...elements.flatMap((element) => [1280, 360].flatMap((width) =>
    (['light', 'dark'] as const).map((theme): Shot => ({ name: `${element}-${theme}-${width}`, element, width, theme })))),
  ...['tc-signin-ar', 'tc-whoami-ar', 'tc-whoami-de', 'tc-whoami-ja', 'tc-api-call-ar'].map((name): Shot => ({
    name, width: 800, element: name.slice(0, -3), lang: name.slice(-2),
  })),
  { name: 'tc-signin-views', element: 'tc-signin', status: 'signed-in', view: 'all' },
  { name: 'tc-signin-views-initializing', element: 'tc-signin', status: 'initializing', view: 'all' },
  { name: 'tc-signin-avatar', width: 360, element: 'tc-signin', status: 'expiring', view: 'avatar' },
  { name: 'tc-signin-forced-colours', element: 'tc-signin', forcedColors: true },
  { name: 'tc-signin-tinted', element: 'tc-signin', page: 'tinted' },
  { name: 'tc-whoami-cards', element: 'tc-whoami', view: 'card' },
  { name: 'tc-whoami-cards-dark', width: 360, theme: 'dark', element: 'tc-whoami', view: 'card' },
  { name: 'tc-whoami-cards-tinted', width: 768, theme: 'dark', element: 'tc-whoami', view: 'card', page: 'tinted' },
  { name: 'tc-whoami-forced-colours', theme: 'dark', element: 'tc-whoami', forcedColors: true },
  { name: 'tc-api-call-forced-colours', element: 'tc-api-call', theme: 'dark', forcedColors: true },
];

async function shoot(browser: Browser, url: string, { name, ...look }: Shot): Promise<void> {
  // What floats is placed within the window: it has to hold the whole page.
  const page = await openGallery(browser, url, { view: 'default', height: tallest, ...look });
  const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom));
  if (height > tallest) throw new Error(`${name} is ${height} px high: raise what a window has.`);
  const picture = await page.screenshot({ encoding: 'base64', clip: { x: 0, y: 0, width: look.width ?? 1280, height } });
  const file = `${folder}/${name}.png`;
  const before = existsSync(file) ? readFileSync(file, 'base64') : '';
  if (!before || !(await page.evaluate(areAlike, before, picture))) writeFileSync(file, picture, 'base64');
  await page.close();
}

/** Whether two pictures differ in no more than the edge of some round corner, which browsers draw now so, now so. */
async function areAlike(...pictures: string[]): Promise<boolean> {
  const [one, other] = await Promise.all(pictures.map(async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }));
  if (one!.width !== other!.width || one!.height !== other!.height) return false;
  return one!.data.reduce((count, value, i) => count + Number(value !== other!.data[i]), 0) < 300;
}

const wanted = process.argv[2] ?? '';
mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (!shots.some(({ name }) => file === `${name}.png`)) rmSync(`${folder}/${file}`);
const gallery = await serveGallery();
const browser = await launchBrowser('chromium');
try {
  for (const shot of shots.filter(({ name }) => name.includes(wanted))) await shoot(browser, gallery.url, shot);
} finally {
  await browser.close();
  gallery.close();
}
const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(`${folder}/${file}`).size, 0);
console.log(`${folder}: ${readdirSync(folder).length} pictures, ${Math.round(bytes / 1024)} kB`);
