import { expect, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import type { TcApiCall } from '../../src/index.js';
import { TestSession } from '../../src/testing.js';
import { clear, find, put, settled } from './helpers/page.js';

const expected: Record<string, object> = {
  'tc-signin': { status: 'signed-in' },
  'tc-whoami': { status: 'ready' },
  'tc-show': { status: 'shown' },
  'tc-api-call': { service: 'secrets', method: 'set', status: 'idle' },
};

describe('an element in a log', () => {
  afterEach(clear);

  for (const [tag, json] of Object.entries(expected)) {
    it(`${tag} names its status and nothing that it holds`, async () => {
      put(`<${tag} ${tag === 'tc-api-call' ? 'service="secrets" method="set"' : ''}></${tag}>`);
      const element = find<HTMLElement & { status: string }>(tag);
      const session = new TestSession({ user: { name: 'Alice Example' }, clientId: 'test/alice' });
      session.attach(tag === 'tc-signin' ? element : document.querySelector('main')!);
      if (tag === 'tc-api-call') Object.assign(element as TcApiCall, { args: ['a'], payload: { secret: 'hunter2' } });
      session.force('signed-in');
      await waitUntil(() => element.status === (json as { status: string }).status);
      await settled();
      expect(JSON.parse(JSON.stringify({ element }))).to.deep.equal({ element: json });
    });
  }
});
