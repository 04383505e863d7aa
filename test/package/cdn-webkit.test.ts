import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { snippets } from '../../scripts/build/snippets.js';
import { until } from '../e2e/helpers/until.js';
import { launchWebkit } from '../helpers/webkit.js';
import { cdnPages } from './helpers/cdn-pages.js';
import { body, digests, isEngine, script, tags, wrongDigest } from './helpers/cdn-visits.js';

const [pages, browser] = await Promise.all([cdnPages(), launchWebkit()]);
after(async () => {
  await browser.close();
  await pages.close();
});

const { cdn } = pages;
const moduleScript = `<script type="module" src="${cdn}/${script}"></script>`;
const button = `document.querySelector('tc-signin').shadowRoot.querySelector('button')`;
const notice = `document.querySelector('tc-signin').shadowRoot.textContent`;

/** Opens a page that keeps its errors, and waits until its scripts have run or have been refused. */
async function visit(head: string, policy = ''): Promise<{ defined: string[]; errors: string[] }> {
  const watch = `<script nonce="of-this-page">errors = []; done = false;
    addEventListener('error', ({ message, target }) => errors.push(message ?? 'refused: ' + target.src), true);
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => errors.push(effectiveDirective));
    addEventListener('load', () => done = true);</script>`;
  const html = `<!doctype html><title>t</title><link rel="icon" href="data:,">${watch}${head}${body}`;
  await browser.goto(pages.page(html, policy ? { 'content-security-policy': policy } : {}));
  await until('the page is loaded', () => browser.get('done'));
  const defined = () => browser.get<string[]>(`${JSON.stringify(tags)}.filter((tag) => customElements.get(tag))`);
  const errors = () => browser.get<string[]>('errors');
  // A loader's import is none of what a page's load waits for.
  await until('an element or an error', async () => (await defined()).length + (await errors()).length);
  return { defined: await defined(), errors: await errors() };
}

test('one module script from another origin and a tag work', async () => {
  assert.deepEqual(await visit(moduleScript), { defined: tags, errors: [] });
  assert.ok(await browser.get(`${button}.isConnected`));
});

test('so does one classic script', async () => {
  assert.deepEqual(await visit(`<script src="${cdn}/loader.js"></script>`), { defined: tags, errors: [] });
});

test('under a strict policy too, with a nonce alone', async () => {
  const policy = `default-src 'none'; script-src 'nonce-of-this-page' 'strict-dynamic'; img-src data:;
    require-trusted-types-for 'script'; trusted-types lit-html`.replace(/\s+/g, ' ');
  const withNonce = moduleScript.replace('<script', '<script nonce="of-this-page"');
  assert.deepEqual(await visit(withNonce, policy), { defined: tags, errors: [] });
  // With strict-dynamic, WebKitGTK 2.50 runs a module script even without the nonce, but no classic one.
  const { defined, errors } = await visit(`<script src="${cdn}/loader.js"></script>`, policy);
  assert.deepEqual(defined, []);
  assert.match(errors.join(), /script-src/);
});

test('a script with a wrong digest is refused', async () => {
  const { defined, errors } = await visit(moduleScript.replace('src', `crossorigin integrity="${wrongDigest}" src`));
  assert.deepEqual(defined, []);
  assert.match(errors.join(), /refused/);
});

test('a lazy chunk with a wrong digest: the element says that a part could not be loaded', async () => {
  assert.ok(Object.keys(digests).some(isEngine));
  const importMap = (engine?: string) => {
    const digestOf = (file: string) => (isEngine(file) && engine) || digests[file];
    const lines = Object.keys(digests).map((file) => [`${cdn}/${file}`, digestOf(file)]);
    return `<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(lines) })}</script>`;
  };
  for (const [engine, says] of [[undefined, /Cancel/], [wrongDigest, /could not be loaded/]] as const) {
    const seen = await visit(importMap(engine) + moduleScript);
    assert.deepEqual(seen, { defined: tags, errors: [] });
    await browser.press(button);
    await until(`the element says ${says}`, async () => says.test(await browser.get<string>(notice)));
  }
});

test('the snippet with all digests works as it is pasted', async () => {
  const { address, withAllDigests } = snippets();
  assert.deepEqual(await visit(withAllDigests.replaceAll(address, cdn)), { defined: tags, errors: [] });
});
