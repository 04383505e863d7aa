import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { serveGallery } from '../demo/gallery/serve-gallery.js';
import { launchBrowser } from '../test/helpers/browsers.js';

// `npm run gallery`: pictures of every element for the documentation.
const folder = 'docs/gallery';
const elements = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];

interface Shot {
  name: string;
  width: number;
  theme: 'light' | 'dark';
  query: Record<string, string>;
}

const shots: Shot[] = elements.flatMap((element) => [1280, 360].flatMap((width) =>
  (['light', 'dark'] as const).map((theme) => ({
    name: `${element}-${theme}-${width}`, width, theme, query: { element },
  }))));

shots.push(
  ...(['ar', 'de', 'ja'] as const).flatMap((lang) => ['tc-signin', 'tc-whoami'].map((element): Shot => ({
    name: `${element}-${lang}`, width: 800, theme: 'light', query: { element, lang },
  }))),
  { name: 'tc-signin-views', width: 1280, theme: 'light', query: { element: 'tc-signin', status: 'signed-in', view: 'all' } },
  { name: 'tc-whoami-cards', width: 1280, theme: 'light', query: { element: 'tc-whoami', view: 'card' } },
  { name: 'tc-whoami-cards-dark', width: 360, theme: 'dark', query: { element: 'tc-whoami', view: 'card' } },
  { name: 'tc-api-call-ar', width: 800, theme: 'light', query: { element: 'tc-api-call', lang: 'ar' } },
);

async function shoot(browser: Browser, url: string, { name, width, theme, query }: Shot): Promise<void> {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.setViewport({ width, height: 600 });
  await page.goto(`${url}?${new URLSearchParams({ bare: '', ...query })}`);
  await page.waitForSelector('[data-ready]');
  // What floats is placed within the window: it has to hold the whole page.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width, height });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.screenshot({ path: `${folder}/${name}.png`, optimizeForSpeed: false });
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
