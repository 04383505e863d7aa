import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, page, Stage, thirdParty, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';
import { choosePerson, type Visit } from './helpers/visit.js';

const stage = await Stage.set();
const { deployment, controls } = stage;
const { rootUrl, tenantUrl } = deployment;

const code = (visit: Visit, selector: string) => visit.get<string>(`document.querySelector('${selector}').error?.code`);

const windowsOf = async (visit: Visit) => (await visit.tab.browserContext().pages()).filter((tab) => tab !== visit.tab);

const unusable: [string, string, RegExp][] = [
  ['no root-url', `<tc-signin domain="${tenantUrl}" client-id="x"></tc-signin>`, /Set root-url/],
  ['a root-url that is no address', `<tc-signin root-url="taskcluster" domain="${tenantUrl}" client-id="x"></tc-signin>`,
    /root-url must be a whole address/],
  ['an http root-url elsewhere', `<tc-signin root-url="http://tc.example.com" domain="${tenantUrl}" client-id="x"></tc-signin>`,
    /must begin with https/],
  ['a root-url with a password', `<tc-signin root-url="https://a:b@tc.example.com" domain="d" client-id="x"></tc-signin>`,
    /no user, no query/],
  ['no domain', `<tc-signin root-url="${rootUrl}" client-id="x"></tc-signin>`, /Set domain.*provider="taskcluster"/],
  ['no client-id', `<tc-signin root-url="${rootUrl}" domain="${tenantUrl}"></tc-signin>`, /Set client-id/],
  ['an unknown provider', `<tc-signin provider="okta" root-url="${rootUrl}" client-id="x"></tc-signin>`,
    /provider must be auth0 or taskcluster/],
  ['no scope', `<tc-signin provider="taskcluster" root-url="${rootUrl}" client-id="x"></tc-signin>`, /Set scope/],
  ['an unknown flow',
    `<tc-signin provider="taskcluster" root-url="${rootUrl}" client-id="x" scope="a" response-type="magic"></tc-signin>`,
    /response-type must be code or token/],
  ['a redirect URI elsewhere', hosted(deployment, { 'redirect-uri': 'https://elsewhere.example/' }), /page of this origin/],
  ['an exchange elsewhere', hosted(deployment, { 'credentials-url': 'https://elsewhere.example/' }), /credentials-url must be under/],
];
for (const [name, signin, hint] of unusable) {
  test(`${name}: a sentence in the element, the cure in the console, nothing is asked`, async () => {
    const visit = await stage.open(threeTags(signin));
    await visit.status('error');
    assert.equal(await code(visit, 'tc-signin'), 'configuration');
    await visit.shows('tc-signin', /Sign-in is not set up/);
    await visit.logs(hint);
    assert.doesNotMatch(await visit.text('tc-signin'), hint);
    await visit.status('error', 'tc-whoami');
    await visit.status('error', 'tc-api-call');
    assert.equal(await visit.get(`document.querySelector('tc-signin').signIn().catch(({ code }) => code)`), 'configuration');
    assert.deepEqual(stage.log.entries().filter(({ server }) => server !== 'page'), []);
    assert.deepEqual(visit.exceptions, []);
  });
}

const late: [string, Record<string, string>, RegExp][] = [
  ['a duration that is none', { 'renew-after': 'soon' }, /renew-after must be a duration/],
  ['a warning that is no duration', { 'warn-before': 'early' }, /warn-before must be a duration/],
  ['a scope without openid', { scope: 'profile' }, /scope must contain openid/],
  ['a domain that is no host', { domain: 'auth.example.com/login' }, /domain must be the host/],
];
for (const [name, attributes, hint] of late) {
  test(`${name}: told at the latest when somebody wants to sign in, and no window stays open`, async () => {
    const visit = await stage.open(threeTags(hosted(deployment, attributes)));
    await until('a button or an error', async () => (await visit.offers('Sign in')) || (await code(visit, 'tc-signin')));
    if (await visit.offers('Sign in')) await visit.press('Sign in').catch(() => {});
    await visit.status('error');
    await visit.shows('tc-signin', /not set up/);
    await visit.logs(hint);
    await until('no window is left', async () => (await windowsOf(visit)).length === 0);
    assert.deepEqual(visit.exceptions, []);
  });
}

const calls: [string, string, string, RegExp][] = [
  ['an unknown service', 'service="qeue" method="task" args=\'{"taskId":"x"}\'', 'configuration', /queue/],
  ['an unknown method', 'service="auth" method="currentScope"', 'configuration', /currentScopes/],
  ['an HTTP verb', 'service="auth" method="GET"', 'configuration', /verb/i],
  ['args that are no JSON', 'service="auth" method="client" args="{clientId: alice}"', 'input', /JSON/],
  ['missing args', 'service="auth" method="client"', 'input', /clientId/],
  ['an argument too many', 'service="auth" method="currentScopes" args=\'{"nonsense":"x"}\'', 'input', /nonsense/],
];
for (const [name, attributes, wanted, told] of calls) {
  test(`a call with ${name}: named, and nothing is sent`, async () => {
    const visit = await stage.open(page(`${hosted(deployment)}<tc-api-call ${attributes}></tc-api-call>`));
    await visit.status('error', 'tc-api-call');
    assert.equal(await code(visit, 'tc-api-call'), wanted);
    const said = `${await visit.shows('tc-api-call', /\S/)} ${visit.console.join('\n')}`;
    assert.match(said, told);
    assert.equal(stage.countOf('/api/'), 0);
    assert.deepEqual(visit.exceptions, []);
  });
}

test('a call and an identity without any sign-in on the page', async () => {
  const visit = await stage.open(page('<tc-whoami></tc-whoami><tc-api-call service="auth" method="currentScopes"></tc-api-call>'));
  await visit.status('error', 'tc-whoami');
  await visit.status('error', 'tc-api-call');
  await visit.shows('tc-api-call', /There is no sign-in on this page/);
  assert.deepEqual(visit.exceptions, []);
});

test('the provider is down: the page stays usable', async () => {
  const visit = await stage.open(threeTags(hosted(deployment, { domain: 'http://127.0.0.1:9' })));
  await visit.pressForPopup();
  await visit.status('signing-in');
  await visit.press('Cancel');
  await visit.status('signed-out');
  assert.deepEqual(visit.exceptions, []);
});

test('the provider\'s keys cannot be had: one sentence, and the next attempt works', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  controls.failNext({ path: '/.well-known/jwks.json', status: 500, times: 0 });
  await choosePerson(await visit.pressForPopup(), 'alice');
  await until('an error', async () => ['server', 'network', 'timeout', 'invalid-response'].includes(await code(visit, 'tc-signin')), 30_000);
  await visit.status('signed-out');
  await visit.shows('tc-signin', /\. .*again|try again/i);
  controls.clearFaults();
  const window = await visit.pressForPopup();
  await until('the provider knows the person', () => window.isClosed());
  await visit.status('signed-in');
  assert.deepEqual(visit.exceptions, []);
});

const html = '<!doctype html><title>Welcome to our network</title><p>Please accept.</p>';
const broken: [string, () => void, RegExp][] = [
  ['answers HTML', () => controls.failNext({ path: '/api/login/', status: 200, body: html, contentType: 'text/html', times: 0 }),
    /something that is no credentials/],
  ['answers nothing', () => controls.drop({ path: '/api/login/', times: 0 }), /could not be reached/],
  ['is out of order', () => controls.failNext({ path: '/api/login/', status: 503, times: 0 }), /out of order/],
];
for (const [name, arm, said] of broken) {
  test(`32. a Login service that ${name}: the call says so, the session stays`, async () => {
    const visit = await stage.open(threeTags(hosted(deployment)));
    arm();
    await visit.signInAs('alice');
    await visit.status('error', 'tc-api-call');
    await visit.shows('tc-api-call', said);
    await visit.status('signed-in');
    controls.clearFaults();
    await visit.press('Try again');
    await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
    assert.deepEqual(visit.exceptions, []);
  });
}

const services: [string, () => void][] = [
  ['answers HTML', () => controls.failNext({ path: '/api/auth/', status: 200, body: html, contentType: 'text/html', times: 0 })],
  ['answers nothing', () => controls.drop({ path: '/api/auth/', times: 0 })],
  ['is out of order', () => controls.failNext({ path: '/api/auth/', status: 502, times: 0 })],
];
for (const [name, arm] of services) {
  test(`a service that ${name}: a sentence, and Try again works`, async () => {
    arm();
    const call = '<tc-api-call service="auth" method="currentScopes" retries="1" timeout="2 seconds"></tc-api-call>';
    const visit = await stage.open(page(thirdParty(deployment, 'whitelisted-code') + call));
    await visit.status('error', 'tc-api-call');
    await visit.shows('tc-api-call', /\S+.*\./);
    controls.clearFaults();
    if (await visit.offers('Try again')) await visit.press('Try again');
    else await visit.get(`document.querySelector('tc-api-call').refresh().then(() => true)`);
    await visit.shows('tc-api-call', 'auth:current-scopes');
    assert.deepEqual(visit.exceptions, []);
  });
}

test('a service that never answers: no spinner without an end', async () => {
  controls.hang({ path: '/api/auth/', times: 0 });
  const call = '<tc-api-call service="auth" method="currentScopes" retries="0" timeout="1 second"></tc-api-call>';
  const visit = await stage.open(page(hosted(deployment) + call));
  await visit.status('loading', 'tc-api-call');
  await visit.status('error', 'tc-api-call');
  assert.equal(await code(visit, 'tc-api-call'), 'timeout');
});
