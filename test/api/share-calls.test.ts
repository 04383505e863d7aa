import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { shareCalls, type CallOptions, type callApi } from '../../src/api/index.js';
import type { CredentialAgent } from '../../src/session/credential-agent.js';
import type { Answerer } from './helpers/service.js';
import { failing, hang, useService } from './helpers/use-service.js';

describe('shared calls', () => {
  const calls = useService();
  let share: typeof callApi;
  let agent: CredentialAgent;
  beforeEach(() => {
    share = shareCalls();
    agent = calls.agent();
  });

  const scopes = (options: CallOptions = {}, by: CredentialAgent | null = agent) =>
    share(by, 'auth', 'currentScopes', { rootUrl: calls.service.rootUrl, clock: calls.clock, ...options });

  /** A request that is answered when it is told to. */
  function held() {
    let release = () => {};
    const arrived = new Promise<void>((resolve) => {
      calls.service.next.push((_, response) => {
        release = () => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"held":true}');
        resolve();
      });
    });
    return { arrived, release: () => release() };
  }

  test('make one request of 200 equal GETs', async () => {
    const results = await Promise.all(Array.from({ length: 200 }, () => scopes()));
    assert.equal(calls.service.seen.length, 1);
    assert.equal(new Set(results).size, 1);
  });

  test('ask again once the first has landed, also after a failure', async () => {
    calls.service.next.push(failing(404));
    await assert.rejects(Promise.all([scopes(), scopes()]), { code: 'not-found' });
    await scopes();
    assert.equal(calls.service.seen.length, 2);
  });

  for (const [what, other] of [
    ['agents', () => scopes({}, calls.agent())],
    ['persons, of whom one is nobody', () => scopes({}, null)],
    ['authorized scopes', () => scopes({ authorizedScopes: [] })],
    ['signatures', () => scopes({ signature: 'header' })],
    ['addresses', () => share(agent, 'auth', 'ping', { clock: calls.clock })],
  ] as [string, () => Promise<unknown>][]) {
    test(`do not mix ${what}`, async () => {
      await Promise.all([scopes(), other()]);
      assert.equal(calls.service.seen.length, 2);
    });
  }

  test('are shared by callers without an agent', async () => {
    await Promise.all([scopes({}, null), scopes({}, null)]);
    assert.equal(calls.service.seen.length, 1);
  });

  test('let one caller go without disturbing the others', async () => {
    const { arrived, release } = held();
    const stop = new AbortController();
    const leaving = scopes({ signal: stop.signal });
    const staying = scopes();
    await arrived;
    stop.abort();
    await assert.rejects(leaving, { code: 'cancelled' });
    release();
    assert.deepEqual((await staying).data, { held: true });
  });

  test('are aborted when nobody is left, and a new caller starts anew', async () => {
    const gone = new Promise<void>((resolve) => {
      const watch: Answerer = (_, response) => void response.on('close', resolve);
      calls.service.next.push(watch);
    });
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const both = [scopes(options), scopes(options)].map((call) => assert.rejects(call, { code: 'cancelled' }));
    while (!calls.service.seen.length) await new Promise(setImmediate);
    stop.abort();
    await Promise.all(both);
    await Promise.all([scopes(), gone]);
    assert.equal(calls.service.seen.length, 2);
  });

  test('do not give an answer from before a write to a caller from after it', async () => {
    const { arrived, release } = held();
    const before = scopes();
    await arrived;
    await share(agent, 'auth', 'deleteRole', { args: ['x'], clock: calls.clock });
    const after = await scopes();
    release();
    assert.notDeepEqual((await before).data, after.data);
  });

  test('never share what writes', async () => {
    const write = () => share(agent, 'auth', 'deleteRole', { args: ['x'], clock: calls.clock });
    await Promise.all([write(), write()]);
    assert.equal(calls.service.seen.length, 2);
  });

  test('refuse a caller that has already left', async () => {
    calls.service.next.push(hang);
    await assert.rejects(scopes({ signal: AbortSignal.abort() }), { code: 'cancelled' });
    assert.equal(calls.service.seen.length, 0);
  });
});
