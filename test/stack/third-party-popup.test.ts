import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import express from 'express';
import type { Page } from 'puppeteer-core';
import { defaultClients, thirdPartyLogin } from '../../demo/stack/third-party/third-party.js';
import { createWorld } from '../../demo/stack/world.js';
import { launchBrowser } from '../helpers/browsers.js';
import { authorizeQuery, listen } from './third-party-visitor.js';

/** Opens a popup on a click and shows, as its title, what came back from it. */
const openerPage = `<!DOCTYPE html><title>waiting</title><button>Sign in</button><script>
document.querySelector('button').onclick = () => {
  popup = open(location.hash.slice(1), 'popup', 'width=500,height=700');
};
addEventListener('message', ({ data }) => { document.title = data; });
</script>`;
const callbackPage = `<!DOCTYPE html><script>
document.title = opener ? 'has an opener' : 'has no opener';
opener?.postMessage(location.search + location.hash, '*');
</script>`;

const pages = express()
  .get('/', (_request, response) => void response.send(openerPage))
  .get('/callback.html', (_request, response) => void response.send(callbackPage));
const pageUrl = `http://localhost:${await listen(pages)}`;
const login = thirdPartyLogin(createWorld(), { clients: defaultClients(pageUrl) });
/** Another host than the page's: another site. */
const root = `http://127.0.0.1:${await listen(express().use(login))}`;
const browser = await launchBrowser();
after(() => browser.close());
beforeEach(() => login.controls.reset());

test('the popup comes back after a sign-in in a separate tab', async (t) => {
  const page = await openPopup(t, 'whitelisted-code');
  await click(await popupAt('/third-party?'), '#sign-in');
  await click(await popupAt('/third-party/sign-in?tab=1'), '[value=alice]');
  assert.match(await newTitle(page), /^\?code=[\w-]{22}&state=a%20state$/);
});

test('the popup comes back after a sign-in in its own window and consent', async (t) => {
  const page = await openPopup(t, 'consent-token');
  await click(await popupAt('/third-party?'), '#sign-in-here');
  await click(await popupAt('/third-party/sign-in'), '[value=alice]');
  const consent = await popupAt('transactionID=');
  await consent.waitForSelector('#scopes');
  await consent.$eval('#scopes', (field) => {
    (field as HTMLTextAreaElement).value = 'secrets:get:project/demo/*\n';
    field.dispatchEvent(new Event('input'));
  });
  const scope = await consent.$eval('#scope', (field) => (field as HTMLInputElement).value);
  assert.equal(scope, 'secrets:get:project/demo/*');
  await click(consent, '#allow');
  assert.match(await newTitle(page), /^#access_token=[^&]+&token_type=Bearer&state=a%20state$/);
});

test('the opener survives until an identity page cuts it', async (t) => {
  const isClosed = (page: Page) => page.evaluate(() => (globalThis as unknown as { popup: Window }).popup.closed);
  for (const isCut of [false, true]) {
    await login.controls.reset();
    login.controls.coop(isCut);
    const page = await openPopup(t, 'whitelisted-code');
    await click(await popupAt('/third-party?'), '#sign-in-here');
    const identityPage = await popupAt('/third-party/sign-in');
    await identityPage.waitForSelector('[value=alice]');
    assert.equal(await isClosed(page), isCut);
    await click(identityPage, '[value=alice]');
    const callback = await popupAt('/callback.html');
    assert.equal(await newTitle(callback, callback.url()), isCut ? 'has no opener' : 'has an opener');
    await Promise.all([page.close(), callback.close()]);
  }
});

test('a consent form that its own page forbids does nothing', async (t) => {
  login.controls.formActionNone();
  await openPopup(t, 'consent-code');
  await click(await popupAt('/third-party?'), '#sign-in-here');
  await click(await popupAt('/third-party/sign-in'), '[value=alice]');
  const consent = await popupAt('transactionID=');
  const allow = await consent.waitForSelector('#allow');
  const blocked = consent.evaluate(() => new Promise<string>((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
  }));
  await allow!.click();
  assert.equal(await blocked, 'form-action');
  assert.match(consent.url(), /transactionID=/);
});

interface Cleaner { after(act: () => Promise<void>): void }

/** A fresh page whose popup asks as this client; whatever windows are left are closed after the test. */
async function openPopup(t: Cleaner, clientId: string): Promise<Page> {
  const page = await browser.newPage();
  t.after(async () => {
    for (const each of await browser.pages()) if (each.url().startsWith('http')) await each.close();
  });
  const query = authorizeQuery({
    client_id: clientId,
    response_type: clientId.endsWith('token') ? 'token' : 'code',
    redirect_uri: `${pageUrl}/callback.html`,
  });
  await page.goto(`${pageUrl}/#${root}/login/oauth/authorize?${query}`);
  await click(page, 'button');
  return page;
}

async function click(page: Page, selector: string): Promise<void> {
  await (await page.waitForSelector(selector))!.click();
}

async function popupAt(part: string): Promise<Page> {
  // The opener's own address holds the popup's after `#`.
  const isThere = (page: Page) => page.url().includes(part) && !page.url().includes('#');
  return until(async () => (await browser.pages()).find(isThere));
}

/** The title, once it is no longer the one that the page started with. */
async function newTitle(page: Page, first = 'waiting'): Promise<string> {
  return until(async () => {
    const title = await page.title();
    return title && title !== first ? title : undefined;
  });
}

async function until<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 15_000; ;) {
    const found = await find().catch(() => undefined);
    if (found !== undefined) return found;
    assert.ok(Date.now() < deadline, 'it did not come in time');
    await setTimeout(25);
  }
}
