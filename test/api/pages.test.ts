import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { iteratePages, type PageOptions } from '../../src/api/index.js';
import { replyJson, type Answerer } from './helpers/service.js';
import { failing, useService } from './helpers/use-service.js';

const page = (name: string, continuationToken?: string): Answerer => (_, response) =>
  replyJson(response, 200, { name, ...(continuationToken !== undefined && { continuationToken }) });

describe('pages', () => {
  const calls = useService();

  async function namesOf(options: PageOptions = {}, method = 'listClients') {
    const names: string[] = [];
    const pages = iteratePages<{ name: string }>(calls.agent(), 'auth', method, { clock: calls.clock, ...options });
    for await (const { data } of pages) names.push(data.name);
    return names;
  }
  const queries = () =>
    calls.service.seen.map(({ url }) => new URL(url, 'http://x').searchParams.get('continuationToken'));

  test('follow the token until there is none, and keep the rest of the query', async () => {
    calls.service.next.push(page('a', 't/1'), page('b', 't2'), page('c'));
    assert.deepEqual(await namesOf({ query: { limit: 7, prefix: 'x' } }), ['a', 'b', 'c']);
    assert.deepEqual(queries(), [null, 't/1', 't2']);
    assert.ok(calls.service.seen.every(({ url }) => /limit=7&prefix=x/.test(url)));
  });

  test('end after the number asked for', async () => {
    calls.service.next.push(page('a', '1'), page('b', '2'), page('c', '3'));
    assert.deepEqual(await namesOf({ maxPages: 2 }), ['a', 'b']);
    assert.equal(calls.service.seen.length, 2);
  });

  test('are only fetched when asked for', async () => {
    calls.service.next.push(page('a', '1'), page('b', '2'));
    for await (const { data } of iteratePages(calls.agent(), 'auth', 'listClients')) {
      assert.ok(data);
      break;
    }
    assert.equal(calls.service.seen.length, 1);
  });

  test('start in the middle', async () => {
    calls.service.next.push(page('b'));
    await namesOf({ query: { continuationToken: 't1' } });
    assert.deepEqual(queries(), ['t1']);
  });

  test('end where the server gives the same token for ever', async () => {
    calls.service.next.push(page('a', '1'), page('a', '1'), page('a', '1'));
    await assert.rejects(namesOf(), { code: 'invalid-response' });
    assert.equal(calls.service.seen.length, 2);
  });

  test('take an empty token for the end', async () => {
    calls.service.next.push(page('a', ''));
    assert.deepEqual(await namesOf(), ['a']);
  });

  test('are one for a method without pages, whatever its answer holds', async () => {
    calls.service.next.push(page('a', '1'));
    assert.deepEqual(await namesOf({}, 'currentScopes'), ['a']);
  });

  test('pass an error on after the pages before it', async () => {
    calls.service.next.push(page('a', '1'), failing(404));
    await assert.rejects(namesOf(), { code: 'not-found' });
  });
});
