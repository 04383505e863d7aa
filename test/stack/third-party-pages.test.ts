import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorizeQuery, callback, location, queryOf, startLogin } from './third-party-visitor.js';

const login = await startLogin();
const signInPath = '/third-party/sign-in';
const opener = (response: Response) => response.headers.get('cross-origin-opener-policy');

test('the session cookie is HttpOnly, lives a week and has no SameSite', async () => {
  const response = await login.visitor().post(signInPath, { person: 'alice' });
  const [cookie] = response.headers.getSetCookie();
  assert.match(cookie!, /^connect\.sid=/);
  assert.match(cookie!, /; HttpOnly/);
  assert.doesNotMatch(cookie!, /SameSite|Secure/i);
  const days = (Date.parse(/Expires=([^;]+)/.exec(cookie!)![1]!) - Date.now()) / 86_400_000;
  assert.ok(days > 6.99 && days < 7.01);
});

test('who is not signed in is asked to, for the origin that asks', async () => {
  const response = await login.visitor().go(`/third-party?${authorizeQuery()}`);
  assert.equal(response.status, 200);
  const page = await response.text();
  assert.match(page, /credentials to <code>http:\/\/page\.example:8080<\/code>/);
  assert.match(page, /href="\/third-party\/sign-in\?tab=1" target="_blank" rel="opener"/);
});

test('pages of this login may not be framed by other sites and do not cut the opener', async () => {
  const alice = await login.visitor().signIn();
  const consent = `/third-party?${await alice.consent()}`;
  for (const path of [`/third-party?${authorizeQuery()}`, consent]) {
    const response = await (path === consent ? alice : login.visitor()).go(path);
    assert.equal(response.headers.get('x-frame-options'), 'SAMEORIGIN');
    assert.match(response.headers.get('content-security-policy')!, /frame-ancestors 'self'/);
    assert.doesNotMatch(response.headers.get('content-security-policy')!, /form-action/);
    assert.equal(opener(response), null);
  }
});

test('signing in in the same window goes on to the page that asked', async () => {
  const visitor = login.visitor();
  const next = location(await visitor.post(`${signInPath}?${authorizeQuery()}`, { person: 'noor' }));
  assert.equal(next.pathname + next.search, `/login/oauth/authorize?${authorizeQuery()}`);
  assert.ok(queryOf(await visitor.go(next.href)).code);
});

test('the waiting page goes on once somebody is signed in', async () => {
  const alice = await login.visitor().signIn();
  const next = location(await alice.go(`/third-party?${authorizeQuery()}`));
  assert.equal(next.pathname + next.search, `/login/oauth/authorize?${authorizeQuery()}`);
});

test('an inactive person cannot sign in', async () => {
  const visitor = login.visitor();
  assert.equal((await visitor.post(signInPath, { person: 'ines' })).status, 403);
  assert.equal((await visitor.post(signInPath, { person: 'nobody' })).status, 403);
  assert.match((await visitor.authorize()).headers.get('location')!, /^\/third-party\?/);
});

test('a person who was made inactive since is a server_error', async (t) => {
  const olga = login.world.people.get('olga')!;
  t.after(() => { olga.active = true; });
  const visitor = await login.visitor().signIn('olga');
  olga.active = false;
  assert.deepEqual(queryOf(await visitor.authorize()), { error: 'server_error', state: 'a state' });
});

test('a page without a request is a dead end', async () => {
  for (const visitor of [login.visitor(), await login.visitor().signIn()]) {
    const response = await visitor.go('/third-party');
    assert.equal(response.status, 200);
    assert.match(await response.text(), /Invalid request/);
  }
});

test('the consent form shows what the person has of what was asked for', async () => {
  const alice = await login.visitor().signIn();
  const asked = await alice.consent({ client_id: 'trigger-hooks', scope: 'hooks:trigger-hook:* secrets:get:other' });
  const page = await (await alice.go(`/third-party?${asked}`)).text();
  assert.match(page, /name="scope" id="scope" value="hooks:trigger-hook:demo\/\*"/);
  assert.match(page, new RegExp(`name="transaction_id" value="${asked.get('transactionID')}"`));
});

test('whatever the query holds is text on the page', async () => {
  const alice = await login.visitor().signIn();
  const attack = '"><script>alert(1)</script>';
  const query = new URLSearchParams({
    transactionID: attack, client_id: attack, expires: '1 hour', scope: attack, clientId: attack,
  });
  for (const path of [`/third-party?${query}`, `/third-party?redirect_uri=${callback}&x=${attack}`]) {
    assert.ok(!(await (await alice.go(path)).text()).includes('<script>alert'), path);
    assert.ok(!(await (await login.visitor().go(path)).text()).includes('<script>alert'), path);
  }
});

test('the consent page can forbid its own form', async (t) => {
  t.after(() => login.controls.formActionNone(false));
  login.controls.formActionNone();
  const alice = await login.visitor().signIn();
  const response = await alice.go(`/third-party?${await alice.consent()}`);
  assert.match(response.headers.get('content-security-policy')!, /form-action 'none'/);
});

test('the sign-in page cuts the opener on demand', async (t) => {
  t.after(() => login.controls.coop(false));
  const visitor = login.visitor();
  assert.equal(opener(await visitor.go(`${signInPath}?tab=1`)), 'same-origin-allow-popups');
  assert.equal(opener(await visitor.go(`${signInPath}?${authorizeQuery()}`)), null);
  login.controls.coop();
  assert.equal(opener(await visitor.go(`${signInPath}?tab=1`)), 'same-origin');
  assert.equal(opener(await visitor.go(`${signInPath}?${authorizeQuery()}`)), 'same-origin');
});

test('everybody can be signed out', async () => {
  const alice = await login.visitor().signIn();
  await login.controls.signOutEverybody();
  assert.match((await alice.authorize()).headers.get('location')!, /^\/third-party\?/);
});

test('the person behind a session can be switched', async () => {
  const visitor = await login.visitor().signIn('alice');
  await login.controls.switchPerson('olga');
  assert.match((await visitor.consent()).get('clientId')!, /\|olga\/consent-code-/);
  await assert.rejects(login.controls.switchPerson('nobody'), /There is no person 'nobody'/);
});

test('a reset makes a fresh deployment', async () => {
  const alice = await login.visitor().signIn();
  const { code } = queryOf(await alice.authorize());
  login.controls.authorizeDeadEnd();
  await login.controls.reset();
  assert.equal((await alice.exchange(code!)).status, 403);
  assert.match((await alice.authorize()).headers.get('location')!, /^\/third-party\?/);
});
