import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { serveGallery } from '../demo/gallery/serve-gallery.js';
import { type Look, openGallery } from '../test/e2e/helpers/open-gallery.js';
import { launchBrowser } from '../test/helpers/browsers.js';

// `npm run gallery`: pictures of every element for the documentation.
const folder = 'docs/gallery';
const elements = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];

type Shot = Look & { name: string };

const shots: Shot[] = [
  ...elements.flatMap((element) => [1280, 360].flatMap((width) =>
    (['light', 'dark'] as const).map((theme): Shot => ({ name: `${element}-${theme}-${width}`, element, width, theme })))),
  ...['tc-signin-ar', 'tc-whoami-ar', 'tc-whoami-de', 'tc-whoami-ja'].map((name): Shot => ({
    name, width: 800, element: name.slice(0, -3), lang: name.slice(-2),
  })),
  { name: 'tc-signin-views', element: 'tc-signin', status: 'signed-in', view: 'all' },
  { name: 'tc-whoami-cards', element: 'tc-whoami', view: 'card' },
  { name: 'tc-whoami-cards-dark', width: 360, theme: 'dark', element: 'tc-whoami', view: 'card' },
  { name: 'tc-api-call-forbidden-ar', width: 640, element: 'tc-api-call', lang: 'ar', status: 'forbidden' },
  { name: 'tc-api-call-inspected-ar', width: 640, theme: 'dark', element: 'tc-api-call', lang: 'ar', status: 'done, inspected' },
];

async function shoot(browser: Browser, url: string, { name, ...look }: Shot): Promise<void> {
  const page = await openGallery(browser, url, { view: 'default', ...look });
  // What floats is placed within the window: it has to hold the whole page.
  const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom));
  await page.setViewport({ width: look.width ?? 1280, height });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}

const wanted = process.argv[2] ?? '';
if (!wanted) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
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
