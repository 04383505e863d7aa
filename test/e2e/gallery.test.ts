import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { after, test } from 'node:test';
import type Axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { serveGallery } from '../../demo/gallery/serve-gallery.js';
import { launchBrowser } from '../helpers/browsers.js';
import { accessibleOutlines } from './helpers/accessible-outline.js';
import { openGallery } from './helpers/open-gallery.js';

// The tree and forced colours are asked for by Chromium's own protocol.
const isChromium = process.env.TEST_BROWSER !== 'firefox';
const skip = isChromium ? false : 'Chromium only';

const gallery = await serveGallery();
const browser = await launchBrowser('chromium');
after(async () => {
  await browser.close();
  gallery.close();
});

const elements = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    // The gallery's own headings are not under test, and specimens stand side by side as no page has them.
    const rules = { region: { enabled: false }, 'heading-order': { enabled: false }, 'landmark-unique': { enabled: false } };
    const { violations } = await axe.run('#gallery', { rules });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
  });
}

const looks = [
  { name: 'light', theme: 'light' },
  { name: 'dark', theme: 'dark' },
  { name: 'forced colours', theme: 'dark', forcedColors: true },
] as const;

for (const element of elements) {
  for (const { name, ...look } of looks) {
    test(`axe finds nothing in any status of ${element}: ${name}`, { skip }, async () => {
      const page = await openGallery(browser, gallery.url, { element, ...look });
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }

  test(`${element}: a screen reader is told what was reviewed`, { skip }, async () => {
    const page = await openGallery(browser, gallery.url, { element, view: 'default' });
    const told = await accessibleOutlines(page);
    await page.close();
    const file = new URL(`accessibility/${element}.md`, import.meta.url);
    // UPDATE_OUTLINES=1 writes them: review the difference.
    if (process.env.UPDATE_OUTLINES) writeFileSync(file, `# ${element}\n\n${told}`);
    assert.equal(`# ${element}\n\n${told}`, readFileSync(file, 'utf8'));
  });

  for (const lang of ['en', 'de', 'fr', 'es', 'ja', 'ar']) {
    test(`${element} fits into 320 px, in ${lang}`, { skip }, async () => {
      const page = await openGallery(browser, gallery.url, { element, lang, width: 320 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${width} px`);
      await page.close();
    });
  }

  test(`every control of ${element} is at least 24 px wide and high`, { skip }, async () => {
    const page = await openGallery(browser, gallery.url, { element });
    const small = await page.evaluate(() => {
      const controls = [...document.querySelectorAll('.stage > *')].flatMap((host) => [
        ...(host.shadowRoot?.querySelectorAll('button, input, select, summary, [role=treeitem] > span') ?? []),
      ]);
      return controls
        .filter((control) => control.checkVisibility())
        .map((control) => [control, control.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width < 24 || height < 24)
        .map(([control, { width, height }]) => `${control.textContent?.trim()} ${width} × ${height}`);
    });
    assert.deepEqual(small, []);
    await page.close();
  });
}

for (const [element, selector] of [
  ['tc-signin', 'tc-signin:not([debug])'],
  ['tc-whoami', 'tc-whoami:not([show])'],
]) {
  for (const lang of ['en', 'de', 'fr', 'es', 'ja', 'ar']) {
    test(`the box of ${element} is the same in every status, 1280 and 320 px wide, in ${lang}`, { skip }, async () => {
      const page = await openGallery(browser, gallery.url, { element: element!, lang });
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 900 });
        const boxes = await page.evaluate((one) => {
          const found: Record<string, string[]> = {};
          for (const host of document.querySelectorAll<HTMLElement>(one)) {
            const { width, height } = host.getBoundingClientRect();
            (found[host.getAttribute('view') ?? 'default'] ??= []).push(`${Math.round(width)} × ${Math.round(height)}`);
          }
          return found;
        }, selector!);
        assert.ok(Object.keys(boxes).length > 1);
        for (const [view, sizes] of Object.entries(boxes)) {
          assert.ok(sizes.length > 5);
          assert.deepEqual([...new Set(sizes)], [sizes[0]], `${view}, ${width} px`);
        }
      }
      await page.close();
    });
  }
}
