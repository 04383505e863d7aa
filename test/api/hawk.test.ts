import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { bewit, hawkHeader } from '../../src/api/signing/hawk.js';
import { hawkExt } from '../../src/api/signing/ext.js';
import { TcError } from '../../src/session/errors.js';

interface Hawk {
  client: { header(url: string, verb: string, options: object): { header: string } };
  uri: { getBewit(url: string, options: object): string };
}

const hawk = createRequire(import.meta.url)('hawk') as Hawk;
const pick = <T>(...list: T[]): T => list[randomInt(list.length)]!;
const word = (length = randomInt(1, 30)) => randomBytes(length).toString('base64url');

function randomRequest() {
  const credentials = {
    clientId: `${word()}${pick('', '/', '|', '@', ':', '!', '.', '+')}${word()}`,
    accessToken: word(randomInt(1, 60)),
    certificate: pick(undefined, JSON.stringify({ version: 1, scopes: [word(), `ünïcode:${word()}`], seed: word() })),
  };
  const host = pick('tc.example.com', 'TC.Example.COM', 'localhost', '127.0.0.1');
  const origin = `${pick('http', 'https')}://${host}${pick('', ':80', ':443', ':8080')}`;
  const path = `/api/${word()}/v1/${encodeURIComponent(`${word()}|ü ${word()}`)}`;
  const query = pick('', `?a=${word()}`, `?a=${word()}&b=%7C`);
  const authorizedScopes = pick(undefined, [], [word(), 'queue:*']);
  return { url: origin + path + query, credentials, ext: hawkExt(credentials, authorizedScopes) };
}

test('writes 500 random headers as the hawk package does', async () => {
  for (let run = 0; run < 500; run += 1) {
    const { url, credentials, ext } = randomRequest();
    const verb = pick('GET', 'POST', 'PUT', 'DELETE', 'HEAD');
    const timestamp = randomInt(1, 2 ** 32);
    const nonce = word(5);
    const key = { id: credentials.clientId, key: credentials.accessToken, algorithm: 'sha256' };
    const { header } = hawk.client.header(url, verb, { credentials: key, ext, timestamp, nonce });
    assert.equal(await hawkHeader({ url, verb, credentials, ext, timestamp, nonce }), header);
  }
});

test('writes 500 random bewits as the hawk package does', async () => {
  for (let run = 0; run < 500; run += 1) {
    const { url, credentials, ext } = randomRequest();
    const ttlSec = randomInt(1, 1_000_000);
    const key = { id: credentials.clientId, key: credentials.accessToken, algorithm: 'sha256' };
    const theirs = hawk.uri.getBewit(url, { credentials: key, ext, ttlSec });
    const expires = Number(Buffer.from(theirs, 'base64url').toString().split('\\')[1]);
    assert.equal(await bewit({ url, credentials, ext, expires }), theirs);
  }
});

test('signs with another nonce each time', async () => {
  const { url, credentials } = randomRequest();
  const headers = await Promise.all(
    Array.from({ length: 50 }, () => hawkHeader({ url, verb: 'GET', credentials, timestamp: 1 })),
  );
  assert.equal(new Set(headers).size, 50);
});

test('says that a broken certificate cannot be read, without quoting it', () => {
  const credentials = { clientId: 'c', accessToken: 'a', certificate: '{"seed":"secret' };
  assert.throws(
    () => hawkExt(credentials),
    (error) => error instanceof TcError && error.code === 'credentials-rejected' && !/secret/.test(error.stack!),
  );
});

for (const credentials of [
  { clientId: '', accessToken: 'a' },
  { clientId: 'a"b', accessToken: 'a' },
  { clientId: 'ünicode', accessToken: 'a' },
  { clientId: 'a\\b', accessToken: 'a' },
  { clientId: 'a', accessToken: '' },
]) {
  test(`refuses to sign with ${JSON.stringify(credentials)}`, async () => {
    const request = { url: 'https://tc.example.com/x', credentials, timestamp: 1, verb: 'GET', expires: 1 };
    await assert.rejects(hawkHeader(request), { code: 'credentials-rejected' });
    await assert.rejects(bewit(request), { code: 'credentials-rejected' });
  });
}
