import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, hosted, page, Stage, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';
import { choosePerson, type Visit } from './helpers/visit.js';

const stage = await Stage.set();
const { deployment, controls } = stage;

const isSilent = (path: string) => path.startsWith('/authorize?') && /[?&]prompt(&|$)/.test(path);
const silentRenewals = () => stage.log.entries().filter(({ path }) => isSilent(path)).length;
const renewalsTold = async (visit: Visit) =>
  (await visit.told('tc-credentials')).filter(({ reason }) => reason === 'renew').length;
const keepAgent = `void (globalThis.kept = document.querySelector('tc-signin').agent)`;
const ask = `kept.getCredentials().then(() => 'served', ({ code }) => code)`;

test('39. five tabs that are due at once cause one renewal each time, and all follow', async () => {
  const first = await stage.open(page(hosted(deployment, { 'renew-after': '3 seconds' })));
  await first.signInAs('alice');
  const tabs = [first];
  for (let i = 1; i < 5; i++) tabs.push(await stage.visit('/'));
  for (const tab of tabs) await tab.status('signed-in');
  await until('every tab was renewed twice', async () =>
    (await Promise.all(tabs.map(renewalsTold))).every((count) => count >= 2), 20_000);
  const told = await Promise.all(tabs.map(renewalsTold));
  const asked = silentRenewals();
  assert.ok(asked <= Math.max(...told) + 1, `${asked} requests, told ${told.join()}`);
  for (const tab of tabs) {
    assert.equal(await tab.get('document.querySelectorAll("iframe").length'), 0, 'no frame is left');
    assert.equal(await tab.get('document.cookie'), '');
    assert.deepEqual(tab.exceptions, []);
  }
});

test('4. two tabs sign in at once: both are signed in, with one session', async () => {
  const one = await stage.open(threeTags(hosted(deployment)));
  const two = await stage.visit('/');
  const windowOfOne = await one.pressForPopup();
  await until('the provider asks', () => windowOfOne.$('[value=alice]'));
  const windowOfTwo = await two.pressForPopup();
  await choosePerson(windowOfTwo, 'alice');
  await two.status('signed-in');
  if (!windowOfOne.isClosed()) await choosePerson(windowOfOne, 'alice');
  await one.status('signed-in');
  await until('they have the same session', async () => {
    const [a, b] = await Promise.all([one, two].map((tab) => tab.get(`document.querySelector('tc-signin').expires.getTime()`)));
    return a === b;
  });
  for (const tab of [one, two]) await tab.shows('tc-whoami', 'Alice Ordinary');
});

test('41. a sign-out in one tab while another renews: what the renewal brings is dropped', async () => {
  const one = await stage.open(threeTags(hosted(deployment)));
  await one.signInAs('alice');
  const two = await stage.visit('/');
  await two.status('signed-in');
  await two.get(keepAgent);
  controls.delay({ path: '^/authorize\\?.*prompt=none', ms: 1_500 });
  await two.get(`void (globalThis.renewal = document.querySelector('tc-signin').renew().then(() => 'renewed', ({ code }) => code))`);
  await stage.log.waitFor(({ path }) => isSilent(path));
  await one.signOut();
  await two.status('signed-out');
  assert.notEqual(await two.get('renewal'), 'renewed');
  assert.equal(await two.get(ask), 'signed-out');
  assert.equal(await two.get(`document.querySelector('tc-signin').status`), 'signed-out');
  assert.equal(await one.get(`document.querySelector('tc-signin').status`), 'signed-out');
  assert.doesNotMatch(await two.get('JSON.stringify({ ...sessionStorage })'), /accessToken/);
});

test('42. a tab that was frozen during a sign-out serves nothing when it wakes', {
  skip: browserName === 'firefox' && 'Firefox has no way to freeze a tab by script',
}, async () => {
  const one = await stage.open(threeTags(hosted(deployment)));
  await one.signInAs('alice');
  const two = await stage.visit('/');
  await two.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  await two.get(keepAgent);
  const session = await two.tab.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await one.signOut();
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  assert.equal(await two.get(ask), 'signed-out');
  await two.status('signed-out');
  await two.shows('tc-whoami', 'Not signed in');
});

const isPersisted = `addEventListener('pageshow', ({ persisted }) => { globalThis.wasCached = persisted; });`;
const elsewhere = page('<p>Another page.</p>').replace(/<script.*<\/script>/, '');

test('42. a page that comes back from the history after a sign-out serves nothing', async () => {
  await stage.write('/app.html', elsewhere);
  const one = await stage.open(threeTags(hosted(deployment)));
  await one.signInAs('alice');
  const two = await stage.visit('/', { before: isPersisted });
  await two.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  await two.get(keepAgent);
  await two.goto(`${deployment.pageUrl}/app.html`);
  await one.signOut();
  await two.back();
  await until('the page is back', () => two.get(`!!document.querySelector('tc-signin')`));
  if (await two.get('globalThis.kept !== undefined')) assert.equal(await two.get(ask), 'signed-out');
  await two.status('signed-out');
  await two.shows('tc-whoami', 'Not signed in');
});

test('44. the page may be kept in the back-forward cache, and comes back alive', async (t) => {
  await stage.write('/app.html', elsewhere);
  const visit = await stage.open(threeTags(hosted(deployment, { mode: 'redirect' })), { before: isPersisted });
  await visit.signInByRedirectAs('alice');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  await visit.goto(`${deployment.pageUrl}/app.html`);
  await visit.back();
  await visit.status('signed-in');
  if (!(await visit.get('globalThis.wasCached'))) {
    const reasons = await visit.get(`JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons ?? null)`);
    t.diagnostic(`not from the cache: ${String(reasons)}`);
    assert.doesNotMatch(String(reasons), /broadcast|lock|unload|websocket/i);
  }
  await visit.get(`document.querySelector('tc-signin').renew()`);
  assert.ok(silentRenewals() >= 1, 'it can renew');
  assert.deepEqual(visit.exceptions, []);
});

test('43. with memory nothing is handed to a new tab, nothing is stored, and a sign-out still reaches all', async () => {
  const html = threeTags(hosted(deployment, { storage: 'memory' }));
  const one = await stage.open(html);
  await one.signInAs('alice');
  const two = await stage.visit('/');
  await two.status('signed-out');
  const secrets = await one.secrets();
  const kept = await one.get<string>('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
  for (const secret of secrets) assert.ok(!kept.includes(secret));
  const window = await two.pressForPopup();
  await until('the provider knows the person', () => window.isClosed());
  await two.status('signed-in');
  await two.signOut();
  await one.status('signed-out');
});

test('43. with local a new tab is signed in after all others were closed', async () => {
  const one = await stage.open(threeTags(hosted(deployment, { storage: 'local' })));
  await one.signInAs('alice');
  const asked = stage.countOf('/authorize');
  const blank = await stage.visit('about:blank');
  await one.tab.close();
  await blank.goto(`${deployment.pageUrl}/`);
  await blank.status('signed-in');
  assert.equal(stage.countOf('/authorize'), asked);
});

test('43. with session, after all tabs were closed, one silent try', async () => {
  const one = await stage.open(threeTags(hosted(deployment)));
  await one.signInAs('alice');
  const blank = await stage.visit('about:blank');
  await one.tab.close();
  await blank.goto(`${deployment.pageUrl}/`);
  await blank.status('signed-in');
  assert.equal(silentRenewals(), 1);
});
