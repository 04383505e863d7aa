import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'puppeteer-core';
import type { Grant } from '../../src/session/grant.js';
import { launchBrowser } from '../helpers/browsers.js';
import { deploymentForTests } from '../stack/tenant-visitor.js';
import { configurationOf } from './helpers/ports.js';

const folder = await mkdtemp(join(tmpdir(), 'silent-'));
const headers: Record<string, string> = {};
const deployment = await deploymentForTests({ serve: { '/': folder }, pageHeaders: () => headers });
const { controls, tenantUrl, pageUrl, rootUrl, clientId } = deployment;
const configuration = configurationOf({
  rootUrl, clientId, domain: tenantUrl, redirectUri: `${pageUrl}/`,
  scope: 'openid profile email full-user-credentials taskcluster-credentials',
  credentialsUrl: `${rootUrl}/api/login/v1/oidc-credentials/mozilla-auth0`,
});
await build({
  stdin: { contents: `
    import { createClock } from './src/platform/browser-clock.ts';
    import { createWakeUps } from './src/platform/browser-wake-ups.ts';
    import { createProvider } from './src/providers/provider.ts';
    import { authorizeUrl } from './src/providers/authorize-url.ts';
    const configuration = ${JSON.stringify(configuration)};
    const attempt = { state: 'tce.state', nonce: 'nonce', configuration: '', mode: 'redirect', created: Date.now(), after: 0, returnTo: '/' };
    const ports = { fetch: fetch.bind(window), clock: createClock(), wakeUps: createWakeUps() };
    const provider = createProvider(configuration, ports);
    const told = (promise) => promise.then((grant) => ({ grant }), (error) => ({ error: { ...error.toJSON(), hint: error.hint } }));
    const signal = new AbortController().signal;
    Object.assign(window, {
      signInUrl: authorizeUrl(configuration, attempt),
      complete: (hash) => told(provider.then((it) => it.complete(Object.fromEntries(new URLSearchParams(hash)), { ...attempt, created: Date.now() - 60000 }, { signal }))),
      renew: (given = signal) => told(provider.then((it) => it.renew({ signal: given }))),
      sweep: () => provider.then((it) => it.sweep()),
    });
    window.leftovers = () => [document.querySelectorAll('iframe').length, document.cookie, listeners.size];`,
  resolveDir: fileURLToPath(new URL('../..', import.meta.url)), loader: 'ts' },
  bundle: true, format: 'esm', splitting: true, outdir: join(folder, 'js'), entryNames: 'page', logLevel: 'silent',
});
await writeFile(join(folder, 'index.html'), `<!doctype html><html lang="en"><title>Page</title><body></body>
<script src="listeners.js"></script><script type="module" src="js/page.js"></script></html>`);
// Counts the page's message listeners.
await writeFile(join(folder, 'listeners.js'), `const listeners = new Set();
const { addEventListener: add, removeEventListener: remove } = window;
window.addEventListener = function (type, listener, ...rest) {
  if (type === 'message') listeners.add(listener);
  return add.call(this, type, listener, ...rest);
};
window.removeEventListener = function (type, listener, ...rest) {
  if (type === 'message') listeners.delete(listener);
  return remove.call(this, type, listener, ...rest);
};`);

const browser = await launchBrowser();
let context: BrowserContext;
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await controls.reset();
  for (const name of Object.keys(headers)) delete headers[name];
  context = await browser.createBrowserContext();
});
afterEach(() => context.close());

interface Told { grant?: Grant; error?: { code: string; serverCode?: string; hint?: string } }
const run = (page: Page, expression: string) => page.evaluate(expression) as Promise<Told>;

async function openPage(hash = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${pageUrl}/${hash}`);
  await page.waitForFunction('window.renew');
  return page;
}

/** A page whose person has signed in at the tenant. */
async function signedIn(): Promise<{ page: Page; told: Told }> {
  const page = await openPage();
  await page.goto(await page.evaluate('signInUrl') as string);
  await page.waitForSelector('[value=alice]');
  await Promise.all([page.waitForFunction('window.complete'), page.click('[value=alice]')]);
  return { page, told: await run(page, 'complete(location.hash.slice(1))') };
}

async function nothingIsLeft(page: Page): Promise<void> {
  await page.waitForFunction('leftovers().join() === "0,,0"');
}

test('a redirect is completed and the session renewed in a hidden frame, with nothing left behind', async () => {
  const { page, told } = await signedIn();
  assert.equal(told.grant?.user.sub, 'ad|Mozilla-LDAP|alice', JSON.stringify(told.error));
  for (let round = 0; round < 5; round++) {
    const { grant, error } = await run(page, 'renew()');
    assert.equal(grant?.user.sub, 'ad|Mozilla-LDAP|alice', JSON.stringify(error));
    assert.notEqual(grant?.secrets.accessToken, told.grant.secrets.accessToken);
  }
  await nothingIsLeft(page);
});

test('a person who is not signed in is told by the tenant\'s word', async () => {
  const page = await openPage();
  const { error } = await run(page, 'renew()');
  assert.deepEqual([error?.code, error?.serverCode], ['interaction-required', 'login_required']);
  await nothingIsLeft(page);
});

test('a person whose session at the tenant ended is told the same', async () => {
  const { page } = await signedIn();
  await controls.signOutEverybody();
  assert.equal((await run(page, 'renew()')).error?.serverCode, 'login_required');
});

test('17: forged answers are dropped, and the real one still wins', async () => {
  const { page } = await signedIn();
  const forged = await controls.forgeTokens({ person: 'olga' });
  await page.evaluate(`addEventListener('message', () => {}, true);
    new MutationObserver(([{ addedNodes: [frame] }]) => {
      if (frame?.localName !== 'iframe') return;
      const flood = setInterval(() => {
        const state = new URL(frame.src || 'http://x').searchParams.get('state');
        if (!frame.isConnected) return clearInterval(flood);
        if (!state) return;
        const data = { type: 'authorization_response', response: { ...${JSON.stringify(forged)}, state } };
        postMessage(data, '*');
        postMessage({ type: 'authorization_response' }, '*');
        dispatchEvent(new MessageEvent('message', { data, origin: ${JSON.stringify(tenantUrl)}, source: window }));
        dispatchEvent(new MessageEvent('message', { data, origin: 'https://evil.example', source: frame.contentWindow }));
      }, 1);
    }).observe(document.body, { childList: true })`);
  const errors: unknown[] = [];
  page.on('pageerror', (error) => errors.push(error));
  assert.equal((await run(page, 'renew()')).grant?.user.sub, 'ad|Mozilla-LDAP|alice');
  assert.deepEqual(errors, []);
});

const alterations: [string, Parameters<typeof controls.alterTokens>[0]][] = [
  ['without at_hash', { idToken: { claims: { at_hash: null } } }],
  ['with another nonce', { idToken: { claims: { nonce: 'other' } } }],
  ['of another issuer', { idToken: { claims: { iss: 'https://evil.example/' } } }],
  ['for several clients', { idToken: { claims: { aud: [clientId, 'other'] } } }],
  ['signed by another key', { idToken: { key: 'foreign' } }],
];
for (const [what, alteration] of alterations) {
  test(`a renewed token ${what} is refused`, async () => {
    const { page } = await signedIn();
    controls.alterTokens(alteration);
    assert.equal((await run(page, 'renew()')).error?.code, 'invalid-response');
    await nothingIsLeft(page);
  });
}

test('a server clock ten minutes ahead renews all the same', async () => {
  const { page } = await signedIn();
  controls.moveClock(10 * 60_000);
  const { grant, error } = await run(page, 'renew()');
  assert.ok(Math.abs((grant?.clockOffset ?? 0) - 10 * 60_000) < 10_000, JSON.stringify(error));
});

test('27: a frame that the page\'s policy blocks ends after 15 s, with a hint that names frame-src', async () => {
  const page = await openPage();
  headers['Content-Security-Policy'] = 'frame-src \'none\'';
  await page.reload();
  await page.waitForFunction('window.renew');
  const started = Date.now();
  const { error } = await run(page, 'renew()');
  assert.equal(error?.code, 'timeout');
  assert.match(error.hint!, /frame-src/);
  assert.ok(Date.now() - started < 18_000);
  await nothingIsLeft(page);
});

test('an abort takes the frame away at once', async () => {
  controls.hang({ path: '/authorize', times: 0 });
  const page = await openPage();
  const { error } = await run(page, `(() => {
    const controller = new AbortController();
    new MutationObserver(() => controller.abort()).observe(document.body, { childList: true });
    return renew(controller.signal);
  })()`);
  assert.equal(error?.code, 'cancelled');
  await nothingIsLeft(page);
});

test('old cookies of auth0-js are swept, others stay', async () => {
  const page = await openPage();
  await page.evaluate('document.cookie = "com.auth0.auth.abc=1"; document.cookie = "_com.auth0.auth.abc_compat=1"; document.cookie = "mine=1"');
  assert.equal(await page.evaluate('sweep().then(() => document.cookie)'), 'mine=1');
});
