import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../helpers/browsers.js';
import { cdnPages } from './helpers/cdn-pages.js';

const pages = await cdnPages();
const browser: Browser = await launchBrowser();
after(async () => {
  await browser.close();
  await pages.close();
});

const { cdn } = pages;
const script = 'taskcluster-elements.js';
const tags = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];
const body = `<tc-signin root-url="https://tc.example.com" domain="auth.example.com" client-id="abc"></tc-signin>
  <tc-whoami></tc-whoami>`;
const integrity = JSON.parse(readFileSync('cdn/sri.json', 'utf8')) as Record<string, string>;
const moduleScript = `<script type="module" src="${cdn}/${script}"></script>`;

interface Visit {
  defined: string[];
  hasButton: boolean;
  console: string[];
  errors: string[];
}

/** Opens a page, waits until it is idle, and tells what came of it. */
async function visit(head: string, headers: Record<string, string> = {}): Promise<Visit> {
  const page = await browser.newPage();
  const seen = { console: [] as string[], errors: [] as string[] };
  page.on('console', (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  try {
    await page.goto(pages.page(`<!doctype html><title>t</title>${head}${body}`, headers), { waitUntil: 'networkidle0' });
    const defined = await page.evaluate((names) => names.filter((name) => customElements.get(name)), tags);
    const hasButton = await page.evaluate(() =>
      Boolean(document.querySelector('tc-signin')?.shadowRoot?.querySelector('button')),
    );
    return { defined, hasButton, ...seen };
  } finally {
    await page.close();
  }
}

const isClean = ({ console, errors }: Visit) => assert.deepEqual([...console, ...errors], []);

test('one module script from another origin is all a page needs and all it loads', async () => {
  pages.asked.length = 0;
  const seen = await visit(moduleScript);
  assert.deepEqual(seen.defined, tags);
  assert.ok(seen.hasButton);
  // What looks for slips in the markup comes on the author's own machine only, which this one is.
  const forPeople = pages.asked.filter((path) => !/^\/chunks\/(hints|near-matches)-/.test(path));
  assert.deepEqual(forPeople, [`/${script}`]);
  isClean(seen);
});

test('so is one classic script', async () => {
  const seen = await visit(`<script src="${cdn}/loader.js"></script>`);
  assert.deepEqual(seen.defined, tags);
  isClean(seen);
});

test('one script per tag defines that tag alone', async () => {
  const seen = await visit(`<script type="module" src="${cdn}/define/tc-signin.js"></script>`);
  assert.deepEqual(seen.defined, ['tc-signin']);
  isClean(seen);
});

test('a second copy on the page changes nothing and says so once per tag', async () => {
  const seen = await visit(`${moduleScript}<script type="module" src="${cdn}/${script}?copy"></script>`);
  assert.deepEqual(seen.defined, tags);
  assert.ok(seen.hasButton);
  assert.deepEqual(seen.errors, []);
  for (const tag of tags) {
    assert.equal(seen.console.filter((line) => line.startsWith('warn') && line.includes(`<${tag}>`)).length, 1, tag);
  }
  assert.equal(seen.console.length, tags.length);
});

test('the published digests fit, and a wrong one is refused', async () => {
  const withIntegrity = (digest: string) =>
    `<script type="module" src="${cdn}/${script}" integrity="${digest}" crossorigin></script>`;
  assert.deepEqual((await visit(withIntegrity(integrity[script]!))).defined, tags);
  assert.deepEqual((await visit(withIntegrity(integrity['loader.js']!))).defined, []);
});

test('an import map carries the digests of the entry and of the lazy chunks', async () => {
  const map = Object.fromEntries(Object.entries(integrity).map(([file, digest]) => [`${cdn}/${file}`, digest]));
  const importMap = `<script type="importmap">${JSON.stringify({ integrity: map })}</script>`;
  const seen = await visit(importMap + moduleScript);
  assert.deepEqual(seen.defined, tags);
  isClean(seen);
});

test('a page that allows scripts of the CDN alone, and Lit alone to make markup, works', async () => {
  const policy = [
    `default-src 'none'`,
    `script-src ${cdn}`,
    // Firefox asks for the page's icon.
    `img-src 'self'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');
  const seen = await visit(moduleScript, { 'content-security-policy': policy });
  assert.deepEqual(seen.defined, tags);
  assert.ok(seen.hasButton);
  isClean(seen);
});

test('a nonce on the one script is enough where the page trusts what that script loads', async () => {
  pages.asked.length = 0;
  const policy = `default-src 'none'; script-src 'nonce-of-this-page' 'strict-dynamic'; img-src 'self'`;
  const withNonce = moduleScript.replace('<script', '<script nonce="of-this-page"');
  const seen = await visit(withNonce, { 'content-security-policy': policy });
  assert.deepEqual(seen.defined, tags);
  assert.ok(pages.asked.some((path) => path.startsWith('/chunks/')), 'a lazy chunk came as well');
  isClean(seen);
  assert.deepEqual((await visit(moduleScript, { 'content-security-policy': policy })).defined, []);
});

test('a lazy chunk with a wrong digest: the tag says that a part could not be loaded', async () => {
  const isEngine = (file: string) => file.startsWith('chunks/session-engine');
  assert.ok(Object.keys(integrity).some(isEngine));
  const map = Object.fromEntries(
    Object.entries(integrity).map(([file, digest]) => [`${cdn}/${file}`, isEngine(file) ? integrity[script]! : digest]),
  );
  const importMap = `<script type="importmap">${JSON.stringify({ integrity: map })}</script>`;
  const page = await browser.newPage();
  try {
    await page.goto(pages.page(`<!doctype html><title>t</title>${importMap}${moduleScript}${body}`));
    const button = await page.waitForSelector('tc-signin >>> button');
    await button!.click();
    await page.waitForFunction(() =>
      /could not be loaded/.test(document.querySelector('tc-signin')?.shadowRoot?.textContent ?? ''),
    );
  } finally {
    await page.close();
  }
});
