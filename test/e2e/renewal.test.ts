import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, hosted, Stage, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';

const stage = await Stage.set();
const { deployment, controls } = stage;

const silentTries = () => stage.log.entries().filter(({ path }) => /^\/authorize\?.*\bprompt\b/.test(path)).length;
const keepAgent = `void (globalThis.kept = document.querySelector('tc-signin').agent)`;
const ask = `kept.getCredentials().then(({ clientId }) => clientId, ({ code }) => code)`;
const renew = `document.querySelector('tc-signin').renew().then(() => 'renewed', ({ code }) => code)`;
const reasons = `endToEndEvents.filter(({ type }) => type === 'tc-credentials').map(({ reason }) => reason)`;

test('26. a session renews by itself and leaves no frame and no cookie behind', async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { 'renew-after': '1 second' })));
  await visit.signInAs('alice');
  await visit.get(keepAgent);
  await until('two renewals', async () =>
    (await visit.get<string[]>(reasons)).filter((reason) => reason === 'renew').length >= 2);
  assert.equal(await visit.get(`kept === document.querySelector('tc-signin').agent`), true);
  assert.equal(await visit.get('document.querySelectorAll("iframe").length'), 0);
  assert.equal(await visit.get('document.cookie'), '');
  assert.match(await visit.get(ask), /alice/);
  const statuses = (await visit.told('tc-status')).filter(({ element }) => element === 'tc-signin').map(({ status }) => status);
  assert.equal(statuses.at(-1), 'signed-in', 'nothing flickers');
  assert.equal(statuses.filter((status) => status === 'signed-in').length, 1, 'nothing flickers');
  await visit.holdsNothingOf(await visit.secrets());
  assert.deepEqual(visit.exceptions, []);
});

test('renew-after="off": only when asked', async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { 'renew-after': 'off' })));
  await visit.signInAs('alice');
  assert.equal(silentTries(), 0);
  assert.equal(await visit.get(renew), 'renewed');
  assert.equal(silentTries(), 1);
});

test('28. frames of another site are blocked: the session stays, the frames stop, and a popup is offered', async () => {
  const attributes = { 'renew-after': '1 second', 'warn-before': '3 hours' };
  const visit = await stage.open(threeTags(hosted(deployment.crossSite, attributes)));
  await visit.signInAs('alice');
  await visit.get(keepAgent);
  await visit.status('expiring');
  await visit.shows('tc-signin', /Your session ends at .* Continue to stay signed in\./);
  assert.equal(silentTries(), 2, 'one probe and one more');
  const givenUp = /<tc-signin> cannot renew its session silently in this browser, .* give the tenant a custom domain/;
  await visit.logs(givenUp);
  assert.match(await visit.get(ask), /alice/);
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');

  visit.console.length = 0;
  await visit.tab.reload();
  await visit.status('expiring');
  assert.equal(silentTries(), 2, 'remembered for this browser session');
  await visit.logs(givenUp);
  assert.equal(visit.console.filter((line) => givenUp.test(line)).length, 1, 'told once');
  const window = await visit.pressForPopup('Continue');
  await until('the provider knows the person', () => window.isClosed());
  await visit.status('expiring');
  assert.deepEqual(visit.exceptions, []);
});

test('29. signed out at the provider after silent renewal had worked: asked twice, then the person', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('alice');
  assert.equal(await visit.get(renew), 'renewed');
  await controls.signOutEverybody();
  assert.equal(await visit.get(renew), 'interaction-required');
  assert.equal(await visit.get(`document.querySelector('tc-signin').status`), 'signed-in', 'once is no proof');
  await visit.status('expired');
  assert.equal(silentTries(), 3);
  await visit.signInAs('alice', 'Sign in again');
});

test('another person at the provider: signed out with the reason, and nothing is signed by a mix', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('alice');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  await visit.get(keepAgent);
  await controls.switchPerson('olga');
  assert.equal(await visit.get(renew), 'account-changed');
  await visit.status('signed-out');
  await visit.shows('tc-signin', 'Another account signed in, so you were signed out here.');
  assert.notEqual(await visit.get(ask), 'served');
  assert.doesNotMatch(await visit.text('body'), /Alice|Olga|create-task/);
  assert.doesNotMatch(await visit.get('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])'), /olga|accessToken/i);
});

test('30. the provider wants consent: one prompt, no loop', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('alice');
  await visit.get(keepAgent);
  controls.requireConsent('alice');
  assert.equal(await visit.get(renew), 'consent-required');
  await visit.status('expired');
  assert.equal(silentTries(), 1);
  assert.match(await visit.get(ask), /consent-required|interaction-required/);
  const window = await visit.pressForPopup('Sign in again');
  await (await until('consent', () => window.$('[value=accept]'))).click().catch(() => {});
  await visit.status('signed-in');
  assert.match(await visit.get(ask), /alice/);
  assert.equal(silentTries(), 1);
});

test('31. offline when a renewal is due: the session stays, and is renewed soon after', {
  skip: browserName === 'firefox' && 'puppeteer-core cannot take Firefox offline',
}, async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { 'renew-after': '2 seconds' })));
  await visit.signInAs('alice');
  await visit.get(keepAgent);
  await visit.get(ask);
  await visit.tab.setOfflineMode(true);
  const tries = silentTries();
  // Long enough for it to fall due: time is what this is about.
  await visit.when('performance.now() > 4_500');
  assert.equal(silentTries(), tries);
  await visit.status('signed-in');
  assert.match(await visit.get(ask), /alice/);
  assert.deepEqual(await visit.told('tc-error'), []);
  await visit.tab.setOfflineMode(false);
  await until('it renews', async () => (await visit.get<string[]>(reasons)).includes('renew'));
  await visit.status('signed-in');
});

test('the end of a session that cannot go on: the page keeps its content, and the same person revives it', async () => {
  controls.tokenLife(4);
  const visit = await stage.open(threeTags(hosted(deployment, { 'renew-after': 'off', 'warn-before': '1 second' })));
  await visit.signInAs('alice');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  await visit.get(keepAgent);
  await controls.signOutEverybody();
  await visit.status('expired');
  await visit.shows('tc-whoami', 'The session has ended');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  assert.match(await visit.get(ask), /expired|interaction-required/);
  controls.tokenLife(3_600);
  await visit.signInAs('alice', 'Sign in again');
  assert.equal(await visit.get(`kept === document.querySelector('tc-signin').agent`), true);
  assert.match(await visit.get(ask), /alice/);
});

test('45. a token that the Login service refuses once: one renewal, one more try, and nobody notices', async () => {
  controls.failNext({ path: '/api/login/', status: 400 });
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('alice');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  assert.equal(stage.countOf('/api/login/'), 2);
  assert.equal(silentTries(), 1);
  assert.deepEqual(await visit.told('tc-error'), []);
});

test('46. a deployment without a Login service: says so, and names the other provider', async () => {
  controls.failNext({ path: '/api/login/', status: 404, times: 0 });
  const visit = await stage.open(threeTags(hosted(deployment)));
  const window = await visit.pressForPopup();
  await (await until('people', () => window.$('[value=alice]'))).click().catch(() => {});
  await visit.status('error');
  await visit.shows('tc-signin', 'this Taskcluster deployment has no Login service');
  await visit.logs(/provider="taskcluster"/);
  assert.equal(stage.countOf('/api/login/'), 1);
});

test('27. a frame that the page\'s own policy forbids: the console names frame-src, the session stays', async () => {
  const policy = { 'Content-Security-Policy': "frame-src 'none'" };
  const visit = await stage.open(threeTags(hosted(deployment)), { headers: policy });
  await visit.signInAs('alice');
  const { code, hint } = await visit.get<{ code: string; hint: string }>(
    `document.querySelector('tc-signin').renew().catch(({ code, hint }) => ({ code, hint }))`);
  assert.equal(code, 'timeout');
  assert.match(hint, /frame-src/);
  await visit.logs(new RegExp(`The page's Content-Security-Policy stops ${deployment.tenantUrl}: add it to frame-src\\.`));
  await visit.status('signed-in');
  assert.equal(await visit.get('document.querySelectorAll("iframe").length'), 0);
});
