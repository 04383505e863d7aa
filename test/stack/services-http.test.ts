import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sign, startServices, type ErrorBody } from './services-deployment.js';

const deployment = await startServices();
const { rootUrl } = deployment;
const ada = deployment.permanent('github/1|ada', ['secrets:*', 'queue:*']);

const cors = {
  'access-control-allow-origin': '*',
  'access-control-max-age': '900',
  'access-control-allow-methods': 'OPTIONS,GET,HEAD,POST,PUT,DELETE,TRACE,CONNECT',
  'access-control-request-method': '*',
  'access-control-allow-headers': 'X-Requested-With,Content-Type,Authorization,Accept,Origin,Cache-Control',
  'cache-control': 'no-store no-cache must-revalidate',
  'x-content-type-options': 'nosniff',
  vary: 'Accept-Encoding',
};

function assertHeaders(response: Response, expected: Record<string, string>) {
  const sent = Object.keys(expected).map((name) => [name, response.headers.get(name)]);
  assert.deepEqual(Object.fromEntries(sent), expected);
}

const answers = [
  { name: 'a success', path: '/api/auth/v1/ping', status: 200 },
  { name: 'a refusal', path: '/api/queue/v1/task/notaslug', status: 400 },
  { name: 'nothing found', path: '/api/auth/v1/clients/nobody', status: 403 },
  { name: 'an unknown route', path: '/api/auth/v1/nowhere', status: 404 },
];

for (const { name, path, status } of answers) {
  test(`${name} has the headers of every answer, whatever the origin says`, async () => {
    for (const origin of ['https://example.com', 'null']) {
      const response = await fetch(rootUrl + path, { headers: { origin } });
      assert.equal(response.status, status);
      assertHeaders(response, cors);
      assert.match(response.headers.get('etag') ?? '', /^W\/"/);
      assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'none';/);
      assert.match(response.headers.get('x-for-trace-id') ?? '', /^[\w-]{36}$/);
      assert.match(response.headers.get('x-for-request-id') ?? '', /^[\w-]{36}$/);
      for (const hidden of ['access-control-expose-headers', 'access-control-allow-credentials', 'x-powered-by']) {
        assert.equal(response.headers.get(hidden), null, hidden);
      }
    }
  });
}

test('OPTIONS lists the methods of a known route as text', async () => {
  const response = await fetch(`${rootUrl}/api/auth/v1/ping`, { method: 'OPTIONS' });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
  assert.equal(await response.text(), 'GET, HEAD');
  assertHeaders(response, cors);
});

test('OPTIONS on an unknown route is 404 with CORS headers', async () => {
  const response = await fetch(`${rootUrl}/api/auth/v1/nowhere`, { method: 'OPTIONS' });
  assert.equal(response.status, 404);
  assertHeaders(response, cors);
});

test('an unknown route, a wrong method and a route of another case say "Not found"', async () => {
  const requests: [string, string][] = [['GET', 'nowhere'], ['DELETE', 'ping'], ['GET', 'Ping'], ['GET', 'client/a/b']];
  for (const [method, path] of requests) {
    const response = await fetch(`${rootUrl}/api/auth/v1/${path}`, { method });
    assert.equal(response.status, 404);
    assert.deepEqual(await response.json(), { error: 'Not found' });
    assertHeaders(response, cors);
  }
});

test('an unknown version has no CORS headers', async () => {
  const response = await fetch(`${rootUrl}/api/auth/v9/ping`);
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), { error: 'Not found' });
  assert.equal(response.headers.get('access-control-allow-origin'), null);
});

test('an unknown service is an HTML page without CORS headers', async () => {
  const response = await fetch(`${rootUrl}/api/x/v1/ping`);
  assert.equal(response.status, 404);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
});

test('every service pings without credentials', async () => {
  for (const service of ['auth', 'queue', 'hooks', 'secrets']) {
    const response = await fetch(`${rootUrl}/api/${service}/v1/ping`);
    const body = await response.json() as { alive: boolean; uptime: number };
    assert.equal(body.alive, true);
    assert.equal(typeof body.uptime, 'number');
  }
});

test('an error is JSON of two spaces that repeats the request', async () => {
  const response = await fetch(`${rootUrl}/api/queue/v1/task/notaslug`);
  const text = await response.text();
  const body = JSON.parse(text) as ErrorBody;
  assert.equal(text, JSON.stringify(body, null, 2));
  assert.deepEqual(Object.keys(body), ['code', 'message', 'requestInfo']);
  assert.deepEqual(Object.keys(body.requestInfo), ['method', 'params', 'payload', 'time']);
  const { method, params, payload, time } = body.requestInfo;
  assert.deepEqual({ method, params, payload }, { method: 'task', params: { taskId: 'notaslug' }, payload: {} });
  assert.ok(Math.abs(Date.parse(time) - Date.now()) < 60_000);
  assert.equal(body.message, "Invalid URL patterns:\nURL parameter 'taskId' given as 'notaslug' must match regular "
    + "expression: '/^[A-Za-z0-9_-]{8}[Q-T][A-Za-z0-9_-][CGKOSWaeimquy26-][A-Za-z0-9_-]{10}[AQgw]$/'"
    + '\n\n---\n\n* method:     task\n* errorCode:  InvalidRequestArguments\n* statusCode: 400\n* time:       ' + time);
});

const queries = [
  { query: 'limit=abc', message: 'Query-string parameter: limit="abc" does not match expression: /^[0-9]+$/' },
  { query: 'colour=red', message: 'Query-string parameter: colour is not supported!' },
  { query: 'limit=1&limit=2', message: 'Query-string parameter: limit must be a string!' },
];

for (const { query, message } of queries) {
  test(`the query ${query} is refused`, async () => {
    const url = `${rootUrl}/api/secrets/v1/secrets?${query}`;
    const response = await fetch(url, { headers: { authorization: sign(url, ada) } });
    assert.equal(response.status, 400);
    const body = await response.json() as ErrorBody;
    assert.equal(body.code, 'InvalidRequestArguments');
    assert.equal(body.message.split('\n\n---\n')[0], message);
  });
}

async function putSecret(body: string, contentType: string | undefined) {
  const url = `${rootUrl}/api/secrets/v1/secret/demo%2Fone`;
  const headers = new Headers({ authorization: sign(url, ada, { method: 'PUT' }) });
  if (contentType !== undefined) headers.set('content-type', contentType);
  // A Blob without a type keeps fetch from adding one of its own.
  const response = await fetch(url, { method: 'PUT', body: new Blob([body]), headers });
  return { status: response.status, body: await response.json() as ErrorBody };
}

test('a body has to be JSON and be called so', async () => {
  const good = JSON.stringify({ secret: {}, expires: new Date().toJSON() });
  for (const contentType of ['text/plain', undefined]) {
    const { status, body } = await putSecret(good, contentType);
    assert.equal(status, 400);
    assert.equal(body.code, 'MalformedPayload');
    assert.ok(body.message.startsWith('Payload must be JSON with content-type: application/json got content-type: '
      + (contentType ?? 'null')), body.message);
  }
  const { body } = await putSecret('{"half', 'application/json');
  assert.equal(body.code, 'MalformedPayload');
  assert.match(body.message, /^Failed to parse JSON: /);
  assert.match((await putSecret('"text"', 'application/json')).body.message,
    /^Failed to parse JSON: Must be an object or array/);
});

test('a payload that is not JSON is repeated as text', async () => {
  const url = `${rootUrl}/api/queue/v1/task/BMXVVVTnR4mnHzKkRvzLDw`;
  const response = await fetch(url, {
    method: 'PUT', body: '{"half', headers: { 'content-type': 'application/json' },
  });
  const { requestInfo } = await response.json() as ErrorBody;
  assert.equal(requestInfo.payload, '{"half');
});

test('a secret is not repeated in an error', async () => {
  const { status, body } = await putSecret('{"secret":{"password":"swordfish"}}', 'application/json');
  assert.equal(status, 400);
  assert.ok(!JSON.stringify(body).includes('swordfish'));
});

test('a body of more than 10 MB is an internal error with an HTML page', async () => {
  const url = `${rootUrl}/api/secrets/v1/secret/demo%2Flarge`;
  const response = await fetch(url, {
    method: 'PUT', body: JSON.stringify({ secret: { text: 'x'.repeat(10 * 1024 * 1024) } }),
    headers: { 'content-type': 'application/json', authorization: sign(url, ada, { method: 'PUT' }) },
  });
  assert.equal(response.status, 500);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  assertHeaders(response, cors);
});

test('POST without a body and GET with a content type are fine', async () => {
  const cancel = `${rootUrl}/api/queue/v1/task/BMXVVVTnR4mnHzKkRvzLDw/cancel`;
  const missing = await fetch(cancel, {
    method: 'POST', headers: { authorization: sign(cancel, ada, { method: 'POST' }) },
  });
  assert.equal(missing.status, 404);
  const ping = await fetch(`${rootUrl}/api/auth/v1/ping`, { headers: { 'content-type': 'text/plain' } });
  assert.equal(ping.status, 200);
});

test('references and schemas are there, without CORS headers', async () => {
  const manifest = await fetch(`${rootUrl}/references/manifest.json`);
  assert.equal(manifest.headers.get('access-control-allow-origin'), null);
  const { references } = await manifest.json() as { references: string[] };
  assert.ok(references.includes(`${rootUrl}/references/auth/v1/api.json`));
  for (const url of references) {
    const response = await fetch(url);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    const reference = await response.json() as { $schema: string; entries: { name: string }[] };
    assert.equal(reference.$schema, `${rootUrl}/schemas/common/api-reference-v0.json#`);
    assert.ok(reference.entries.some(({ name }) => name === 'ping'));
  }
  const schema = await fetch(`${rootUrl}/schemas/queue/v1/create-task-request.json`);
  assert.equal(((await schema.json()) as { type: string }).type, 'object');
  assert.equal((await fetch(`${rootUrl}/schemas/queue/v1/nothing.json`)).status, 404);
});
