import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callApi } from '../../src/api/index.js';
import { ListAgent, alice } from './helpers/agent.js';
import { replyJson, type Answerer } from './helpers/service.js';
import { failing, hang, sending, useService } from './helpers/use-service.js';

const json = 'application/json';

describe('callApi', () => {
  const calls = useService();

  test('answers with data and an account of the request', async () => {
    calls.service.next.push((_, response) => replyJson(response, 200, { alive: true }));
    const { data, response } = await calls.ping();
    const url = `${calls.service.rootUrl}/api/auth/v1/ping`;
    assert.deepEqual(data, { alive: true });
    assert.deepEqual({ ...response, ms: 0 }, { status: 200, attempts: 1, ms: 0, url });
    assert.ok(response.ms >= 0 && response.ms < 5000);
  });

  test('sends an anonymous call without signature', async () => {
    await calls.ping();
    assert.equal(calls.service.seen[0]!.scheme, undefined);
  });

  test('sends a signed GET as a simple request: nothing that needs a preflight', async () => {
    await calls.signed('currentScopes');
    const names = Object.keys(calls.service.seen[0]!.headers);
    assert.deepEqual(names.filter((name) => /^(authorization|content-type|referer|cookie|x-.*)$/.test(name)), []);
  });

  test('asks fetch for no cookies, no referrer, no cache and no redirects', async () => {
    let init: RequestInit = {};
    await calls.ping({ fetch: async (url, options) => fetch(url, (init = options!)) });
    const { credentials, referrerPolicy, cache, redirect } = init;
    assert.deepEqual([credentials, referrerPolicy, cache, redirect], ['omit', 'no-referrer', 'no-store', 'manual']);
  });

  test('sends only headers that services allow from other origins', async () => {
    let init: RequestInit = {};
    const spy: typeof fetch = async (url, options) => fetch(url, (init = options!));
    await calls.signed('expandScopes', { payload: { scopes: [] }, fetch: spy });
    assert.deepEqual(Object.keys(init.headers!).sort(), ['Authorization', 'Content-Type']);
  });

  test('calls fetch as a function, as browsers want it', async () => {
    await calls.ping({
      fetch(this: unknown, url, options) {
        assert.equal(this, undefined);
        return fetch(url, options);
      },
      retries: 0,
    });
  });

  test('keeps the signature out of what it hands back', async () => {
    const { response } = await calls.signed('currentScopes');
    assert.equal(response.url, `${calls.service.rootUrl}/api/auth/v1/scopes/current`);
  });

  test('keeps a trigger token out of what it hands back', async () => {
    const { rootUrl, seen } = calls.service;
    const options = { args: ['group', 'hook', 'the-token'], payload: {}, rootUrl };
    const { response } = await callApi(null, 'hooks', 'triggerHookWithToken', options);
    assert.equal(response.url, `${rootUrl}/api/hooks/v1/hooks/group/hook/trigger/***`);
    assert.match(seen[0]!.url, /the-token$/);
  });

  for (const [what, answer, expected] of [
    ['a 204', sending(204), undefined],
    ['an empty 200', sending(200, json), undefined],
    ['an empty object', sending(200, json, '{}'), {}],
    ['a JSON string', sending(200, json, '"x"'), 'x'],
    ['plain text', sending(200, 'text/plain', 'ok'), 'ok'],
  ] as [string, Answerer, unknown][]) {
    test(`reads ${what}`, async () => {
      calls.service.next.push(answer);
      assert.deepEqual((await calls.signed('currentScopes')).data, expected);
    });
  }

  test('reads an answer of 11 MB', async () => {
    calls.service.next.push((_, response) => replyJson(response, 200, { text: 'x'.repeat(11 * 2 ** 20) }));
    const { data } = await calls.signed('currentScopes');
    assert.equal((data as { text: string }).text.length, 11 * 2 ** 20);
  });

  test('hands on bytes as a Blob where the method gives bytes', async () => {
    calls.service.next.push(sending(200, 'image/png', Buffer.from([137, 80])));
    const options = { args: ['o', 'r', 'b'], rootUrl: calls.service.rootUrl };
    const { data } = await callApi<Blob>(null, 'github', 'badge', options);
    assert.deepEqual([data.size, data.type], [2, 'image/png']);
  });

  for (const [what, answer] of [
    ['a web page', sending(200, 'text/html', '<!doctype html><title>UI</title>')],
    ['broken JSON', sending(200, json, '{"a":')],
  ] as [string, Answerer][]) {
    test(`calls ${what} an invalid response, without asking again`, async () => {
      calls.service.next.push(answer);
      const expected = { code: 'invalid-response', status: 200, message: new RegExp(what) };
      await assert.rejects(calls.signed('currentScopes'), expected);
      assert.equal(calls.service.seen.length, 1);
    });
  }

  test('refuses to follow a redirect, and says what to do', async () => {
    const away: Answerer = (_, response) => void response.writeHead(303, { location: 'http://127.0.0.1:9/' }).end();
    calls.service.next.push(away, away);
    const wrongRoot = { code: 'configuration', message: /final address as the root URL/ };
    await assert.rejects(calls.signed('currentScopes'), wrongRoot);
    const options = { args: ['task', 'public/log'], rootUrl: calls.service.rootUrl };
    const artifact = callApi(null, 'queue', 'getLatestArtifact', options);
    await assert.rejects(artifact, { code: 'input', message: /signed link/ });
  });

  test('refuses a payload over 10 MB before it is sent', async () => {
    const payload = { scopes: ['x'.repeat(11 * 2 ** 20)] };
    await assert.rejects(calls.signed('expandScopes', { payload }), { code: 'input', message: /at most 10 MB/ });
    assert.equal(calls.service.seen.length, 0);
  });

  test('never gives credentials to another deployment', async () => {
    const elsewhere = calls.signed('currentScopes', { rootUrl: 'https://evil.example.com' });
    await assert.rejects(elsewhere, { code: 'configuration' });
  });

  test('wants an agent that gives credentials', async () => {
    const agent = new ListAgent(calls.service.rootUrl);
    await assert.rejects(calls.signed('currentScopes', {}, agent), { code: 'signed-out' });
    assert.equal(calls.service.seen.length, 0);
  });

  test('turns whatever an agent throws into the one error class', async () => {
    const agent = calls.agent();
    agent.getCredentials = () => {
      throw new Error('broken');
    };
    await assert.rejects(calls.signed('currentScopes', {}, agent), { name: 'TcError', code: 'credentials-rejected' });
  });

  test('takes credentials that an agent gives without a promise', async () => {
    const agent = calls.agent();
    const credentials = await agent.getCredentials();
    agent.getCredentials = (() => credentials) as never;
    const { signal } = new AbortController();
    assert.ok((await calls.signed('currentScopes', { signal }, agent)).data);
    assert.ok((await calls.signed('currentScopes', {}, agent)).data);
  });

  test('refuses an unknown method and wrong input with the sentence of the full check', async () => {
    await assert.rejects(calls.signed('currentScope'), { code: 'configuration', message: /auth\.currentScopes\?/ });
    await assert.rejects(calls.signed('client'), { code: 'input', message: /takes 1 argument \(clientId\)/ });
  });

  describe('time and cancelling', () => {
    test('ends an attempt after its timeout, and tries again', async () => {
      calls.service.next.push(hang);
      assert.equal((await calls.ping({ timeoutMs: 80 })).response.attempts, 2);
    });

    test('counts the body into the timeout', async () => {
      calls.service.next.push((_, response) => void response.writeHead(200, { 'content-type': json }).write('{'));
      await assert.rejects(calls.ping({ timeoutMs: 80, retries: 0 }), { code: 'timeout' });
    });

    test('is cancelled before anything is sent', async () => {
      await assert.rejects(calls.ping({ signal: AbortSignal.abort() }), { code: 'cancelled' });
      assert.equal(calls.service.seen.length, 0);
    });

    test('is cancelled during an attempt', async () => {
      const stop = new AbortController();
      calls.service.next.push(() => stop.abort());
      await assert.rejects(calls.ping({ signal: stop.signal }), { code: 'cancelled' });
    });

    test('is cancelled between attempts', async () => {
      const stop = new AbortController();
      calls.clock.wait = async () => stop.abort();
      calls.service.next.push(failing(500));
      await assert.rejects(calls.ping({ signal: stop.signal }), { code: 'cancelled' });
      assert.equal(calls.service.seen.length, 1);
    });

    test('is cancelled while it waits for credentials', async () => {
      const agent = new ListAgent(calls.service.rootUrl, alice);
      agent.getCredentials = () => new Promise(() => undefined);
      const stop = new AbortController();
      const call = calls.signed('currentScopes', { signal: stop.signal }, agent);
      stop.abort();
      await assert.rejects(call, { code: 'cancelled' });
    });
  });
});
