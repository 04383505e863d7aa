import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, hosted, Stage, thirdParty, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';
import { choosePerson, type Visit } from './helpers/visit.js';

const stage = await Stage.set();
const { deployment } = stage;

const secretParameter = /access_token|id_token|code=|state=/;

/** Another script of the page, which runs after ours: what it reads in the address is what an analytics script sends. */
const curious = '<script type="module">globalThis.seen = location.href;</script>';

/** The addresses of the tab's history, where the browser tells. */
async function history(visit: Visit): Promise<string[]> {
  const session = await visit.tab.createCDPSession();
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.map(({ url }) => url);
}

for (const [provider, signin] of [
  ['hosted login', hosted(deployment, { mode: 'redirect' })],
  ['third-party login, code', thirdParty(deployment, 'whitelisted-code', { mode: 'redirect' })],
  ['third-party login, token', thirdParty(deployment, 'whitelisted-token', { mode: 'redirect' })],
] as const) {
  test(`1. redirect, ${provider}: signed in at the same place, with a clean address and history`, async () => {
    const visit = await stage.open(threeTags(signin).replace('</body>', `${curious}</body>`));
    await visit.goto(`${deployment.pageUrl}/?view=list&empty=#task-3`);
    await visit.signInByRedirectAs('alice');
    await visit.shows('tc-whoami', /alice/i);
    await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
    assert.equal(await visit.get('location.href'), `${deployment.pageUrl}/?view=list&empty=#task-3`);
    assert.doesNotMatch(await visit.get('seen'), secretParameter);
    assert.equal(await visit.get('document.referrer'), await visit.get('document.referrer.split("?")[0]'));
    const secrets = await visit.secrets();
    assert.ok(visit.answers.some((address) => secretParameter.test(address)), 'there was something to hide');
    await visit.holdsNothingOf(secrets);
    if (browserName === 'chromium') {
      const own = (await history(visit)).filter((url) => url.startsWith(deployment.pageUrl));
      assert.doesNotMatch(own.join('\n'), secretParameter);
    }
    assert.deepEqual(visit.exceptions, []);
  });
}

// The entry of the navigation itself is the browser's: no script can change it.
test('1. the tokens of a redirect are in no performance entry that comes after them', async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { mode: 'redirect' })));
  await visit.signInByRedirectAs('alice');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  const names = await visit.get<string[]>('performance.getEntries().slice(1).map(({ name }) => name)');
  assert.ok(names.some((name) => name.includes('/jwks.json')), 'there are entries');
  assert.doesNotMatch(names.join('\n'), /access_token|id_token/);
});

test('1. a page with routes of its own has one fixed address to come back to', async () => {
  await stage.write('/app.html', threeTags(hosted(deployment, { mode: 'redirect', 'redirect-uri': '/' })));
  await stage.write('/', threeTags(hosted(deployment, { mode: 'redirect', 'redirect-uri': '/' })));
  const visit = await stage.visit('/app.html?view=list#/tasks/3');
  await visit.signInByRedirectAs('alice');
  await until('the person is where they were', async () =>
    (await visit.get('location.href')) === `${deployment.pageUrl}/app.html?view=list#/tasks/3`);
  await visit.status('signed-in');
  await visit.shows('tc-whoami', 'Alice Ordinary');
});

test('3. a callback that is visited again, or reloaded, is ignored in silence', async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { mode: 'redirect' })));
  await visit.signInByRedirectAs('alice');
  const callback = visit.answers.find((address) => address.includes('access_token'))!;
  await visit.goto('about:blank');
  await visit.goto(callback);
  await visit.status('signed-in');
  assert.doesNotMatch(await visit.get('location.href'), secretParameter);
  assert.deepEqual(await visit.told('tc-error'), []);
  await visit.shows('tc-whoami', 'Alice Ordinary');
});

test('2. 10. an answer that nobody asked for changes nothing and shows nothing', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('alice');
  const evil = encodeURIComponent('<img src=x onerror="globalThis.hurt = true">');
  for (const hash of [
    `#error=access_denied&error_description=${evil}&state=tce.unknown`,
    `#access_token=x&id_token=y&state=tce.${'a'.repeat(43)}`,
    `#error=access_denied&error_description=${evil}`,
  ]) {
    await visit.goto('about:blank');
    await visit.goto(`${deployment.pageUrl}/${hash}`);
    await visit.status('signed-in');
    await visit.shows('tc-whoami', 'Alice Ordinary');
    assert.doesNotMatch(await visit.text('body'), /access_denied|onerror/);
    assert.deepEqual(await visit.told('tc-error'), []);
    assert.equal(await visit.get('globalThis.hurt'), undefined);
  }
});

test('11. the answer to another library\'s question is left where it is', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  const foreign = `${deployment.pageUrl}/?code=abc&state=of-another#access_token=x&state=of-another`;
  await visit.goto(foreign);
  await visit.status('signed-out');
  assert.equal(await visit.get('location.href'), foreign);
});

test('10. declined at the provider: the page says so once, and the next attempt works', async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { mode: 'redirect' })));
  await visit.press('Sign in');
  await (await until('the provider asks', () => visit.tab.$('[value=deny]'))).click();
  await visit.status('signed-out');
  await visit.shows('tc-signin', 'The sign-in was declined.');
  assert.deepEqual((await visit.told('tc-error')).map(({ code }) => code), ['access-denied']);
  assert.doesNotMatch(await visit.get('location.href'), /error|state/);
  await visit.tab.reload();
  await visit.status('signed-out');
  assert.doesNotMatch(await visit.text('tc-signin'), /declined/);
  await visit.signInByRedirectAs('alice');
});

for (const [kind, headers] of [
  ['from the back-forward cache or not', {}],
  ['from a page that may not be cached', { 'Cache-Control': 'no-store' }],
] as const) {
  test(`24. Back from the provider, ${kind}: an idle button, and the next attempt works`, async () => {
    const visit = await stage.open(threeTags(hosted(deployment, { mode: 'redirect' })), { headers });
    await visit.press('Sign in');
    await until('the provider asks', () => visit.tab.$('[value=alice]'));
    await visit.back();
    await visit.status('signed-out');
    assert.ok(await until('an idle button', () => visit.offers('Sign in')));
    await visit.signInByRedirectAs('alice');
    await visit.shows('tc-whoami', 'Alice Ordinary');
  });
}

test('24. Back and Forward after a sign-in never show an answer, and never end the session', async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { mode: 'redirect' })));
  await visit.goto(`${deployment.pageUrl}/?second`);
  await visit.signInByRedirectAs('alice');
  visit.addresses.length = 0;
  await visit.back();
  await visit.forward();
  await visit.status('signed-in');
  assert.doesNotMatch(visit.addresses.filter((url) => url.startsWith(deployment.pageUrl)).join('\n'), secretParameter);
});

test('a sign-in by redirect works from a page of another site, too', async () => {
  const visit = await stage.open(threeTags(hosted(deployment.crossSite, { mode: 'redirect' })));
  await visit.press('Sign in');
  await choosePerson(visit.tab, 'alice');
  await visit.status('signed-in');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
});
