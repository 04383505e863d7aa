import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { page, Stage, thirdParty, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';
import { choosePerson, pressIn, type Visit } from './helpers/visit.js';

const stage = await Stage.set();
const { deployment, controls } = stage;
const { clients } = deployment.world;

const clientsOfPeople = () => clients.list('mozilla-auth0/').map(({ clientId }) => clientId);
const errorOf = (visit: Visit) => visit.get<{ code: string; hint?: string; message: string }>(`(() => {
  const { code, hint, message } = document.querySelector('tc-signin').error ?? {};
  return { code, hint, message };
})()`);

/** Opens the window, signs in in it, and stops at the consent page. */
async function consentOf(visit: Visit, person = 'alice'): Promise<Page> {
  const window = await visit.pressForPopup();
  await choosePerson(window, person);
  await until('the deployment asks', () => window.$('#allow'));
  return window;
}

async function write(window: Page, selector: string, text: string): Promise<void> {
  await window.$eval(selector, (field, value) => {
    (field as HTMLInputElement).value = value;
    field.dispatchEvent(new Event('input'));
  }, text);
}

// `whitelisted-pkce` demands a proof key.
for (const clientId of ['whitelisted-code', 'whitelisted-token', 'whitelisted-pkce']) {
  for (const mode of ['popup', 'redirect']) {
    test(`${clientId}, ${mode}: signs in, calls, reloads, signs out`, async () => {
      const visit = await stage.open(threeTags(thirdParty(deployment, clientId, { mode })));
      await visit.status('signed-out');
      if (mode === 'popup') await visit.signInAs('alice');
      else await visit.signInByRedirectAs('alice');
      await visit.shows('tc-whoami', 'alice');
      await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
      assert.match(clientsOfPeople().join(), new RegExp(`^mozilla-auth0/ad\\|Mozilla-LDAP\\|alice/${clientId}-[\\w-]{6}$`));
      const secrets = await visit.secrets();
      await visit.holdsNothingOf(secrets);
      await visit.tab.reload();
      await visit.status('signed-in');
      await visit.holdsNothingOf(secrets);
      await visit.signOut();
      await visit.holdsNothingOf(secrets);
      const kept = await visit.get<string>('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
      for (const secret of secrets) assert.ok(!kept.includes(secret), 'a secret outlived the sign-out');
      assert.equal(stage.countOf('/login/oauth/credentials'), 1, 'one exchange in all');
      assert.deepEqual(visit.exceptions, []);
    });
  }
}

test('a sign-in in the separate tab of the deployment comes back to the window, then to the page', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code')));
  const window = await visit.pressForPopup();
  let opened: Page | null | undefined;
  window.once('popup', (tab) => (opened = tab));
  await pressIn(window, '#sign-in');
  await choosePerson(await until('a separate tab', () => opened), 'alice');
  await visit.status('signed-in');
  await until('the window is closed', () => window.isClosed());
});

test('12. nothing of ours sends a referrer, and the callback page loads nothing of others', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', { mode: 'redirect' })));
  const referrers: string[] = [];
  visit.tab.on('request', (request) => {
    if (/\/login\/oauth\/(token|credentials)/.test(request.url())) referrers.push(request.headers().referer ?? '');
  });
  await visit.signInByRedirectAs('alice');
  assert.deepEqual([...new Set(referrers)], ['']);
  const hosts = await visit.get<string[]>(`[...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin))]`);
  assert.deepEqual(hosts.filter((origin) => ![deployment.pageUrl, deployment.rootUrl].includes(origin)), []);
});

for (const clientId of ['consent-code', 'consent-token']) {
  test(`${clientId}: allowed as it stands`, async () => {
    const visit = await stage.open(threeTags(thirdParty(deployment, clientId)));
    await pressIn(await consentOf(visit), '#allow');
    await visit.status('signed-in');
    await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
    await visit.holdsNothingOf(await visit.secrets());
  });

  test(`${clientId}: denied is said once, in plain words`, async () => {
    const visit = await stage.open(threeTags(thirdParty(deployment, clientId)));
    await pressIn(await consentOf(visit), '#deny');
    await visit.shows('tc-signin', 'The sign-in was declined.');
    await visit.status('signed-out');
    assert.equal((await errorOf(visit)).code, 'access-denied');
    await visit.press('Dismiss');
    await until('the notice is gone', async () => !/declined/.test(await visit.text('tc-signin')));
  });
}

test('consent narrowed: signed in with fewer scopes, and a call that misses one says which', async () => {
  const call = `<tc-api-call service="secrets" method="get" args='{"name": "project/demo/greeting"}'></tc-api-call>`;
  const visit = await stage.open(page(thirdParty(deployment, 'consent-code') + call));
  const window = await consentOf(visit);
  await write(window, '#scopes', 'hooks:trigger-hook:demo/*\n');
  await pressIn(window, '#allow');
  await visit.status('signed-in');
  await visit.status('forbidden', 'tc-api-call');
  await visit.shows('tc-api-call', 'secrets:get:project/demo/greeting');
  await visit.status('signed-in');
});

test('consent narrowed to nothing is a sign-in all the same', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'consent-code')));
  const window = await consentOf(visit, 'bob');
  await write(window, '#scopes', '');
  await pressIn(window, '#allow');
  await visit.status('signed-in');
  await visit.shows('tc-api-call', 'auth:current-scopes');
});

test('client id and expiry edited: what the deployment granted is what is shown', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'consent-code')));
  const window = await consentOf(visit);
  await write(window, '[name=clientId]', 'mozilla-auth0/ad|Mozilla-LDAP|alice/my-own-name');
  const expires = new Date(Date.now() + 3_600_000);
  await write(window, '[name=expires]', expires.toISOString());
  await pressIn(window, '#allow');
  await visit.status('signed-in');
  assert.ok(clientsOfPeople().some((clientId) => clientId.endsWith('/my-own-name')));
  const shown = new Date(await visit.get<string>(`document.querySelector('tc-signin').expires.toISOString()`));
  assert.equal(shown.getTime(), expires.getTime() - 30_000);
});

test('a client id outside the person\'s own, and an expiry that is past: no credentials, one clear sentence', async () => {
  for (const [field, text] of [['clientId', 'somebody/else'], ['expires', '2020-01-01T00:00:00.000Z']] as const) {
    const visit = await stage.open(threeTags(thirdParty(deployment, 'consent-code')));
    const window = await visit.pressForPopup();
    await until('the deployment asks', async () => {
      if (await window.$('#allow')) return true;
      await (await window.$('#sign-in-here') ?? await window.$('[value=alice]'))?.click();
      return false;
    });
    await write(window, `[name=${field}]`, text);
    await pressIn(window, '#allow');
    await visit.shows('tc-signin', 'The deployment gave no credentials for this sign-in. Please sign in again.');
    await visit.status('signed-out');
    assert.equal((await errorOf(visit)).code, 'credentials-rejected');
    await visit.tab.close();
  }
});

test('a malformed expiry on the consent page', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'consent-code')));
  const window = await consentOf(visit);
  await write(window, '[name=expires]', 'whenever');
  await pressIn(window, '#allow');
  await visit.shows('tc-signin', /expiry date that was entered cannot be used/);
});

test('a consent form that its own page forbids: the page stays usable, Cancel works', async () => {
  controls.thirdParty.formActionNone();
  const visit = await stage.open(threeTags(thirdParty(deployment, 'consent-code')));
  const window = await consentOf(visit);
  await pressIn(window, '#allow');
  await visit.status('signing-in');
  await visit.press('Cancel');
  await visit.status('signed-out');
  await until('the window is closed', () => window.isClosed());
});

test('a redirect URI that is not registered: a 500 page that never comes back, and Cancel', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', { 'redirect-uri': '/?wrong' })));
  const window = await visit.pressForPopup();
  await choosePerson(window, 'alice');
  await until('the deployment complains', async () => /unauthorized_client/.test(await window.content()));
  await visit.status('signing-in');
  await visit.press('Cancel');
  await visit.status('signed-out');
});

const callbackErrors = [
  ['a scope set that differs from the registered one', { scope: 'secrets:get:project/demo/*' }, /scope must be exactly the set/],
  ['the other flow than the registered one', { 'response-type': 'token' }, /change response-type/],
] as const;
for (const [name, attributes, hint] of callbackErrors) {
  test(`${name}: named in the console, plain in the element`, async () => {
    const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', attributes)));
    const window = await visit.pressForPopup();
    await choosePerson(window, 'alice');
    if ('scope' in attributes) await pressIn(window, '#allow');
    await visit.shows('tc-signin', 'Sign-in is not set up on this page.');
    const error = await errorOf(visit);
    assert.equal(error.code, 'configuration');
    await visit.logs(hint);
    assert.doesNotMatch(await visit.text('tc-signin'), hint);
    assert.deepEqual(visit.exceptions, []);
  });
}

test('InsufficientScopes in the callback: its long text is one line of plain text', async () => {
  controls.thirdParty.denyExpandScopes();
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code')));
  await choosePerson(await visit.pressForPopup(), 'alice');
  await visit.shows('tc-signin', 'The Taskcluster deployment may not complete the sign-in.');
  const { code, message, hint } = await errorOf(visit);
  assert.equal(code, 'forbidden');
  assert.ok(message.length <= 300 && !message.includes('\n'), message);
  assert.match(hint!, /auth:expand-scopes/);
});

test('an origin that the deployment does not know: the rule is named', async () => {
  // The page of the other site: its redirect URI is registered, but not as the first.
  await stage.write('/', threeTags(thirdParty(deployment, 'whitelisted-code')));
  const visit = await stage.visit(deployment.crossSite.pageUrl);
  await choosePerson(await visit.pressForPopup(), 'alice');
  await visit.shows('tc-signin', 'the Taskcluster deployment does not know this site', 20_000);
  assert.equal((await errorOf(visit)).code, 'configuration');
  await visit.logs(/first redirect URI/);
  assert.deepEqual(visit.exceptions, []);
});

test('a malformed lifetime is refused before anything is asked', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', { lifetime: 'whenever' })));
  await until('the button or the refusal', async () => (await visit.offers('Sign in')) || /not set up/.test(await visit.text('tc-signin')));
  if (await visit.offers('Sign in')) await visit.press('Sign in');
  await visit.shows('tc-signin', /Sign-in is not set up/);
  await visit.status('error');
  await visit.logs(/lifetime must be a duration/);
});

test('another site: page on localhost, deployment on 127.0.0.1', async () => {
  for (const clientId of ['whitelisted-code', 'whitelisted-token']) {
    const visit = await stage.open(threeTags(thirdParty(deployment.crossSite, clientId)));
    await visit.signInAs('alice');
    await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
    await visit.holdsNothingOf(await visit.secrets());
    await visit.signOut();
    await visit.tab.close();
    await controls.signOutEverybody();
  }
});

test('15. an answer with credentials that is lost is asked for again, with the same result', async () => {
  controls.drop({ path: '/login/oauth/credentials' });
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code')));
  await visit.signInAs('alice');
  assert.equal(clientsOfPeople().length, 1);
});

test('14. a deployment that is out of order for a moment, and one that stays so', async () => {
  controls.failNext({ path: '/login/oauth/token', status: 500 });
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-token')));
  controls.clearFaults();
  controls.failNext({ path: '/login/oauth/credentials', status: 502, times: 1 });
  await visit.signInAs('alice');
  await visit.signOut();
  controls.failNext({ path: '/login/oauth/credentials', status: 502, times: 0 });
  const window = await visit.pressForPopup();
  await until('the window is done', () => window.isClosed());
  await visit.shows('tc-signin', 'is out of order. Please try again later.', 20_000);
  await visit.status('signed-out');
  assert.equal((await errorOf(visit)).code, 'server');
});
