import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { deploymentForTests, fragmentOf, pathOf, redirectOf, TenantVisitor } from './tenant-visitor.js';

const deployment = await deploymentForTests();
const { controls } = deployment;
let visitor: TenantVisitor;
beforeEach(async () => {
  await controls.reset();
  visitor = new TenantVisitor(deployment);
});

const inSeconds = () => Math.floor(Date.now() / 1000);
const isNear = (actual: number | undefined, expected: number) => Math.abs((actual ?? 0) - expected) <= 2;
const keySet = () => createRemoteJWKSet(new URL('/.well-known/jwks.json', deployment.tenantUrl));
const isVerified = (token: string) => jwtVerify(token, keySet(), { algorithms: ['RS256'] })
  .then(() => true, () => false);

test('tokenLife sets how long both tokens last', async () => {
  controls.tokenLife({ access: 60, id: 120 });
  const { access_token, id_token, expires_in } = fragmentOf(await visitor.signIn());
  assert.equal(expires_in, '60');
  assert.ok(isNear(decodeJwt(access_token!).exp, inSeconds() + 60));
  assert.ok(isNear(decodeJwt(id_token!).exp, inSeconds() + 120));
  assert.throws(() => controls.tokenLife(0), RangeError);
});

test('moveClock moves what tokens say of time, either way', async () => {
  for (const hours of [20, -20]) {
    await controls.reset();
    controls.moveClock(hours * 3_600_000);
    const { access_token, id_token } = fragmentOf(await new TenantVisitor(deployment).signIn());
    const now = inSeconds() + hours * 3_600;
    for (const token of [access_token!, id_token!]) assert.ok(isNear(decodeJwt(token).iat, now), `${hours} h`);
    assert.ok(isNear(decodeJwt(id_token!).exp, now + 36_000));
    assert.ok(isNear(decodeJwt(id_token!).auth_time as number | undefined ?? now, now));
  }
});

test('switchPerson makes the signed-in browser somebody else\'s', async () => {
  await visitor.signIn('alice');
  await controls.switchPerson('olga');
  assert.equal(decodeJwt((await visitor.renew()).id_token!).sub, 'ad|Mozilla-LDAP|olga');
  await assert.rejects(controls.switchPerson('nobody'), /no person 'nobody'; try alice/);
});

test('signOutEverybody ends the sessions of all browsers', async () => {
  const other = new TenantVisitor(deployment);
  await visitor.signIn('alice');
  await other.signIn('olga');
  await controls.signOutEverybody();
  assert.equal((await visitor.renew()).error, 'login_required');
  assert.equal((await other.renew()).error, 'login_required');
});

test('requireConsent asks somebody who was never asked before', async () => {
  await visitor.signIn('alice');
  controls.requireConsent('alice');
  assert.equal((await visitor.renew()).error, 'consent_required');
  controls.requireConsent('alice', false);
  assert.ok((await visitor.renew()).id_token);
});

test('refuseFrames keeps even the silent answer out of frames', async () => {
  const silent = () => visitor.authorize({ prompt: 'none', response_mode: 'web_message' });
  assert.equal((await silent()).headers.get('x-frame-options'), null);
  controls.refuseFrames();
  assert.equal((await silent()).headers.get('x-frame-options'), 'DENY');
});

test('cutOpener sends COOP with the sign-in page', async () => {
  const page = pathOf(await visitor.authorize());
  assert.equal((await visitor.go(page)).headers.get('cross-origin-opener-policy'), null);
  controls.cutOpener();
  assert.equal((await visitor.go(page)).headers.get('cross-origin-opener-policy'), 'same-origin');
});

test('deadEnd shows a page that leads nowhere', async () => {
  controls.deadEnd();
  const response = await visitor.go(pathOf(await visitor.authorize()));
  assert.equal(response.status, 500);
  assert.equal(response.headers.get('location'), null);
  assert.doesNotMatch(await response.text(), /<form|<a |<script/);
});

test('rotateKeys signs with a new key, and forgets the old one only when told', async () => {
  const before = fragmentOf(await visitor.signIn()).id_token!;
  await controls.rotateKeys();
  const { id_token, access_token } = await visitor.renew();
  assert.notEqual(decodeProtectedHeader(id_token!).kid, decodeProtectedHeader(before).kid);
  assert.equal(decodeProtectedHeader(access_token!).kid, decodeProtectedHeader(id_token!).kid);
  assert.equal(await isVerified(id_token!), true);
  assert.equal(await isVerified(before), true);
  await controls.rotateKeys({ forgetOld: true });
  assert.equal(await isVerified(before), false);
});

test('alterTokens makes the next answer wrong, and only that one', async () => {
  controls.alterTokens({
    idToken: { claims: { nonce: 'another', at_hash: null }, key: 'foreign' },
    accessToken: { claims: { scope: 'openid' } },
  });
  const wrong = fragmentOf(await visitor.signIn());
  assert.equal(decodeJwt(wrong.id_token!).nonce, 'another');
  assert.equal('at_hash' in decodeJwt(wrong.id_token!), false);
  assert.equal(await isVerified(wrong.id_token!), false);
  assert.equal(decodeJwt(wrong.access_token!).scope, 'openid');
  controls.alterTokens({ idToken: { key: 'none' }, times: 2 });
  for (let n = 0; n < 2; n += 1) assert.equal(decodeProtectedHeader((await visitor.renew()).id_token!).alg, 'none');
  const right = await visitor.renew();
  assert.equal(decodeJwt(right.id_token!).nonce, 'a nonce');
  assert.equal(await isVerified(right.id_token!), true);
});

test('forgeTokens builds a sound answer unless told otherwise', async () => {
  const { id_token, access_token } = await controls.forgeTokens({ person: 'olga', nonce: 'mine' });
  const { nonce, at_hash, sub } = decodeJwt(id_token);
  const hash = createHash('sha256').update(access_token).digest().subarray(0, 16).toString('base64url');
  assert.deepEqual({ nonce, at_hash, sub }, { nonce: 'mine', at_hash: hash, sub: 'ad|Mozilla-LDAP|olga' });
  assert.equal(await isVerified(id_token), true);
  assert.equal(await isVerified(access_token), true);
});

test('forgeTokens signs by another key, a confused one, none, and under an unknown name', async () => {
  for (const key of ['foreign', 'public-as-secret', 'none'] as const) {
    const { id_token } = await controls.forgeTokens({ key });
    assert.equal(await isVerified(id_token), false, key);
  }
  assert.equal(decodeProtectedHeader((await controls.forgeTokens({ key: 'public-as-secret' })).id_token).alg, 'HS256');
  const unknown = await controls.forgeTokens({ header: { kid: 'unheard-of' } });
  assert.equal(decodeProtectedHeader(unknown.id_token).kid, 'unheard-of');
  assert.equal(await isVerified(unknown.id_token), false);
});

test('an attempt to sign in outlives new keys', async () => {
  const page = pathOf(await visitor.authorize());
  await controls.rotateKeys();
  const back = await visitor.go(pathOf(await visitor.post(page, { person: 'alice' })));
  assert.equal(redirectOf(back).origin, deployment.pageUrl);
  assert.equal(await isVerified(fragmentOf(back).id_token!), true);
});
