import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, page, Stage, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';

const stage = await Stage.set();
const { deployment } = stage;

test('three tags sign a person in by popup, show the name and call the API', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.status('signed-out');
  await visit.shows('tc-whoami', 'Not signed in');
  await visit.signInAs('alice');
  await visit.shows('tc-signin', 'Alice Ordinary');
  await visit.shows('tc-whoami', 'Alice Ordinary');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  const told = await visit.told('tc-credentials');
  assert.deepEqual(told.map(({ reason }) => reason), ['signin']);
  await visit.holdsNothingOf(await visit.secrets());
  assert.deepEqual(visit.exceptions, []);
});

test('everybody who may sign in can, whatever the name, and is named as the deployment does', async () => {
  const visit = await stage.open(page(`${hosted(deployment)}<tc-whoami show="name taskcluster-client-id"></tc-whoami>`));
  for (const id of ['bob', 'carol', 'noor', 'perry']) {
    const person = deployment.world.people.get(id)!;
    await visit.status('signed-out');
    await visit.signInAs(id);
    await visit.shows('tc-whoami', person.name);
    const { clientId } = await visit.get<{ clientId: string }>(`document.querySelector('tc-signin').agent.getCredentials()`);
    assert.equal(clientId, `mozilla-auth0/${person.sub}`);
    await visit.holdsNothingOf(await visit.secrets());
    await visit.signOut();
    await stage.controls.signOutEverybody();
  }
  assert.deepEqual(visit.exceptions, []);
});

test('somebody who must agree first does so in the window', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  const window = await visit.pressForPopup();
  await (await until('people', () => window.$('[value=connie]'))).click();
  await (await until('consent', () => window.$('[value=accept]'))).click().catch(() => {});
  await visit.shows('tc-whoami', 'Connie Consent');
});

test('an inactive person is signed in at the provider, and told that the deployment refuses', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('ines');
  await visit.status('error', 'tc-api-call');
  await visit.shows('tc-api-call', 'The deployment gave no credentials for this sign-in.');
  assert.equal(await visit.get(`document.querySelector('tc-api-call').error.code`), 'credentials-rejected');
  assert.deepEqual(visit.exceptions, []);
});

test('a reload keeps the session, a second tab is signed in, and a sign-out ends both', async () => {
  const first = await stage.open(threeTags(hosted(deployment)));
  await first.signInAs('alice');
  const authorizations = stage.countOf('/authorize');

  await first.tab.reload();
  await first.status('signed-in');
  await first.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  assert.deepEqual((await first.told('tc-credentials')).map(({ reason }) => reason), ['restore']);

  const second = await stage.visit('/');
  await second.status('signed-in');
  await second.shows('tc-whoami', 'Alice Ordinary');
  assert.equal(stage.countOf('/authorize'), authorizations, 'the provider is not asked again');

  await second.signOut();
  await first.status('signed-out');
  await first.shows('tc-signin', 'You signed out in another tab.');
  await first.shows('tc-whoami', 'Not signed in');
  await first.tab.reload();
  await first.status('signed-out');
  await second.tab.reload();
  await second.status('signed-out');
});

test('a page that nobody signs in on loads neither auth0-js nor the API client nor the session', async () => {
  const required = '<tc-api-call service="auth" method="currentScopes" auth="required"></tc-api-call>';
  const visit = await stage.open(page(`${hosted(deployment)}<tc-whoami></tc-whoami>${required}`));
  await visit.status('signed-out');
  await visit.status('waiting', 'tc-api-call');
  await visit.shows('tc-api-call', 'Sign in to see this.');
  const early = /^(auth0|session-engine|call-runtime|call-extras|prepare-call|load|signin-view)/;
  assert.deepEqual(stage.loadedChunks().filter((name) => early.test(name)), []);
  assert.deepEqual(stage.log.entries().filter(({ server }) => server !== 'page'), []);

  await visit.signInAs('alice');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  assert.ok(stage.loadedChunks().includes('auth0'), 'auth0-js came when it was needed');
});

test('a person signed out sees what anybody may see', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.shows('tc-api-call', 'queue:get-artifact:public/*');
  assert.equal(stage.countOf('/api/login/'), 0);
});

test('what draws an answer is loaded while the service works on it', async () => {
  stage.controls.hang({ path: '/api/auth/v1/scopes/current' });
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.status('loading', 'tc-api-call');
  await until('the code is there', () => stage.loadedChunks().includes('draw-outcome'));
});

test('nothing is asked of the Login service until somebody asks the agent, and then once', async () => {
  const visit = await stage.open(page(`${hosted(deployment)}<tc-whoami></tc-whoami>`));
  await visit.signInAs('alice');
  await visit.shows('tc-whoami', 'Alice Ordinary');
  assert.equal(stage.countOf('/api/login/'), 0);
  const answers = await visit.get<string[]>(`Promise.all(Array.from({ length: 50 }, () =>
    document.querySelector('tc-signin').agent.getCredentials().then(JSON.stringify)))`);
  assert.equal(new Set(answers).size, 1);
  assert.equal(stage.countOf('/api/login/'), 1);
});

test('the page\'s own backend can have the id_token, and only by asking for it', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('alice');
  const token = await visit.get<string>(`document.querySelector('tc-signin').getIdToken()`);
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string };
  assert.equal(claims.sub, 'ad|Mozilla-LDAP|alice');
  await visit.holdsNothingOf([token]);
});

test('a sign-out everywhere leaves by the provider and comes back signed out there too', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.signInAs('alice');
  await visit.get(`document.querySelector('tc-signin').signOut({ everywhere: true })`);
  await stage.log.waitFor(({ server, path }) => server === 'tenant' && path.startsWith('/v2/logout'));
  await until('the page is back', () => visit.tab.url() === `${deployment.pageUrl}/`);
  await visit.status('signed-out');
  const window = await visit.pressForPopup();
  await until('the provider asks who it is', () => window.$('[value=alice]'));
});

test('two deployments on one page are told apart by root-url', async () => {
  const { crossSite } = deployment;
  const call = (rootUrl: string) => `<tc-api-call service="auth" method="currentScopes" root-url="${rootUrl}"></tc-api-call>`;
  const visit = await stage.open(page(`${hosted(deployment, { id: 'one' })}${hosted(crossSite, { id: 'two' })}
    ${call(deployment.rootUrl)}${call(crossSite.rootUrl)}<tc-whoami></tc-whoami>`));
  await visit.status('signed-out', '#one');
  await visit.status('signed-out', '#two');
  await visit.status('error', 'tc-whoami');
  await visit.logs(/tc-signin#one.*tc-signin#two/);
  await visit.signInAs('alice');
  await visit.status('signed-in', '#one');
  await visit.shows(`tc-api-call[root-url="${deployment.rootUrl}"]`, 'queue:create-task:lowest:demo/*');
  await visit.status('signed-out', '#two');
  assert.doesNotMatch(await visit.text(`tc-api-call[root-url="${crossSite.rootUrl}"]`), /create-task/);
});
