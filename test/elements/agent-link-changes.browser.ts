import { expect, waitUntil } from '@open-wc/testing';
import { type AgentOwner, agentContext, askOwners, TcAgentRequestEvent } from '../../src/elements/agent-protocol.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import type { CredentialAgent } from '../../src/session/credential-agent.js';
import type { Follower } from './helpers/follower.js';
import { clear, defineAll, east, find, follower, inShadow, put, settled, signin, west } from './helpers/page.js';

const user = () => find<Follower>('test-follower');

/** Each row: what stands there first; then changes, each with whom the follower must find after it. */
const histories: [name: string, markup: string, first: string, ...changes: [() => void, string][]][] = [
  [
    'the owner comes late and leaves',
    follower(),
    'waiting',
    [() => put(signin(east, 'id="e"')), east],
    [() => find('#e').remove(), 'waiting'],
    [() => put(signin(west, 'id="w"')), west],
  ],
  [
    'a second owner comes and leaves',
    signin(east) + follower(),
    east,
    [() => put(signin(west, 'id="w"')), 'ambiguous'],
    [() => find('#w').remove(), east],
  ],
  [
    'one of two with one configuration leaves',
    signin(east, 'id="one"') + signin(east, 'id="two"') + follower(),
    east,
    [() => find('#one').remove(), east],
    [() => find('#two').remove(), 'waiting'],
  ],
  [
    'it moves from one owner into another, and out',
    signin(east, 'id="e"', follower()) + signin(west, 'id="w"'),
    east,
    [() => find('#w').append(user()), west],
    [() => put('').append(user()), 'ambiguous'],
    [() => find('#e').append(user()), east],
  ],
  [
    'what stands around it moves',
    signin(east, 'id="e"', `<div id="box">${inShadow(follower())}</div>`) + signin(west, 'id="w"'),
    east,
    [() => find('#w').append(find('#box')), west],
  ],
  [
    'its attributes change',
    signin(east, 'id="e"') + signin(west, 'id="w"') + follower(),
    'ambiguous',
    [() => user().setAttribute('for', 'e'), east],
    [() => user().setAttribute('for', 'w'), west],
    [() => user().removeAttribute('for'), 'ambiguous'],
    [() => user().setAttribute('root-url', `${east}/`), east],
  ],
  [
    'the owner becomes another deployment',
    signin(east, 'id="e"') + follower(),
    east,
    [() => find('#e').setAttribute('root-url', west), west],
  ],
  [
    'two become one by their attributes',
    signin(east) + signin(west, 'id="w"') + follower(),
    'ambiguous',
    [() => find('#w').setAttribute('root-url', east), east],
  ],
  [
    'the owner gets its name later',
    signin(east) + signin(west) + follower('for="late"'),
    'waiting',
    [() => find(`[root-url="${west}"]`).setAttribute('id', 'late'), west],
    [() => find('#late').removeAttribute('id'), 'waiting'],
  ],
  [
    'the owner leaves and comes back elsewhere',
    signin(east, 'id="e"') + follower(),
    east,
    [() => document.body.append(find('#e')), east],
    [() => put('').append(find('#e')), east],
  ],
  [
    'it gets an agent of its own, and loses it',
    signin(east) + follower(),
    east,
    [() => (user().agent = ownAgent), 'own agent'],
    [() => (user().agent = null), east],
  ],
];

const ownAgent = Object.assign(new EventTarget(), {
  rootUrl: west,
  user: { sub: 'somebody', name: 'Somebody' },
  expires: undefined,
  getCredentials: () => Promise.resolve({ clientId: 'c', accessToken: 'a' }),
  invalidate: () => undefined,
}) satisfies CredentialAgent;

describe('an element looks for its agent again when', () => {
  before(defineAll);
  afterEach(clear);

  for (const [name, markup, first, ...changes] of histories) {
    it(name, async () => {
      put(markup);
      await settled();
      expect(user().follows).to.equal(first);
      for (const [change, expected] of changes) {
        change();
        await settled();
        expect(user().follows).to.equal(expected);
      }
    });
  }
});

describe('AgentLink', () => {
  before(defineAll);
  afterEach(clear);

  it('is never told of a guess while both owners are being inserted', async () => {
    put(signin(east, '', '') + follower() + signin(west));
    await settled();
    expect(user().told.map(({ status }) => status)).to.deep.equal(['error']);
  });

  it('names the candidates when several match', async () => {
    put(signin(east, 'id="e"') + follower() + signin(west));
    await settled();
    expect(user().link.error?.code).to.equal('configuration');
    expect(user().link.error?.hint).to.equal(
      `These match: 1. tc-signin#e ${east}, 2. tc-signin test ${west}. Name one with for="its-id" or root-url.`,
    );
  });

  it('does not advise a root URL where all have the same', async () => {
    put(signin(east) + follower() + signin(east, 'redirect-uri="/elsewhere"'));
    await settled();
    expect(user().link.error?.hint).to.equal(
      `These match: 1. tc-signin test ${east}, 2. tc-signin test ${east}. Name one with for="its-id".`,
    );
  });

  it('keeps the same error object while the trouble is the same', async () => {
    put(signin(east) + follower() + signin(west));
    await settled();
    const { error } = user().link;
    put(signin(west));
    await settled();
    expect(user().link.error).to.equal(error);
  });

  it('tells each change once', async () => {
    put(follower());
    await settled();
    put(signin(east));
    put(signin(east));
    await settled();
    expect(user().told.map(({ status }) => status)).to.deep.equal(['signed-out']);
  });

  it('follows nothing once its element has left', async () => {
    put(signin(east) + follower());
    await settled();
    const gone = user();
    gone.remove();
    put(signin(west));
    await settled();
    expect(gone.link.owner).to.equal(undefined);
    expect(gone.told).to.have.length(1);
  });

  it('says that there is no sign-in when none came in time', async function () {
    this.timeout(8000);
    put(follower());
    await waitUntil(() => user().follows === 'missing', 'no error', { timeout: 7000 });
    expect(user().link.error?.message).to.equal('There is no sign-in on this page.');
    put(signin(east));
    await settled();
    expect(user().follows).to.equal(east);
  });

  it('refuses a root URL that cannot be one', async () => {
    put(signin(east) + follower('root-url="http://tc.example.com"'));
    await settled();
    expect(user().link.error?.hint).to.include('https://');
  });

  it('rejects a sign-in that nobody can begin', async () => {
    put(follower());
    const error = await user().link.signIn().catch((reason: unknown) => reason);
    expect((error as { code: string }).code).to.equal('configuration');
  });

  it('follows its own agent when that changes', async () => {
    const agent = Object.assign(new EventTarget(), { ...ownAgent, user: { sub: 'one' } });
    put(follower());
    user().agent = agent;
    await settled();
    agent.user = { sub: 'two' };
    agent.dispatchEvent(new Event('change'));
    expect(user().link.snapshot.user?.sub).to.equal('two');
  });
});

describe('the protocol', () => {
  before(defineAll);
  afterEach(clear);

  it('takes an owner that others wrote', async () => {
    const owner: AgentOwner = {
      key: 'theirs',
      rootUrl: east,
      name: 'their-owner',
      snapshot: () => ({
        status: 'signed-in', signedIn: true, agent: ownAgent, user: undefined, expires: undefined, error: undefined, inert: false,
      }),
      subscribe: () => () => undefined,
      signIn: () => Promise.resolve(ownAgent),
    };
    put(`<div id="theirs">${follower()}</div>` + signin(west));
    find<HTMLElement>('#theirs').addEventListener('tc-agent-request', (event) => {
      event.stopPropagation();
      event.detail.answer(owner);
    });
    await settled();
    expect(user().link.snapshot.agent).to.equal(ownAgent);
  });

  it('answers any element that asks, and ignores another protocol', async () => {
    put(signin(east));
    await settled();
    expect(askOwners(document.body, '').owners.map(({ rootUrl }) => rootUrl)).to.deep.equal([east]);
    const event = new CustomEvent('tc-agent-request', {
      detail: { protocol: 2, answer: () => expect.fail('answered') },
      bubbles: true,
    });
    document.body.dispatchEvent(event);
    document.dispatchEvent(new CustomEvent('tc-agent-request'));
  });

  it('stops the request at the owner around the sender', async () => {
    put(signin(west) + signin(east, '', '<b id="asker"></b>'));
    await settled();
    const answers: string[] = [];
    const answer = (owner: AgentOwner) => void answers.push(owner.rootUrl);
    find('#asker').dispatchEvent(new TcAgentRequestEvent({ rootUrl: undefined, answer }));
    expect(answers).to.deep.equal([east]);
  });

  it('counts an owner that cannot work, so that nobody takes another deployment for it', async () => {
    put(`<tc-signin id="broken"></tc-signin>` + signin(east) + follower());
    await settled();
    expect(user().follows).to.equal('ambiguous');
    await waitUntil(() => find<TcSignin>('#broken').status === 'error');
    await settled();
    expect(user().follows).to.equal('ambiguous');
  });
});

/** A context request as another library would send it. */
function requestContext(target: EventTarget, subscribe = false): { values: unknown[]; unsubscribe(): void } {
  const result = { values: [] as unknown[], unsubscribe: () => undefined as void };
  const callback = (value: unknown, unsubscribe?: () => void) => {
    result.values.push(value);
    if (unsubscribe) result.unsubscribe = unsubscribe;
  };
  const event = new Event('context-request', { bubbles: true, composed: true });
  target.dispatchEvent(Object.assign(event, { context: agentContext, contextTarget: target, callback, subscribe }));
  return result;
}

describe('context-request', () => {
  before(defineAll);
  afterEach(clear);

  it('is answered by the owner around the sender', async () => {
    put(signin(east, '', '<b id="asker"></b>'));
    await settled();
    expect(requestContext(find('#asker')).values).to.deep.equal([null]);
  });

  it('is answered by the only owner on the page', async () => {
    put(signin(east) + signin(east) + '<b id="asker"></b>');
    await settled();
    expect(requestContext(find('#asker')).values).to.deep.equal([null]);
  });

  it('is not answered when two could', async () => {
    put(signin(east) + signin(west) + '<b id="asker"></b>');
    await settled();
    expect(requestContext(find('#asker')).values).to.deep.equal([]);
  });

  it('is left alone when it asks for something else', async () => {
    put(signin(east, '', '<b id="asker"></b>'));
    await settled();
    const event = Object.assign(new Event('context-request', { bubbles: true }), {
      context: 'other', callback: () => expect.fail('answered'),
    });
    find('#asker').dispatchEvent(event);
  });
});
