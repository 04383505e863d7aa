import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { verifyIdToken } from '../../src/providers/auth0/id-token.js';
import { errorOf } from './helpers/ports.js';

const own = await generateKeyPair('RS256', { extractable: true });
const foreign = await generateKeyPair('RS256', { extractable: true });
const publicKey: JWK = { ...(await exportJWK(own.publicKey)), kid: 'own', use: 'sig', alg: 'RS256' };
const keys = [publicKey];

const minute = 60_000;
const now = Date.UTC(2026, 0, 1, 12);
const inMinutes = (minutes: number) => Math.floor((now + minutes * minute) / 1000);
const accessToken = 'an access token';
const hashOf = (token: string) => createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');
const sound: JWTPayload = {
  iss: 'https://tenant.example/', aud: 'page', sub: 'ad|Mozilla-LDAP|alice', nonce: 'nonce', at_hash: hashOf(accessToken),
  iat: inMinutes(0), exp: inMinutes(600),
};

interface Forgery {
  claims?: Record<string, unknown>;
  header?: Partial<JWTHeaderParameters>;
  key?: Parameters<SignJWT['sign']>[0];
}

async function forge({ claims = {}, header = {}, key = own.privateKey }: Forgery): Promise<string> {
  const payload = Object.fromEntries(Object.entries({ ...sound, ...claims }).filter(([, value]) => value !== null));
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'own', ...header }).sign(key);
}

function verify(idToken: string, { asked = now, keySet = keys }: { asked?: number; keySet?: JWK[] } = {}) {
  const expected = { keys: keySet, issuer: 'https://tenant.example/', clientId: 'page', nonce: 'nonce', asked, now };
  return verifyIdToken({ idToken, accessToken, expiresIn: 7200 }, expected);
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const secret = new TextEncoder().encode(JSON.stringify(publicKey));

const forgeries: [string, string, Forgery][] = [
  ['is signed with the public key as a secret', 'alg', { header: { alg: 'HS256' }, key: secret }],
  ['is signed by a key of another name', 'kid', { header: { kid: 'other' } }],
  ['names no key', 'kid', { header: { kid: undefined } }],
  ['is signed by another key under the own name', 'signature', { key: foreign.privateKey }],
  ['is of another issuer', 'iss', { claims: { iss: 'https://evil.example/' } }],
  ['is of the issuer without its slash', 'iss', { claims: { iss: 'https://tenant.example' } }],
  ['has no issuer', 'iss', { claims: { iss: null } }],
  ['is for another client', 'aud', { claims: { aud: 'other' } }],
  ['is for nobody', 'aud', { claims: { aud: null } }],
  ['is for several and names no party', 'azp', { claims: { aud: ['page', 'other'] } }],
  ['is for several and another asked', 'azp', { claims: { aud: ['page', 'other'], azp: 'other' } }],
  ['was asked for by another client', 'azp', { claims: { azp: 'other' } }],
  ['carries another nonce', 'nonce', { claims: { nonce: 'other' } }],
  ['carries no nonce', 'nonce', { claims: { nonce: null } }],
  ['says nothing of the access token', 'at_hash', { claims: { at_hash: null } }],
  ['belongs to another access token', 'at_hash', { claims: { at_hash: hashOf('another') } }],
  ['names nobody', 'sub', { claims: { sub: null } }],
  ['has an empty name', 'sub', { claims: { sub: '' } }],
  ['has no time of issue', 'iat', { claims: { iat: null } }],
  ['has a text as time of issue', 'iat', { claims: { iat: 'now' } }],
  ['has no end', 'exp', { claims: { exp: null } }],
  ['ended two minutes ago', 'exp', { claims: { exp: inMinutes(-2), iat: inMinutes(0) } }],
  ['ended before it was issued', 'exp', { claims: { exp: inMinutes(-31), iat: inMinutes(-30) } }],
  ['begins in two minutes', 'nbf', { claims: { nbf: inMinutes(2) } }],
];
// The number is the scenario's, by what must be found wrong.
const scenario: Record<string, number> = {
  nonce: 5, alg: 6, kid: 6, signature: 6, iss: 7, aud: 7, azp: 7, exp: 7, nbf: 7, at_hash: 8,
};
const numbered = (fault: string) => (scenario[fault] ? `${scenario[fault]}: ` : '');

for (const [what, fault, forgery] of forgeries) {
  test(`${numbered(fault)}refuses an id_token that ${what}`, async () => {
    const error = await errorOf(verify(await forge(forgery), fault === 'exp' ? { asked: now - 40 * minute } : {}));
    assert.deepEqual([error.code, error.serverCode], ['invalid-response', fault]);
  });
}

const malformed: [string, string, string][] = [
  ['is unsigned', 'alg', `${encode({ alg: 'none', kid: 'own' })}.${encode(sound)}.`],
  ['is no token', 'malformed', 'token'],
  ['has four parts', 'malformed', `${await forge({})}.x`],
  ['has an array for claims', 'malformed', `${encode({ alg: 'RS256', kid: 'own' })}.${encode([])}.x`],
];
for (const [what, fault, token] of malformed) {
  test(`${numbered(fault)}refuses an id_token that ${what}`, async () => {
    assert.equal((await errorOf(verify(token))).serverCode, fault);
  });
}

test('refuses an id_token with one character changed', async () => {
  const [header, , signature] = (await forge({})).split('.');
  const token = `${header}.${encode({ ...sound, sub: 'somebody else' })}.${signature}`;
  assert.equal((await errorOf(verify(token))).serverCode, 'signature');
});

test('refuses a key that the tenant keeps for something else', async () => {
  for (const change of [{ use: 'enc' }, { alg: 'RS512' }, { kty: 'EC' }]) {
    const error = await errorOf(verify(await forge({}), { keySet: [{ ...publicKey, ...change }] }));
    assert.equal(error.serverCode, 'kid');
  }
});

test('no message and no hint repeats the token', async () => {
  const token = await forge({ claims: { nonce: 'other' } });
  const error = await errorOf(verify(token));
  for (const part of token.split('.')) assert.ok(!`${error.message}${error.hint}${String(error.cause)}`.includes(part));
});

test('takes a sound token, whatever the way its audience is written', async () => {
  for (const claims of [{}, { aud: ['page'] }, { aud: ['page', 'other'], azp: 'page' }, { azp: 'page', nbf: inMinutes(0.9) }]) {
    const verified = await verify(await forge({ claims }));
    assert.equal(verified.claims.sub, 'ad|Mozilla-LDAP|alice');
    assert.equal(verified.clockOffset, 0);
  }
});

const clocks: [string, number, number, number][] = [
  ['50 seconds behind', 50 / 60, 0, 0],
  ['10 minutes behind', 10, 0, 10],
  ['10 minutes ahead', -10, 0, -10],
  ['right, the answer five minutes late', -5, -6, 0],
];
for (const [what, iat, asked, offset] of clocks) {
  test(`learns of a clock that is ${what}`, async () => {
    const verified = await verify(await forge({ claims: { iat: inMinutes(iat), exp: inMinutes(iat + 5) } }), { asked: now + asked * minute });
    assert.equal(verified.clockOffset, offset * minute);
  });
}

test('says that the clock is wrong by hours, and in which direction', async () => {
  const ahead = await errorOf(verify(await forge({ claims: { iat: inMinutes(-180) } })));
  assert.deepEqual([ahead.code, ahead.message], ['clock', 'This computer\'s clock is about 3 hours ahead. Set it right and sign in again.']);
  const behind = await errorOf(verify(await forge({ claims: { iat: inMinutes(60 * 24 * 365), exp: inMinutes(60 * 24 * 366) } })));
  assert.match(behind.message, /about 365 days behind/);
});
