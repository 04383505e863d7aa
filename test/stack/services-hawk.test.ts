import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import hawk from 'hawk';
import taskcluster, { type TaskclusterCredentials } from 'taskcluster-client';
import { issuerClientId } from '../../demo/stack/services/clients.js';
import { certificateExt, ext, sign, startServices, type ErrorBody } from './services-deployment.js';

const deployment = await startServices();
const { rootUrl, world } = deployment;
const url = `${rootUrl}/api/auth/v1/scopes/current`;
const ada = deployment.permanent('github/1|ada', ['demo:read', 'auth:create-client:github/1|ada/*']);
const named = deployment.temporary('mozilla-auth0/ad|Mozilla-LDAP|bea', ['demo:write']);

interface Case {
  name: string;
  /** Sent as it is; none when left out. */
  header?: string | (() => string);
  /** Path and query, in place of currentScopes. */
  path?: string;
  status: number;
  /** How the message begins. */
  message?: string;
  /** Among the caller's scopes. */
  scope?: string;
}

const skewed = (minutes: number, credentials = ada) => () => sign(url, credentials, {
  timestamp: Math.floor(Date.now() / 1000) + minutes * 60,
});
const unnamed = unnamedTemporary();
const withCertificate = (change: (certificate: Record<string, unknown>) => unknown, credentials = named) => {
  const certificate = JSON.parse(credentials.certificate) as Record<string, unknown>;
  return sign(url, credentials, { ext: ext({ certificate: change(certificate) }) });
};
const wrongToken = { ...ada, accessToken: 'x'.repeat(44) };
const disabled = deployment.permanent('disabled', []);
world.clients.disable('disabled');
const expired = deployment.permanent('expired', []);
world.clients.update('expired', { expires: new Date(world.clock.now() - 1000) });

const cases: Case[] = [
  { name: 'good permanent', header: sign(url, ada), status: 200, scope: 'demo:read' },
  { name: 'good temporary, named', header: sign(url, named), status: 200, scope: 'demo:write' },
  { name: 'good temporary, unnamed', header: sign(url, unnamed), status: 200, scope: 'demo:unnamed' },
  { name: 'no Authorization', status: 200, scope: 'assume:anonymous' },
  { name: 'an empty Authorization', header: '', status: 200, scope: 'assume:anonymous' },
  { name: 'wrong accessToken', header: sign(url, wrongToken), status: 401, message: 'Unauthorized: Bad mac' },
  { name: 'signed for another host', header: sign(url.replace('localhost', '127.0.0.1'), ada), status: 401,
    message: 'Unauthorized: Bad mac' },
  { name: 'signed for another port', header: sign(url.replace(/:\d+/, ':1'), ada), status: 401,
    message: 'Unauthorized: Bad mac' },
  { name: 'signed for another path', header: sign(`${url}/`, ada), status: 401, message: 'Unauthorized: Bad mac' },
  { name: 'signed for another method', header: sign(url, ada, { method: 'HEAD' }), status: 401,
    message: 'Unauthorized: Bad mac' },
  { name: 'sha1', header: sign(url, ada, { algorithm: 'sha1' }), status: 401, message: 'Unauthorized: Bad mac' },
  { name: 'unknown client', header: sign(url, { ...ada, clientId: 'nope' }), status: 401,
    message: "Client with clientId 'nope' not found" },
  { name: 'disabled client', header: sign(url, disabled), status: 401,
    message: "Client with clientId 'disabled' is disabled" },
  { name: 'expired client', header: sign(url, expired), status: 401,
    message: "Client with clientId: 'expired' has expired" },
  { name: '20 minutes slow', header: skewed(-20), status: 401, message: 'Unauthorized: Stale timestamp' },
  { name: '20 minutes fast', header: skewed(20), status: 401, message: 'Unauthorized: Stale timestamp' },
  { name: '14 minutes slow', header: skewed(-14), status: 200 },
  { name: '14 minutes fast', header: skewed(14), status: 200 },
  { name: 'stale and wrong token', header: skewed(-20, wrongToken), status: 401, message: 'Unauthorized: Bad mac' },
  { name: 'garbage', header: 'garbage', status: 401, message: 'Unauthorized: Unauthorized' },
  { name: 'Bearer', header: 'Bearer abc', status: 401, message: 'Unauthorized: Unauthorized' },
  { name: 'attributes missing', header: 'Hawk id="nope"', status: 401, message: 'Bad Request: Missing attributes' },
  { name: 'non-ASCII id', header: 'Hawk id="n\u00f6pe", ts="1", nonce="a", mac="b"', status: 401,
    message: 'Bad Request: Bad attribute value: id' },
  { name: 'a header over 4,096 characters', header: `Hawk id="${'a'.repeat(4100)}"`, status: 401,
    message: 'Bad Request: Header length too long' },
  { name: 'ext not base64 JSON', header: sign(url, ada, { ext: 'garbage' }), status: 401,
    message: 'Failed to parse ext' },
  { name: 'ext {}', header: sign(url, ada, { ext: ext({}) }), status: 200, scope: 'demo:read' },
  { name: 'certificate null', header: sign(url, ada, { ext: ext({ certificate: null }) }), status: 200,
    scope: 'demo:read' },
  { name: 'ext in base64url without padding, UTF-8 inside', status: 200, scope: 'demo:read',
    header: sign(url, ada, { ext: Buffer.from('{"note":"?>?>ö"}').toString('base64url') }) },
  { name: 'certificate expired 6 minutes ago', header: sign(url, deployment.temporary('late', ['demo:late'], -60, -6)),
    status: 401, message: 'ext.certificate.expiry < now' },
  { name: 'certificate expired 3 minutes ago', header: sign(url, deployment.temporary('late', ['demo:late'], -60, -3)),
    status: 200 },
  { name: 'certificate starts in 6 minutes', header: sign(url, deployment.temporary('early', ['demo:early'], 6, 60)),
    status: 401, message: 'ext.certificate.start > now' },
  { name: 'certificate starts in 4 minutes', header: sign(url, deployment.temporary('early', ['demo:early'], 4, 60)),
    status: 200 },
  { name: 'certificate scopes beyond the issuer', header: () => sign(url, unnamedTemporary(['demo:admin'], ada)),
    status: 401, message: "ext.certificate issuer `github/1|ada` doesn't satisfy all certificate scopes demo:admin." },
  { name: 'a name the issuer may not create', header: () => sign(url, namedBy(ada, 'github/2|eve')), status: 401,
    message: "ext.certificate issuer `github/1|ada` doesn't have `auth:create-client:github/2|eve` for supplied "
      + 'clientId.' },
  { name: 'a name the issuer may create', header: () => sign(url, namedBy(ada, 'github/1|ada/laptop')), status: 200 },
  { name: 'certificate altered', header: withCertificate((certificate) => ({ ...certificate, scopes: [] }), unnamed),
    status: 401, message: 'ext.certificate.signature is not valid\n' },
  { name: 'named certificate altered', header: withCertificate((certificate) => ({ ...certificate, scopes: [] })),
    status: 401, message: 'ext.certificate.signature is not valid, or wrong clientId provided\n' },
  // The published client ends `scopes:` with a newline where the service has none.
  { name: 'a certificate without any scope', header: sign(url, deployment.temporary('empty', [])), status: 401,
    message: 'ext.certificate.signature is not valid' },
  { name: 'unnamed temporary without its certificate', header: sign(url, { ...unnamed, certificate: undefined }),
    status: 401, message: 'Unauthorized: Bad mac' },
  { name: 'named temporary without its certificate', header: sign(url, { ...named, certificate: undefined }),
    status: 401, message: "Client with clientId 'mozilla-auth0/ad|Mozilla-LDAP|bea' not found" },
  { name: 'certificate as a string', header: withCertificate(JSON.stringify, unnamed), status: 401,
    message: 'ext.certificate must be a JSON object' },
  { name: 'authorizedScopes beyond the credentials', status: 401,
    header: sign(url, ada, { ext: ext({ authorizedScopes: ['demo:admin'] }) }),
    message: 'Supplied credentials do not satisfy authorizedScopes; credentials have scopes:' },
  { name: 'a bewit of permanent credentials', path: bewit(ada), status: 200, scope: 'demo:read' },
  { name: 'a bewit of temporary credentials', path: bewit(named), status: 200, scope: 'demo:write' },
  { name: 'an expired bewit', path: bewit(ada, -60), status: 401, message: 'Unauthorized: Access expired' },
  { name: 'bewit and Authorization', path: bewit(ada), header: sign(url, ada), status: 401,
    message: 'Cannot use two authentication schemes at once this request has both bewit in querystring and '
      + "'authorization' header" },
  { name: 'a bewit that makes the path longer than 4,096 characters', status: 401,
    path: bewit(deployment.temporary('many', Array.from({ length: 60 }, (_, i) => `demo:${i}:`.padEnd(40, 'x')))),
    message: 'Bad Request: Resource path exceeds max length' },
];

for (const { name, header, path, status, message, scope } of cases) {
  test(`${name}: ${status}`, async () => {
    const authorization = typeof header === 'function' ? header() : header;
    const response = await request(path ?? '/api/auth/v1/scopes/current', { authorization });
    const body = response.body as ErrorBody & { scopes: string[] };
    assert.equal(response.status, status, JSON.stringify(body));
    assert.equal(response.headers['access-control-allow-origin'], '*');
    if (status === 200) {
      assert.ok(body.scopes.includes('assume:anonymous'), 'everybody has the anonymous role');
      if (scope) assert.ok(body.scopes.includes(scope), body.scopes.join(' '));
      return;
    }
    assert.equal(body.code, 'AuthenticationFailed');
    assert.equal(response.headers['www-authenticate'], 'hawk');
    assert.ok(body.message.startsWith(message ?? ''), body.message);
    assert.match(body.message, /^\* errorCode: {2}AuthenticationFailed$/m);
  });
}

test('a nonce may be used twice', async () => {
  const authorization = sign(url, ada, { nonce: 'again1' });
  for (const _ of ['first', 'second']) {
    assert.equal((await request('/api/auth/v1/scopes/current', { authorization })).status, 200);
  }
});

test('the skew is measured by the clock of the servers', async () => {
  world.clock.shift(20 * 60_000);
  const late = await request('/api/auth/v1/scopes/current', { authorization: sign(url, ada) });
  world.clock.reset();
  assert.equal(late.status, 401);
  assert.match((late.body as ErrorBody).message, /^Unauthorized: Stale timestamp/);
  const serverTime = Date.parse((late.body as ErrorBody).requestInfo.time);
  assert.ok(serverTime - Date.now() > 19 * 60_000, 'the error tells the time of the server');
});

test('a refusal says no time of its own and a success proves nothing back', async () => {
  const stale = await request('/api/auth/v1/scopes/current', { authorization: skewed(-20)() });
  assert.equal(stale.headers['www-authenticate'], 'hawk');
  const good = await request('/api/auth/v1/scopes/current', { authorization: sign(url, ada) });
  assert.equal(good.headers['server-authorization'], undefined);
});

test('an ended certificate is refused as expired', async () => {
  const ended = deployment.temporary('ended', ['demo:ended']);
  world.certificates.expireAll();
  const { body } = await request('/api/auth/v1/scopes/current', { authorization: sign(url, ended) });
  world.certificates.reset();
  assert.match((body as ErrorBody).message, /^ext\.certificate\.expiry < now/);
});

test('authorizedScopes narrow, but the anonymous role always stays', async () => {
  const all = ['demo:read', 'auth:create-client:github/1|ada/*'];
  for (const [authorizedScopes, expected] of [[[], []], [['demo:read'], ['demo:read']], [all, all]]) {
    const { body } = await request('/api/auth/v1/scopes/current', {
      authorization: sign(url, ada, { ext: ext({ authorizedScopes }) }),
    });
    const { scopes } = body as { scopes: string[] };
    assert.deepEqual(scopes.filter((scope) => all.includes(scope)).sort(), [...expected ?? []].sort());
    assert.ok(scopes.includes('assume:anonymous'));
  }
});

test('ping asks for no signature, not even a good one', async () => {
  const { status } = await request('/api/auth/v1/ping', { authorization: 'garbage' });
  assert.equal(status, 200);
});

test('HEAD is signed as HEAD, and a trailing slash still routes', async () => {
  const head = await fetch(url, { method: 'HEAD', headers: { authorization: sign(url, ada, { method: 'HEAD' }) } });
  assert.equal(head.status, 200);
  const slash = await fetch(`${url}/`, { headers: { authorization: sign(`${url}/`, ada) } });
  assert.equal(slash.status, 200);
});

test('behind a proxy that ends TLS the port is 443, or the one that the proxy names', async () => {
  const asSigned = (port: string) => sign(url.replace(/:\d+/, port).replace('http:', 'https:'), ada);
  const standard = await request('/api/auth/v1/scopes/current', {
    authorization: asSigned(''), 'x-forwarded-proto': 'https',
  });
  assert.equal(standard.status, 200);
  const wrong = await request('/api/auth/v1/scopes/current', {
    authorization: asSigned(':8443'), 'x-forwarded-proto': 'https',
  });
  assert.equal(wrong.status, 401);
  const other = await request('/api/auth/v1/scopes/current', {
    authorization: asSigned(':8443'), 'x-forwarded-proto': 'https', 'x-forwarded-port': '8443',
  });
  assert.equal(other.status, 200);
});

test('a payload hash is optional, and checked over the UTF-8 body when there is one', async () => {
  const to = `${rootUrl}/api/secrets/v1/secret/demo%2Fhash`;
  const eve = deployment.permanent('eve', ['secrets:set:demo/*']);
  const payload = JSON.stringify({ secret: { text: 'Grüße, 世界' }, expires: new Date().toJSON() });
  const put = (options: object, contentType = 'application/json') => fetch(to, {
    method: 'PUT', body: payload,
    headers: { 'content-type': contentType, authorization: sign(to, eve, { method: 'PUT', ...options }) },
  });
  const signed = { payload, contentType: 'application/json' };
  assert.equal((await put({})).status, 200);
  assert.equal((await put(signed)).status, 200);
  assert.equal((await put(signed, 'Application/JSON;charset=utf-8')).status, 200);
  const wrong = await put({ ...signed, payload: 'something else' });
  assert.equal(wrong.status, 401);
  const { message } = await wrong.json() as ErrorBody;
  assert.ok(message.startsWith('Invalid payload hash: {{hash}}\nComputed payload hash: '), message);
  const get = (hash: string) => request('/api/auth/v1/scopes/current', { authorization: sign(url, ada, { hash }) });
  assert.equal((await get(hawk.crypto.calculatePayloadHash('', 'sha256', ''))).status, 200);
  assert.equal((await get(hawk.crypto.calculatePayloadHash('x', 'sha256', ''))).status, 401);
});

/** Temporary credentials in the name of the client that signs them, which only permanent clients can make. */
function unnamedTemporary(scopes = ['demo:unnamed'], by: TaskclusterCredentials = issuer()) {
  return temporaryBy(by, scopes);
}

function namedBy(by: TaskclusterCredentials, clientId: string) {
  return temporaryBy(by, ['demo:read'], clientId);
}

function temporaryBy(credentials: TaskclusterCredentials, scopes: string[], clientId?: string) {
  const [start, expiry] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  return taskcluster.createTemporaryCredentials({ credentials, scopes, clientId, start, expiry });
}

function issuer(): TaskclusterCredentials {
  const { clientId = '', accessToken = '' } = world.clients.get(issuerClientId) ?? {};
  return { clientId, accessToken };
}

function bewit(credentials: TaskclusterCredentials, ttlSec = 60): string {
  const { clientId, accessToken } = credentials;
  const signature = hawk.client.getBewit(url, {
    credentials: { id: clientId, key: accessToken, algorithm: 'sha256' }, ttlSec, ext: certificateExt(credentials),
  });
  return `/api/auth/v1/scopes/current?bewit=${signature}`;
}

/** Node's own client: it sends headers that `fetch` refuses to. */
async function request(path: string, headers: Record<string, string | undefined>) {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: unknown }>((resolve, reject) => {
    http.get(`${rootUrl}${path}`, { headers: sent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(text) as unknown });
      });
    }).on('error', reject);
  });
}
