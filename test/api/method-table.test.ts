import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMethod, listMethods, listServices } from '../../src/api/index.js';
import { methods } from '../../src/api/reference/methods.js';
import { methodsFile, readReferences } from '../../scripts/generate-methods.js';
import { TcError } from '../../src/session/errors.js';

const references = readReferences();

test('knows the 185 methods of the ten services that client-web calls over HTTP', () => {
  assert.deepEqual(listServices(), [...references.keys()]);
  assert.equal(listServices().length, 10);
  assert.equal(listServices().flatMap(listMethods).length, 185);
});

for (const [service, entries] of references) {
  test(`agrees with client-web about every method of ${service}, in its order`, () => {
    const ours = listMethods(service).map(({ name, verb, route, args, query, payload }) => {
      return { name, verb, route, args, query, payload };
    });
    const theirs = entries.map(({ name, method, route, args, query, input }) => {
      return { name, verb: method.toUpperCase(), route, args, query, payload: input ?? false };
    });
    assert.deepEqual(ours, theirs);
  });
}

test('is what the generator writes today', () => {
  assert.ok(methodsFile().includes(methods));
});

test('calls the POSTs that only read no writers', () => {
  assert.equal(findMethod('queue', 'statuses').writes, false);
  assert.equal(findMethod('queue', 'createTask').writes, true);
  assert.equal(findMethod('queue', 'task').writes, false);
});

test('knows which methods redirect or answer with bytes', () => {
  const all = listServices().flatMap(listMethods);
  const links = all.filter(({ isLink }) => isLink);
  assert.deepEqual(
    links.map(({ service, name }) => `${service}.${name}`),
    [
      'github.badge',
      'github.latest',
      'index.findArtifactFromTask',
      'object.download',
      'queue.getArtifact',
      'queue.getLatestArtifact',
    ],
  );
});

const wrongNames: [service: string, method: string, message: RegExp][] = [
  ['que', 'task', /^There is no service que\. Did you mean queue\?$/],
  ['WorkerManager', 'worker', /Did you mean worker-manager\?/],
  ['nothing-like-it', 'task', /^There is no service nothing-like-it\.$/],
  ['', 'task', /^Say which service to call\.$/],
  ['queue', '', /^Say which method of queue to call\.$/],
  ['queue', 'listTaskGruop', /Did you mean queue\.listTaskGroup\?/],
  ['queue', 'create-task', /Did you mean queue\.createTask\?/],
  ['queue', 'currentScopes', /Did you mean auth\.currentScopes\?/],
  ['queue', 'GET', /names the Taskcluster method, not the HTTP verb/],
  ['queue', 'constructor', /^There is no queue\.constructor\.$/],
];

for (const [service, method, message] of wrongNames) {
  test(`says what to do about ${service || 'no service'}.${method || 'no method'}`, () => {
    assert.throws(
      () => findMethod(service, method),
      (error) => error instanceof TcError && error.code === 'configuration' && message.test(error.message),
    );
  });
}

test('lists every method of the service in the hint', () => {
  assert.throws(() => findMethod('secrets', 'fetch'), { hint: /get, list, heartbeat\.$/ });
});
