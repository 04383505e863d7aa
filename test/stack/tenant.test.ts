import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { startDeployment } from '../../demo/stack/deployment.js';
import { deploymentForTests, fragmentOf, pathOf, redirectOf, TenantVisitor } from './tenant-visitor.js';

const carolSub = /^github\|1234567\|.{100,}/;

const deployment = await deploymentForTests();
let visitor: TenantVisitor;
beforeEach(async () => {
  await deployment.controls.reset();
  visitor = new TenantVisitor(deployment);
});

const verify = (token: string, audience: string) => jwtVerify(
  token, createRemoteJWKSet(new URL('/.well-known/jwks.json', deployment.tenantUrl)),
  { issuer: `${deployment.tenantUrl}/`, audience, algorithms: ['RS256'] });

test('offers everybody on the sign-in page', async () => {
  const page = await (await visitor.go(pathOf(await visitor.authorize()))).text();
  for (const person of deployment.world.people.values()) assert.ok(page.includes(`value="${person.id}"`), person.id);
});

test('gives an id_token with the claims that Auth0 puts in', async () => {
  const { id_token, access_token, state } = fragmentOf(await visitor.signIn());
  const { payload, protectedHeader } = await verify(id_token!, deployment.clientId);
  const { at_hash, picture, ...claims } = payload;
  const hash = createHash('sha256').update(access_token!).digest().subarray(0, 16).toString('base64url');
  assert.equal(at_hash, hash);
  assert.match(String(picture), /^data:image/);
  assert.equal(state, 'a state');
  assert.equal(protectedHeader.alg, 'RS256');
  assert.ok(protectedHeader.kid);
  const { name, email, nonce, sub, nickname } = claims;
  assert.deepEqual({ name, email, nonce, sub, nickname }, {
    name: 'Alice Ordinary', email: 'alice@example.org', nonce: 'a nonce',
    sub: 'ad|Mozilla-LDAP|alice', nickname: 'alice',
  });
});

test('gives a JWT access token for the audience that was asked for, with the scopes that were', async () => {
  const { access_token, expires_in, token_type } = fragmentOf(await visitor.signIn());
  const { payload } = await verify(access_token!, 'login.taskcluster.net');
  assert.equal(payload.scope, 'openid profile email full-user-credentials taskcluster-credentials');
  assert.equal(payload.azp, deployment.clientId);
  assert.deepEqual(payload.aud, ['login.taskcluster.net', `${deployment.tenantUrl}/userinfo`]);
  assert.equal(expires_in, '7200');
  assert.equal(token_type, 'Bearer');
});

test('keeps to the scopes that were asked for', async () => {
  const back = await visitor.signIn('alice', { scope: 'openid full-user-credentials' });
  const { access_token, id_token } = fragmentOf(back);
  assert.equal(decodeJwt(access_token!).scope, 'openid full-user-credentials');
  assert.equal(decodeJwt(id_token!).name, undefined);
});

test('gives an opaque access token, good for /userinfo alone, where no API was asked for', async () => {
  const { access_token } = fragmentOf(await visitor.signIn('alice', { audience: undefined, scope: 'openid email' }));
  assert.equal(access_token!.includes('.'), false);
  const Authorization = `Bearer ${access_token}`;
  const claims = await (await visitor.go('/userinfo', { headers: { Authorization } })).json();
  assert.deepEqual(claims, { sub: 'ad|Mozilla-LDAP|alice', email: 'alice@example.org', email_verified: true });
});

test('refuses an API it does not know', async () => {
  const answer = fragmentOf(await visitor.authorize({ audience: 'https://other.example' }));
  assert.equal(answer.error, 'access_denied');
  assert.match(answer.error_description!, /^Service not found/);
});

test('renews silently by web_message once somebody is signed in', async () => {
  assert.equal((await visitor.renew()).error, 'login_required');
  await visitor.signIn();
  const answer = await visitor.renew({ nonce: 'second' });
  assert.equal(decodeJwt(answer.id_token!).nonce, 'second');
  assert.equal(answer.state, 'a state');
});

test('says access_denied when the person presses Deny', async () => {
  const page = pathOf(await visitor.authorize());
  const answer = fragmentOf(await visitor.go(pathOf(await visitor.post(page, { decision: 'deny' }))));
  assert.equal(answer.error, 'access_denied');
  assert.equal(answer.state, 'a state');
  assert.equal(answer.access_token, undefined);
});

test('asks connie for consent, and once only', async () => {
  const consent = await visitor.signIn('connie');
  assert.match(redirectOf(consent).pathname, /^\/u\/consent\//);
  assert.equal((await visitor.renew()).error, 'consent_required');
  assert.match(await (await visitor.go(pathOf(consent))).text(), /Connie Consent.*full-user-credentials/s);
  const back = await visitor.go(pathOf(await visitor.post(pathOf(consent), { decision: 'accept' })));
  assert.ok(fragmentOf(back).id_token);
  assert.ok((await visitor.renew()).id_token);
});

test('says access_denied when consent is refused', async () => {
  const consent = await visitor.signIn('connie');
  const back = await visitor.go(pathOf(await visitor.post(pathOf(consent), { decision: 'deny' })));
  assert.equal(fragmentOf(back).error, 'access_denied');
  assert.equal((await visitor.renew()).error, 'consent_required');
});

test('shows the sign-in page again for prompt=login', async () => {
  await visitor.signIn();
  assert.match(pathOf(await visitor.authorize({ prompt: 'login' })), /^\/u\/login\//);
  const { id_token } = fragmentOf(await visitor.signIn('olga', { prompt: 'login' }));
  assert.equal(decodeJwt(id_token!).sub, 'ad|Mozilla-LDAP|olga');
});

test('carries long identities and right-to-left names', async () => {
  assert.match(decodeJwt(fragmentOf(await visitor.signIn('carol')).id_token!).sub!, carolSub);
  const noor = fragmentOf(await new TenantVisitor(deployment).signIn('noor'));
  assert.equal(decodeJwt(noor.id_token!).name, deployment.world.people.get('noor')!.name);
});

test('sends nobody to an address that is not registered', async () => {
  const response = await visitor.authorize({ redirect_uri: 'http://evil.example/' });
  assert.equal(response.status, 400);
  assert.match(await response.text(), /redirect_uri/);
  assert.equal((await visitor.authorize({ client_id: 'nobody' })).status, 400);
});

test('shows what came in a request as text, never as markup', async () => {
  const response = await visitor.authorize({ client_id: '<img src=x>', redirect_uri: '"><script>' });
  assert.equal(response.status, 400);
  assert.doesNotMatch(await response.text(), /<img|<script/);
});

test('keeps a sign-in to the browser that began it', async () => {
  const page = pathOf(await visitor.authorize());
  const stranger = new TenantVisitor(deployment);
  assert.equal((await stranger.post(page, { person: 'alice' })).status, 400);
});

test('redeems a code with PKCE', async () => {
  const verifier = 'v'.repeat(43);
  const redirect_uri = `${deployment.pageUrl}/callback.html`;
  const back = await visitor.signIn('alice', {
    response_type: 'code', redirect_uri, code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const code = redirectOf(back).searchParams.get('code')!;
  const redeem = (code_verifier: string) => visitor.go('/oauth/token', {
    method: 'POST', headers: { Origin: deployment.pageUrl }, body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: deployment.clientId, code, redirect_uri, code_verifier,
    }),
  });
  assert.equal((await redeem('w'.repeat(43))).status, 400);
  const answer = await redeem(verifier);
  assert.equal(answer.headers.get('access-control-allow-origin'), deployment.pageUrl);
  const tokens = await answer.json() as { id_token: string; access_token: string };
  assert.equal(decodeJwt(tokens.id_token).nonce, 'a nonce');
  assert.equal(decodeJwt(tokens.access_token).scope,
    'openid profile email full-user-credentials taskcluster-credentials');
});

test('tells at /userinfo who the token stands for, to script too', async () => {
  const { access_token } = fragmentOf(await visitor.signIn());
  const Origin = 'http://page.example';
  const response = await visitor.go('/userinfo', { headers: { Authorization: `Bearer ${access_token}`, Origin } });
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal((await response.json() as { name: string }).name, 'Alice Ordinary');
  const forged = await visitor.go('/userinfo', { headers: { Authorization: `Bearer ${access_token}x` } });
  assert.equal(forged.status, 401);
});

test('signs out and goes to registered addresses only', async () => {
  await visitor.signIn();
  const away = (returnTo: string) => visitor.go(`/v2/logout?${new URLSearchParams({ returnTo })}`);
  assert.equal((await away('http://evil.example/')).status, 400);
  await visitor.signIn();
  assert.equal(redirectOf(await away(`${deployment.pageUrl}/`)).href, `${deployment.pageUrl}/`);
  assert.equal((await visitor.renew()).error, 'login_required');
  assert.equal(await (await visitor.go('/v2/logout')).text(), 'OK');
});

test('shares this machine with another deployment, each with its own session', async () => {
  const second = await startDeployment();
  const there = visitor.at(second);
  await visitor.signIn('alice');
  await there.signIn('olga');
  assert.equal(decodeJwt((await visitor.renew()).id_token!).sub, 'ad|Mozilla-LDAP|alice');
  await there.go('/v2/logout');
  assert.equal((await there.renew()).error, 'login_required');
  assert.ok((await visitor.renew()).id_token);
  await second.close();
});

test('answers by 127.0.0.1 as an issuer of its own with the same keys', async () => {
  const elsewhere = new TenantVisitor(deployment, deployment.crossSite.tenantUrl);
  const redirect_uri = `${deployment.crossSite.pageUrl}/`;
  const { id_token } = fragmentOf(await elsewhere.signIn('alice', { redirect_uri }));
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', deployment.tenantUrl));
  const { payload } = await jwtVerify(id_token!, keys, { audience: deployment.clientId });
  assert.equal(payload.iss, `${deployment.crossSite.tenantUrl}/`);
});
