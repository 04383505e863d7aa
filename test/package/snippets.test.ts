import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { snippets, snippetsPage } from '../../scripts/build/snippets.js';
import { launchBrowser } from '../helpers/browsers.js';
import { cdnPages } from './helpers/cdn-pages.js';
import { digests, isEngine, pressInVain, script, tags, visitPage, wrongDigest } from './helpers/cdn-visits.js';

const pages = await cdnPages();
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await pages.close();
});

const { address } = snippets();
const blocks = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^```html\n([^]*?)\n```$/gm)].map(([, html]) => html!);
const fromReadme = blocks('README.md').filter((html) => html.includes('/cdn/'));
const fromPage = blocks('cdn/snippets.md');
const visit = (html: string, options = {}) =>
  visitPage(browser, pages, html.replaceAll(address, pages.cdn), { host: 'dashboard.localhost', ...options });

/** A snippet with one line for all chunks, and without digests, which change with each build. */
const shortened = (html: string) =>
  html.replace(/^(.*\/chunks\/)(.*\n.*\/chunks\/)*[^"]*/m, '$1…').replace(/sha384-[^"]+/g, 'sha384-…');

/** The other way round, by hand as a reader would, from `sri.json`. */
function filledIn(html: string): string {
  const line = (file: string) => `  "${address}/${file}": "${digests[file]}",`;
  const chunks = Object.keys(digests).filter((file) => file.startsWith('chunks/'));
  return html.replace(/^.*chunks\/….*$/m, chunks.map(line).join('\n')).replaceAll('sha384-…', digests[script]!);
}

test('the README shows the snippets of the page that is made, without digests', () => {
  const { plain, withDigest, withAllDigests } = snippets();
  assert.deepEqual(fromReadme, [plain, withDigest, withAllDigests].map(shortened));
});

test('the page that is published was made of the digests that are published', () => {
  assert.equal(readFileSync('cdn/snippets.md', 'utf8'), snippetsPage());
  assert.equal(fromPage.length, 3);
});

const pasted = [...fromReadme.map(filledIn), ...fromPage];

for (const [index, html] of pasted.entries()) {
  const name = index < 3 ? `snippet ${index + 1} of the README` : `snippet ${index - 2} of cdn/snippets.md`;

  test(`${name}, pasted into a page of another origin, works`, async () => {
    const seen = await visit(html);
    assert.deepEqual(seen.defined, tags);
    assert.ok(seen.hasButton);
    assert.deepEqual([...seen.console, ...seen.errors], []);
  });

  if (html.includes('integrity="')) {
    test(`${name}, with a wrong digest of the script: no element, and the browser says why`, async () => {
      const seen = await visit(html.replace(/integrity="[^"]+"/, `integrity="${wrongDigest}"`));
      assert.deepEqual(seen.defined, []);
      assert.match([...seen.console, ...seen.errors].join('\n'), /integrity/);
    });
  }
}

test('the last snippet names every chunk that the script may load, and each is there', () => {
  const named = [...fromPage[2]!.matchAll(/"https:[^"]*\/(chunks\/[^"]+)": "([^"]+)"/g)];
  assert.ok(named.length > 20, `${named.length} chunks`);
  for (const [, file, digest] of named) {
    assert.ok(existsSync(`cdn/${file}`), file);
    assert.equal(digest, digests[file!]);
  }
});

test('the last snippet with a wrong digest of a chunk: the element says that a part could not be loaded', async () => {
  const line = fromPage[2]!.split('\n').find(isEngine);
  assert.ok(line, 'the engine is among the chunks');
  const html = fromPage[2]!.replace(line, line.replace(/sha384-[^"]+/, wrongDigest));
  const seen = await visit(html, { act: pressInVain });
  assert.deepEqual(seen.defined, tags);
});

test('no chunk fits: nothing is thrown, a call says what is wrong, a sign-in tells the page', async () => {
  const html = fromPage[2]!.replace(/(\/chunks\/[^"]+": ")[^"]+/g, `$1${wrongDigest}`);
  const call = '<tc-api-call root-url="https://tc.example.com" service="auth" method="ping"></tc-api-call>';
  const seen = await visit(html + call, {
    act: async (page: Page) => {
      await page.waitForFunction(() =>
        /cannot be loaded/.test(document.querySelector('tc-api-call')?.shadowRoot?.textContent ?? ''),
      );
      await (await page.waitForSelector('tc-signin >>> button'))!.click();
      await page.waitForFunction(() => document.querySelector('tc-signin')?.error?.code === 'network');
    },
  });
  const isOfBrowser = (line: string) => /integrity/.test(line);
  assert.deepEqual([...seen.console, ...seen.errors].filter((line) => !isOfBrowser(line)), []);
});
