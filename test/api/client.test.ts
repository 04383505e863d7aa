import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { listMethods, listServices } from '../../src/api/index.js';
import type { ClientMethod, Reference } from '../../src/api/client/index.js';
import { ListAgent, alice, staleAlice } from './helpers/agent.js';
import { bundleClient, type ClientBundle } from './helpers/client-bundle.js';
import { loadClientWeb } from './helpers/client-web.js';
import { hang, refuse, useService } from './helpers/use-service.js';

const rootUrl = 'https://tc-tests.example.com';
const base = `${rootUrl}/api/fake/v1`;
const entry = (name: string, method: string, route: string, args: string[] = [], query: string[] = [], input = false) =>
  ({ type: 'function', name, method, route, args, query, input });

const reference: Reference = {
  serviceName: 'fake',
  entries: [
    entry('get', 'get', '/get-test'),
    entry('post', 'post', '/post-test', [], [], true),
    entry('postParamQuery', 'post', '/post-param-query/<param>', ['param'], ['option'], true),
    entry('param2', 'get', '/url-param2/<param1>/<param2>/list', ['param1', 'param2']),
    entry('query', 'get', '/query/test', [], ['option']),
    entry('paramQuery', 'get', '/param-query/<param>', ['param'], ['option']),
  ],
};

describe('taskcluster-elements/client', () => {
  const calls = useService();
  let bundle: ClientBundle;
  before(async () => {
    bundle = await bundleClient();
  });
  type Method = ClientMethod & ((...args: unknown[]) => Promise<unknown>);
  type Fake = InstanceType<ClientBundle['module']['Client']> & Record<string, Method>;
  const make = (options: object = {}) =>
    new (bundle.module.Client.create(reference))({ rootUrl, credentials: alice, ...options }) as Fake;

  test('runs a call with an agent', async () => {
    const { rootUrl, seen } = calls.service;
    const queue = new bundle.module.Queue({ rootUrl, credentialAgent: new ListAgent(rootUrl, alice) });
    assert.deepEqual(await queue.task('fN1SbArXTPSVFNUvaOlinQ'), {});
    assert.deepEqual([seen[0]!.scheme, seen[0]!.clientId, seen[0]!.method], ['bewit', alice.clientId, 'GET']);
    assert.equal(seen[0]!.url.split('?')[0], '/api/queue/v1/task/fN1SbArXTPSVFNUvaOlinQ');
  });

  test('gives a refused credential back to the agent and tries again', async () => {
    const agent = calls.agent(staleAlice, alice);
    await new bundle.module.Auth({ rootUrl: agent.rootUrl, credentialAgent: agent }).currentScopes();
    assert.deepEqual(agent.invalidated, [staleAlice]);
  });

  test('takes an agent that can do no more than client-web asks of it', async () => {
    const credentialAgent = { getCredentials: async () => staleAlice };
    const auth = new bundle.module.Auth({ rootUrl: calls.service.rootUrl, credentialAgent });
    await assert.rejects(auth.currentScopes(), { code: 'credentials-rejected' });
  });

  test('sends payload, query and authorized scopes', async () => {
    const options = { rootUrl: calls.service.rootUrl, credentials: alice, authorizedScopes: ['a'] };
    await make(options).postParamQuery!('x', { y: 1 }, { option: 2 });
    const [seen] = calls.service.seen;
    assert.deepEqual([seen!.url, seen!.body, seen!.ext], [
      '/api/fake/v1/post-param-query/x?option=2',
      '{"y":1}',
      { authorizedScopes: ['a'] },
    ]);
  });

  test('calls anonymously without credentials', async () => {
    await make({ rootUrl: calls.service.rootUrl, credentials: null }).get!();
    assert.equal(calls.service.seen[0]!.scheme, undefined);
  });

  test('honours timeout and retries, which the published one does not', async () => {
    calls.service.next.push(hang, hang);
    const call = make({ rootUrl: calls.service.rootUrl, timeout: 60, retries: 0 }).get!();
    await assert.rejects(call, { code: 'timeout' });
  });

  test('fails with the one error class', async () => {
    calls.service.next.push(refuse('Failed to parse ext'), refuse('Failed to parse ext'));
    const call = make({ rootUrl: calls.service.rootUrl }).get!();
    await assert.rejects(call, { name: 'TcError', code: 'credentials-rejected', status: 401 });
  });

  for (const [name, args, url] of [
    ['get', [], `${base}/get-test`],
    ['param2', ['test', 'te/st'], `${base}/url-param2/test/te%2Fst/list`],
    ['query', [{ option: 2 }], `${base}/query/test?option=2`],
    ['query', [{}], `${base}/query/test`],
    ['query', [], `${base}/query/test`],
    ['paramQuery', ['test', { option: 2 }], `${base}/param-query/test?option=2`],
    ['paramQuery', ['test', {}], `${base}/param-query/test`],
  ] as [string, unknown[], string][]) {
    test(`builds the address of ${name}(${JSON.stringify(args).slice(1, -1)}), plain and signed`, async () => {
      const client = make();
      const separator = url.includes('?') ? '&' : '?';
      assert.equal(client.buildUrl(client[name]!, ...args), url);
      const sync = client.buildSignedUrlSync(client[name]!, ...args);
      assert.equal(sync.slice(0, sync.indexOf('bewit=')), url + separator);
      assert.match(await client.buildSignedUrl(client[name]!, ...args), /[?&]bewit=[\w-]+$/);
    });
  }

  for (const [name, args] of [
    ['param2', ['te/st']],
    ['query', [{ wrongKey: 2 }]],
    ['paramQuery', [{ option: 2 }]],
    ['none', []],
  ] as [string, unknown[]][]) {
    test(`refuses ${name}(${JSON.stringify(args).slice(1, -1)})`, async () => {
      const client = make();
      assert.throws(() => client.buildUrl(client[name]!, ...args), { code: 'input' });
      assert.throws(() => client.buildSignedUrlSync(client[name]!, ...args), { code: 'input' });
      await assert.rejects(client.buildSignedUrl(client[name]!, ...args), { code: 'input' });
    });
  }

  for (const [name, args] of [['get', [1]], ['post', []], ['post', [{}, {}]], ['param2', ['a', 'b', {}]]] as const) {
    test(`refuses to call ${name} with ${args.length} arguments`, () => {
      assert.throws(() => make()[name]!(...args), { code: 'input' });
    });
  }

  test('signs links as the published classes do', async () => {
    const published = new ((await loadClientWeb()).get('queue')!)({ rootUrl, credentials: alice });
    const queue = new bundle.module.Queue({ rootUrl, credentials: alice });
    const args = ['t', 'public/a b', { expiration: 3600 }];
    const theirs = () => published.buildSignedUrlSync(published.getLatestArtifact!, ...args);
    const before = theirs();
    const ours = queue.buildSignedUrlSync(queue.getLatestArtifact, ...args);
    assert.ok([before, theirs()].includes(ours));
  });

  test('wants credentials for a signed link, and an agent asked by the other name', async () => {
    const none = make({ credentials: null });
    await assert.rejects(none.buildSignedUrl(none.get!), { code: 'configuration' });
    const withAgent = make({ credentialAgent: calls.agent() });
    assert.throws(() => withAgent.buildSignedUrlSync(withAgent.get!), { code: 'configuration' });
  });

  test('makes the same client with other options', () => {
    const other = make().use({ rootUrl: 'https://other.example.com' });
    assert.equal(other.buildUrl(other.get!), 'https://other.example.com/api/fake/v1/get-test');
  });

  test('has a class for every service and a method for every method', () => {
    const exported = Object.values(bundle.module as unknown as Record<string, new (options: object) => Fake>);
    const clients = exported.filter((value) => /^class/.test(String(value))).map((Class) => new Class({ rootUrl }));
    const methods = clients.flatMap((client) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(client)).filter((name) => client[name]?.entry),
    );
    assert.equal(methods.length, listServices().flatMap(listMethods).length);
  });

  test('needs nothing of Node', () => {
    const builtIns = /\brequire\(|from"|\bBuffer\b|\bprocess\.|window\.btoa/;
    assert.equal(builtIns.exec(bundle.text)?.[0], undefined);
  });
});
