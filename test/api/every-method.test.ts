import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { buildUrl, callApi, listMethods, listServices, signedUrl, type ApiMethod } from '../../src/api/index.js';
import { hawkExt } from '../../src/api/signing/ext.js';
import { hawkHeader } from '../../src/api/signing/hawk.js';
import { ListAgent, alice } from './helpers/agent.js';
import { loadClientWeb, type ClientWeb, type ClientWebClass } from './helpers/client-web.js';
import { startService, type Service } from './helpers/service.js';

const rootUrl = 'https://tc.example.com';
const authorizedScopes = ['queue:*', 'naïve:scope'];
const certificate = JSON.stringify({ version: 1, scopes: ['queue:*'], start: 1, expiry: 2, seed: 's', signature: 'x' });
const credentials = { ...alice, certificate };

/**
 * Values that need every kind of escaping. Without `'`: Node's old URL parser, which the hawk package signs with,
 * escapes it in paths, though it travels as it is; `accepts an apostrophe` below has that one.
 */
const awkward = ['github/6868|alice@x', 'a b+c&d=e?f#g', 'its (a) *star*!', 'ünïcode/日本', '100%', 7];

const argsOf = ({ args }: ApiMethod) => args.map((_, index) => awkward[index % awkward.length]!);
const queryOf = ({ query }: ApiMethod) =>
  Object.fromEntries(query.map((name, index) => [name, awkward[index % awkward.length]!]));
const payloadOf = ({ payload }: ApiMethod) => (payload ? { name: 'naïve 日本', list: [1, null] } : undefined);

/** What client-web would send. */
async function requestOf(client: ClientWeb, method: ApiMethod, context: TestContext) {
  let sent: { url: string; init: RequestInit & { headers: Record<string, string> } } | undefined;
  context.mock.method(globalThis, 'fetch', async (url: string, init: never) => {
    sent = { url, init };
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  });
  const payload = method.payload ? [payloadOf(method)] : [];
  const query = method.query.length ? [queryOf(method)] : [];
  await client[method.name]!(...argsOf(method), ...payload, ...query);
  context.mock.restoreAll();
  return sent!;
}

describe('every method', () => {
  let classes: Map<string, ClientWebClass>;
  let service: Service;
  before(async () => {
    classes = await loadClientWeb();
    service = await startService();
  });
  after(() => service[Symbol.asyncDispose]());

  test('is compared with a client', () => assert.deepEqual([...classes.keys()].sort(), listServices()));

  test('accepts an apostrophe', async () => {
    const args = ["it's mine"];
    const { response } = await callApi(new ListAgent(service.rootUrl, alice), 'secrets', 'get', { args });
    assert.deepEqual([response.status, service.seen.at(-1)!.clientId], [200, alice.clientId]);
  });

  for (const method of listServices().flatMap(listMethods)) {
    const name = `${method.service}.${method.name}`;

    test(`${name}: address, verb, body and header are those of client-web`, async (context) => {
      const Client = classes.get(method.service)!;
      const client = new Client({ rootUrl, credentials, authorizedScopes });
      const theirs = await requestOf(client, method, context);
      const url = buildUrl(rootUrl, method, argsOf(method), queryOf(method));
      assert.equal(url, theirs.url);
      assert.equal(method.verb, theirs.init.method!.toUpperCase());
      const { Authorization = '' } = theirs.init.headers;
      const timestamp = Number(/ts="(\d+)"/.exec(Authorization)![1]);
      const nonce = /nonce="([^"]+)"/.exec(Authorization)![1]!;
      // Its btoa writes the ext in Latin-1; ours is UTF-8, as the services read it.
      const ext = /ext="([^"]+)"/.exec(Authorization)![1]!;
      assert.deepEqual(
        JSON.parse(Buffer.from(hawkExt(credentials, authorizedScopes), 'base64').toString()),
        JSON.parse(Buffer.from(ext, 'base64').toString('latin1')),
      );
      assert.equal(await hawkHeader({ url, verb: method.verb, credentials, ext, timestamp, nonce }), Authorization);
      assert.equal(theirs.init.body, method.payload ? JSON.stringify(payloadOf(method)) : undefined);
    });

    test(`${name}: a service accepts what is sent, by bewit and by header`, async () => {
      const agent = new ListAgent(service.rootUrl, alice);
      for (const signature of ['auto', 'header'] as const) {
        const options = { args: argsOf(method), query: queryOf(method), payload: payloadOf(method), signature };
        const { response } = await callApi(agent, method.service, method.name, { ...options, authorizedScopes });
        const seen = service.seen.at(-1)!;
        assert.deepEqual([response.status, seen.method, seen.clientId], [200, method.verb, alice.clientId]);
        assert.equal(seen.scheme, method.verb === 'GET' && signature === 'auto' ? 'bewit' : 'header');
        assert.deepEqual(seen.ext, { authorizedScopes });
        assert.equal(seen.body, method.payload ? JSON.stringify(payloadOf(method)) : '');
        assert.equal(response.url, buildUrl(service.rootUrl, method, publicArgs(method), queryOf(method)));
      }
    });

    if (method.verb !== 'GET') continue;

    test(`${name}: a signed link is the one of client-web`, async () => {
      const client = new (classes.get(method.service)!)({ rootUrl, credentials });
      const query = method.query.length ? [queryOf(method)] : [];
      const theirs = client.buildSignedUrlSync(client[method.name]!, ...argsOf(method), ...query, { expiration: 3600 });
      const bewit = /bewit=([\w-]+)$/.exec(theirs)![1]!;
      const seconds = Number(Buffer.from(bewit, 'base64url').toString().split('\\')[1]);
      const options = { args: argsOf(method), query: queryOf(method), expires: new Date(seconds * 1000) };
      assert.equal(await signedUrl(new ListAgent(rootUrl, credentials), method.service, method.name, options), theirs);
    });
  }
});

const publicArgs = (method: ApiMethod) =>
  argsOf(method).map((value, index) => (method.args[index] === 'token' ? '***' : value));
