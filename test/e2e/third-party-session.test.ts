import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, page, Stage, thirdParty, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';
import { choosePerson } from './helpers/visit.js';

const stage = await Stage.set();
const { deployment, controls } = stage;
const { clients } = deployment.world;

const keepAgent = `void (globalThis.kept = document.querySelector('tc-signin').agent)`;
const ask = `kept.getCredentials().then(({ clientId }) => clientId, ({ code }) => code)`;

test('credentials that end within seconds: expiring, expired, and no loop', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', { lifetime: '34 seconds' })));
  await choosePerson(await visit.pressForPopup(), 'alice');
  await visit.status('expiring');
  await visit.get(keepAgent);
  await visit.shows('tc-signin', /Your session ends at .* Continue to stay signed in\./);
  await visit.status('expired');
  await visit.shows('tc-signin', 'Your session has ended. Sign in again to go on.');
  await visit.shows('tc-whoami', 'The session has ended');
  assert.equal(await visit.get(ask), 'expired');
  assert.equal(stage.countOf('/login/oauth/credentials'), 1);
  assert.equal(stage.countOf('/login/oauth/authorize'), 2, 'before and after the person signed in, and not again');
  assert.deepEqual(visit.exceptions, []);
});

test('credentials that have ended before they came: one sentence, no loop', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', { lifetime: '20 seconds' })));
  await choosePerson(await visit.pressForPopup(), 'alice');
  await visit.shows('tc-signin', 'The deployment gave credentials that have ended already. Please sign in again.');
  await visit.status('signed-out');
  assert.equal(stage.countOf('/login/oauth/credentials'), 1);
});

test('48. expiring: Continue passes without a prompt, and the agent stays although the clientId changes', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', { 'warn-before': '2 days' })));
  await choosePerson(await visit.pressForPopup(), 'alice');
  await visit.status('expiring');
  await visit.get(keepAgent);
  const before = await visit.get(ask);
  const known = clients.list('mozilla-auth0/').length;
  const window = await visit.pressForPopup('Continue');
  await until('the window passes by itself', () => window.isClosed());
  await until('there is a new client', () => clients.list('mozilla-auth0/').length > known);
  await until('the agent serves the new one', async () => (await visit.get(ask)) !== before);
  assert.match(await visit.get(ask), /^mozilla-auth0\/ad\|Mozilla-LDAP\|alice\/whitelisted-code-/);
  assert.equal(await visit.get(`kept === document.querySelector('tc-signin').agent`), true);
  assert.deepEqual(visit.exceptions, []);
});

test('48. expired: the same person revives the agent; what waited goes on', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', { lifetime: '33 seconds' })));
  await choosePerson(await visit.pressForPopup(), 'alice');
  await visit.when(`document.querySelector('tc-signin').agent && (${keepAgent}, true)`);
  await visit.status('expired');
  await visit.press('Sign in again');
  await visit.status('expiring');
  assert.match(await visit.get(ask), /alice\/whitelisted-code-/);
  assert.equal(await visit.get(`kept === document.querySelector('tc-signin').agent`), true);
});

test('another person is an account change: the old agent ends for ever, and nothing of the first is shown', async () => {
  const visit = await stage.open(threeTags(thirdParty(deployment, 'whitelisted-code', { 'warn-before': '2 days' })));
  await choosePerson(await visit.pressForPopup(), 'alice');
  await visit.status('expiring');
  await visit.get(keepAgent);
  await controls.switchPerson('olga');
  const window = await visit.pressForPopup('Continue');
  await until('the window passes by itself', () => window.isClosed());
  await visit.shows('tc-whoami', 'olga');
  assert.equal(await visit.get(ask), 'account-changed');
  assert.match(await visit.get(`document.querySelector('tc-signin').agent.getCredentials().then(({ clientId }) => clientId)`), /olga/);
  assert.doesNotMatch(await visit.text('body'), /alice/);
  assert.deepEqual((await visit.told('tc-credentials')).map(({ reason }) => reason), ['signin', 'account-change']);
});

const call = (more = '') => page(`${thirdParty(deployment, 'whitelisted-code')}
  <tc-api-call service="auth" method="currentScopes" ${more}></tc-api-call>`);
const run = `document.querySelector('tc-api-call').run().then(() => 'done', ({ code }) => code)`;

for (const [what, act] of [
  ['disabled', (clientId: string) => clients.disable(clientId)],
  ['deleted', (clientId: string) => clients.remove(clientId)],
  ['reset', (clientId: string) => void clients.resetAccessToken(clientId)],
] as const) {
  test(`a client that is ${what} in mid-session: expired with the reason, no loop, and signing in helps`, async () => {
    const visit = await stage.open(call());
    await visit.signInAs('alice');
    await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
    const { clientId } = await visit.get<{ clientId: string }>(`document.querySelector('tc-signin').agent.getCredentials()`);
    act(clientId);
    const before = stage.countOf('/api/auth/');
    await visit.get(`void ${run}`);
    await visit.status('expired');
    await visit.shows('tc-signin', 'Taskcluster no longer accepts this sign-in. Sign in again to continue.');
    assert.ok(stage.countOf('/api/auth/') - before <= 2, 'no loop');
    const window = await visit.pressForPopup('Sign in again');
    await until('the window passes by itself', () => window.isClosed());
    await visit.status('signed-in');
    await visit.shows('tc-api-call', 'secrets:get:project/demo/*');
    assert.equal(await visit.get(run), 'done');
    assert.deepEqual(visit.exceptions, []);
  });
}

test('an over-wide authorized-scopes of one call costs that call only', async () => {
  const visit = await stage.open(call(`authorized-scopes='["queue:everything:*"]' trigger="manual"`));
  await visit.signInAs('alice');
  assert.match(await visit.get(run), /forbidden|credentials-rejected|input/);
  await visit.status('signed-in');
  assert.match(await visit.text('tc-api-call'), /\S/);
  assert.match(await visit.get(`document.querySelector('tc-signin').agent.getCredentials().then(({ clientId }) => clientId)`), /alice/);
});

test('both providers, one deployment, one page: each call names its sign-in', async () => {
  const calls = ['a', 'b'].map((id) => `<tc-whoami for="${id}" show="name taskcluster-client-id"></tc-whoami>`).join('');
  const visit = await stage.open(page(`${hosted(deployment, { id: 'a' })}
    ${thirdParty(deployment, 'whitelisted-code', { id: 'b' })}${calls}`));
  await visit.status('signed-out', '#a');
  await visit.signInAs('alice');
  await visit.shows('tc-whoami[for=a]', 'Alice Ordinary');
  await visit.status('signed-out', '#b');
  const window = await visit.pressForPopup();
  await choosePerson(window, 'olga');
  await visit.status('signed-in', '#b');
  await visit.shows('tc-whoami[for=b]', 'olga');
  await visit.shows('tc-whoami[for=a]', 'Alice Ordinary');
});
