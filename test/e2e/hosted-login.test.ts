import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'puppeteer-core';
import { startDeployment } from '../../demo/stack/deployment.js';
import { launchBrowser } from '../helpers/browsers.js';

// The hosted login against the published auth0-js, with nothing of ours in between.
const page = `<!doctype html><script src="/auth0/auth0.min.js"></script><script>
  const tenant = '__TENANT_DOMAIN__';
  const login = new auth0.WebAuth({
    domain: tenant, clientID: 'taskcluster-elements-demo', redirectUri: location.origin + '/',
    responseType: 'token id_token', scope: 'openid profile email full-user-credentials',
    audience: 'login.taskcluster.net',
    overrides: { __tenant: tenant, __token_issuer: tenant + '/', __jwks_uri: tenant + '/.well-known/jwks.json' },
  });
  const outcome = (start) => new Promise((resolve) => start((error, result) => resolve({ error, result })));
  const parse = () => outcome((done) => login.parseHash(done));
  const check = () => outcome((done) => login.checkSession({ timeout: 2000 }, done));
</script>`;
const popupCallback = '<!doctype html><title>callback</title>';

const folder = await mkdtemp(join(tmpdir(), 'pages-'));
await writeFile(join(folder, 'index.html'), page);
await writeFile(join(folder, 'callback.html'), popupCallback);
const deployment = await startDeployment({
  serve: { '/': folder, '/auth0': fileURLToPath(new URL('../../node_modules/auth0-js/dist', import.meta.url)) },
});
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await deployment.close();
  await rm(folder, { recursive: true });
});

const { controls, clientId } = deployment;
let context: BrowserContext;
let tab: Page;
beforeEach(async () => {
  await controls.reset();
  context = await browser.createBrowserContext();
  tab = await context.newPage();
});
afterEach(() => context.close());

interface Outcome {
  error: { error?: string; code?: string } | null;
  result: { idTokenPayload?: { name: string }; accessToken?: string } | null;
}

const inPage = (expression: string) => tab.evaluate(expression) as Promise<Outcome>;

async function choose(where: Page, person: string): Promise<void> {
  await (await where.waitForSelector(`button[value="${person}"]`))!.click();
}

/** Signs in by redirect and lets auth0-js judge what comes back. */
async function signInByRedirect(pageUrl: string, person: string): Promise<Outcome> {
  await tab.goto(`${pageUrl}/`);
  await tab.evaluate('login.authorize()');
  // The address is there before the page's script has run.
  const hasAnswer = 'location.hash.includes("id_token") && document.readyState === "complete"';
  await Promise.all([tab.waitForFunction(hasAnswer), choose(tab, person)]);
  return inPage('parse()');
}

/** Opens the sign-in window as a page does, from a click. */
async function openPopup(): Promise<Page> {
  await tab.goto(`${deployment.pageUrl}/`);
  const url = `${deployment.tenantUrl}/authorize?${new URLSearchParams({
    client_id: clientId, response_type: 'token id_token', redirect_uri: `${deployment.pageUrl}/callback.html`,
    scope: 'openid', audience: 'login.taskcluster.net', state: 's', nonce: 'n',
  })}`;
  const opened = new Promise<Page>((resolve) => tab.once('popup', (popup) => resolve(popup!)));
  await tab.evaluate(`void (window.popup = open(${JSON.stringify(url)}, 'sign-in', 'popup'))`);
  return opened;
}

test('auth0-js signs in by redirect and renews silently where cookies reach the frame', async () => {
  const { error, result } = await signInByRedirect(deployment.pageUrl, 'alice');
  assert.equal(error, null);
  assert.equal(result!.idTokenPayload!.name, 'Alice Ordinary');
  const renewed = await inPage('check()');
  assert.equal(renewed.error, null);
  assert.equal(renewed.result!.idTokenPayload!.name, 'Alice Ordinary');
  assert.notEqual(renewed.result!.accessToken, result!.accessToken);
});

test('a page of another site signs in, but its frame has no cookies', async () => {
  const { result } = await signInByRedirect(deployment.crossSite.pageUrl, 'alice');
  assert.equal(result!.idTokenPayload!.name, 'Alice Ordinary');
  assert.equal((await inPage('check()')).error!.error, 'login_required');
});

test('nobody signed in is login_required, and a wanted consent is consent_required', async () => {
  await tab.goto(`${deployment.pageUrl}/`);
  assert.equal((await inPage('check()')).error!.error, 'login_required');
  await signInByRedirect(deployment.pageUrl, 'alice');
  controls.requireConsent('alice');
  assert.equal((await inPage('check()')).error!.error, 'consent_required');
});

test('a frame that is refused never answers', async () => {
  await signInByRedirect(deployment.pageUrl, 'alice');
  controls.refuseFrames();
  assert.equal((await inPage('check()')).error!.error, 'timeout');
});

test('auth0-js takes a rotated key and refuses a foreign one', async () => {
  await signInByRedirect(deployment.pageUrl, 'alice');
  await controls.rotateKeys();
  assert.equal((await inPage('check()')).error, null);
  controls.alterTokens({ idToken: { key: 'foreign' } });
  assert.equal((await inPage('check()')).error!.error, 'invalid_token');
});

test('a window keeps its opener through the whole sign-in', async () => {
  const popup = await openPopup();
  await Promise.all([popup.waitForFunction('document.title === "callback"'), choose(popup, 'alice')]);
  assert.equal(await popup.evaluate('opener !== null'), true);
  assert.match(await popup.evaluate('location.hash') as string, /access_token=.*state=s/);
  assert.equal(await tab.evaluate('popup.closed'), false);
});

test('cutOpener severs the window while somebody is still signing in, and cookies work all the same', async () => {
  controls.cutOpener();
  const popup = await openPopup();
  await popup.waitForSelector('button[value="alice"]');
  await tab.waitForFunction('popup.closed');
  await Promise.all([popup.waitForFunction('document.title === "callback"'), choose(popup, 'alice')]);
  assert.equal(await popup.evaluate('opener'), null);
});

test('Deny sends access_denied back, and a dead end sends nothing', async () => {
  const popup = await openPopup();
  await (await popup.waitForSelector('button[value="deny"]'))!.click();
  await popup.waitForFunction('location.hash.includes("error=access_denied")');
  await popup.close();
  controls.deadEnd();
  const stuck = await openPopup();
  await stuck.waitForFunction('document.title.startsWith("Oops")');
  assert.equal(new URL(stuck.url()).origin, deployment.tenantUrl);
});
