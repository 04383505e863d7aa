import { expect, waitUntil } from '@open-wc/testing';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { reportError } from '../../src/elements/api-call/report-error.js';
import { viewNames } from '../../src/elements/api-call/result-shape.js';
import { TcApiCall } from '../../src/elements/tc-api-call.js';
import { TcShow } from '../../src/elements/tc-show.js';
import { TcWhoami } from '../../src/elements/tc-whoami.js';
import { TestSession } from '../../src/testing.js';
import { TcError } from '../../src/session/errors.js';
import { clear, defineAll, east, find, follower, put, signin } from './helpers/page.js';
import { define } from './helpers/person-owner.js';

const { warn, error } = console;
let lines: string[] = [];

/** Hints come late: an element that is put after it, with a slip of its own, has the last word. */
async function hintsOf(markup: string): Promise<string[]> {
  const last = `last-${lines.length}-${Math.random().toString(36).slice(2, 8)}`;
  put(markup);
  put(signin(west(), `id="${last}" rooturl="x"`));
  await waitUntil(() => lines.some((line) => line.includes(last)), 'no hints', { timeout: 4000 });
  return lines.filter((line) => !line.includes(last));
}

const west = (): string => 'https://west.example.com';

describe('hints for the author', () => {
  before(() => {
    defineAll();
    define({ 'tc-api-call': TcApiCall, 'tc-show': TcShow, 'tc-whoami': TcWhoami });
  });

  beforeEach(() => {
    lines = [];
    console.warn = (line: string) => void lines.push(line);
  });

  afterEach(() => {
    console.warn = warn;
    clear();
  });

  it('name the attribute that was meant, once', async () => {
    const markup = signin(east, 'id="a" clientid="x"');
    const hints = await hintsOf(markup + markup);
    expect(hints).to.deep.equal([
      '<tc-signin id="a"> knows no attribute clientid: write client-id. See docs/hints.md of taskcluster-elements.',
    ]);
  });

  it('name the attributes there are when none is near', async () => {
    const [hint] = await hintsOf(signin(east, 'id="e" refresh="30s"'));
    expect(hint).to.match(/<tc-signin id="e"> knows no attribute refresh: there are root-url, provider, .*storage/);
    expect(hint).not.to.match(/ (id|status)[,.]/);
  });

  it('name the tags there are, or the one that was meant', async () => {
    const hints = await hintsOf('<tc-apicall></tc-apicall><tc-dashboard></tc-dashboard><tc-show></tc-show>');
    expect(hints.map((line) => line.replace(/ See .*/, ''))).to.deep.equal([
      '<tc-apicall> is no element: write <tc-api-call>.',
      '<tc-dashboard> is no element: there are tc-signin, tc-whoami, tc-api-call, tc-show.',
    ]);
  });

  it('name the values there are, or the one that was meant', async () => {
    const hints = await hintsOf(`<tc-show when="signed_out"></tc-show><tc-show when="admin"></tc-show>
      <tc-whoami show="name client-id avatars" view="big"></tc-whoami>
      <tc-api-call auth="non" trigger="lod" as="tables" signature="bewit" retries="some"></tc-api-call>
      ${signin(east, 'id="v" mode="popups" storage="lokal" view="small"')}
      <tc-signin id="p" provider="taskclutser"></tc-signin>`);
    const none = 'Sign-in is not set up';
    await waitUntil(() => lines.some((line) => line.includes(none)));
    expect(hints.filter((line) => !line.includes(none)).map((line) => line.replace(/ See .*/, ''))).to.deep.equal([
      '<tc-show> knows no when="signed_out": write signed-out.',
      '<tc-show> knows no when="admin": there are signed-in, signed-out, expired.',
      '<tc-whoami> knows no show="client-id": there are avatar, name, taskcluster-client-id, expiry, scopes, deployment.',
      '<tc-whoami> knows no show="avatars": write avatar.',
      '<tc-whoami> knows no view="big": there are inline, card.',
      '<tc-api-call> knows no trigger="lod": write load.',
      '<tc-api-call> knows no auth="non": write none.',
      '<tc-api-call> knows no as="tables": write table.',
      '<tc-api-call> knows no signature="bewit": there are auto, header.',
      '<tc-api-call> cannot read retries: write a number from 0, or leave it out for 5.',
      '<tc-signin id="v"> knows no mode="popups": write popup.',
      '<tc-signin id="v"> knows no storage="lokal": write local.',
      '<tc-signin id="v"> knows no view="small": there are full, compact, avatar.',
      '<tc-signin id="p"> knows no provider="taskclutser": write taskcluster.',
    ]);
  });

  it('look at a value that a script set, too', async () => {
    const show = Object.assign(document.createElement('tc-show'), { when: 'signedout' });
    put('').append(show);
    expect(await hintsOf('')).to.deep.equal([
      '<tc-show> knows no when="signedout": write signed-out. See docs/hints.md of taskcluster-elements.',
    ]);
  });

  it('name the slots there are', async () => {
    const [hint] = await hintsOf(signin(east, 'id="b"', '<p slot="signed_in">Hello</p>'));
    expect(hint).to.match(/has no slot "signed_in", so that child is not shown: its slots are .*signed-in/);
  });

  it('know every slot of the manifest', async () => {
    const { modules } = (await (await fetch('/custom-elements.json')).json()) as Package;
    const elements = modules.flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[]);
    const all = elements.flatMap(({ tagName, slots = [] }) => slots.map(({ name }) => [tagName!, name] as const));
    expect(all).to.have.length.above(15);
    const markup = all.map(([tag, name]) => `<${tag} id="${tag}-${name}"><script type="application/json" slot="${name}">{}</script></${tag}>`);
    await hintsOf(markup.join(''));
    expect(lines.filter((line) => line.includes('has no slot'))).to.deep.equal([]);
  });

  it('name the actions there are', async () => {
    const [hint] = await hintsOf(signin(east, 'id="c"', '<button data-tc-action="logout">Bye</button>'));
    expect(hint).to.match(/knows no data-tc-action="logout": write one of .*signout/);
  });

  it('name what a call would pass over', async () => {
    const call = (id: string, children: string, more = '') =>
      `<tc-api-call id="${id}" service="hooks" method="triggerHook" ${more}>${children}</tc-api-call>`;
    const hints = await hintsOf([
      call('ask', '', 'confirm'),
      call('deep', '<div><form><button>Go</button></form></div>'),
      call('json', '<script type="application/json">{}</script>'),
      call('right', '<form><fieldset></fieldset></form><script type="application/json" slot="payload">{}</script>', 'confirm="Really?"'),
      call('around', call('inside', '<form></form>')),
      call('own', '<div><form></form></div>', 'trigger="manual"'),
    ].join(''));
    expect(hints.map((line) => line.replace(/ See .*/, ''))).to.deep.equal([
      '<tc-api-call id="ask"> has an empty confirm, which adds no question: write one, confirm="Really?".',
      '<tc-api-call id="deep"> has a form that is not its child, and never sends it: put the form itself between the tags.',
      '<tc-api-call id="json"> has JSON that belongs to nothing: write slot="args", slot="query" or slot="payload".',
    ]);
  });

  it('are silent about what is right, or of other libraries', async () => {
    const right = signin(east, 'id="d" class="x" data-x="y" v-cloak hx-get="/" onclick="" contenteditable _ngcontent-a="" view="compact" aria-label="x"',
      '<p slot="signed-out"><button data-tc-action="signin">In</button></p>');
    const values = [
      ...['signed-in', 'signed-out', 'expired', ''].map((when) => `<tc-show when="${when}"></tc-show>`),
      '<tc-whoami view="card" show=" avatar name  taskcluster-client-id expiry scopes deployment "></tc-whoami>',
      ...['auto', 'none', ...viewNames].map((as) => `<tc-api-call as="${as}"></tc-api-call>`),
    ];
    expect(await hintsOf(right + values.join(''))).to.deep.equal([]);
  });
});

describe('the console', () => {
  const docs = / See docs\/hints\.md of taskcluster-elements\.$/;
  const told = (id: string): string[] => lines.filter((line) => line.includes(`id="${id}"`));

  before(() => {
    defineAll();
    define({ 'tc-api-call': TcApiCall });
  });

  beforeEach(() => {
    lines = [];
    console.warn = console.error = (line: string) => void lines.push(line);
  });

  afterEach(() => {
    Object.assign(console, { warn, error });
    clear();
  });

  it('says what is wrong with a sign-in, and where to read on', async () => {
    put('<tc-signin root-url="https://tc.example.com" provider="taskcluster"></tc-signin>');
    const line = () => lines.find((one) => one.includes('Set client-id'));
    await waitUntil(line, 'no line', { timeout: 4000 });
    expect(line()).to.match(/^tc-signin: Sign-in is not set up on this page\. Set client-id: .* See docs\/hints/);
    expect(line()).to.match(docs);
  });

  for (const [name, attributes, said] of [
    ['a method that there is not', 'service="queue" method="tsk"', 'Did you mean queue.task?'],
    ['input that does not fit', 'service="queue" method="task" args="[]"', 'taskId'],
    ['a setting that means nothing', 'service="auth" method="ping" pages="0"', 'pages must be'],
  ]) {
    it(`says where to read on about ${name}`, async () => {
      put(`<tc-api-call ${attributes} auth="none" root-url="${east}"></tc-api-call>`);
      const line = () => lines.find((one) => one.startsWith('<tc-api-call ') && one.includes(said!));
      await waitUntil(line, 'no line', { timeout: 4000 });
      expect(line()).to.match(docs);
    });
  }

  it('names no page about what only a service can change', () => {
    reportError(document.createElement('tc-api-call'), new TcError('server', 'Out of order.', { status: 503, serverCode: 'X' }));
    expect(lines).to.deep.equal(['<tc-api-call> server: Out of order. (X, 503)']);
  });

  it('says which sign-ins match, and where to read on', async () => {
    put(signin(east, 'id="one"') + signin(west(), 'id="two"') + follower('id="torn"'));
    await waitUntil(() => told('torn').length);
    expect(told('torn')[0]).to.match(/^<test-follower id="torn"> More than one sign-in matches\. These match: .*one.*two/);
    expect(told('torn')[0]).to.match(docs);
  });

  it('says that there is no sign-in, but not for a call that needs none', async function () {
    this.timeout(9000);
    const call = (id: string, more: string) =>
      `<tc-api-call id="${id}" service="auth" method="ping" trigger="manual" root-url="${east}" ${more}></tc-api-call>`;
    put(call('none', 'auth="none"') + call('auto', '') + call('needs', 'auth="required"') + follower('id="last"'));
    await waitUntil(() => told('last').length && told('needs').length, 'no line', { timeout: 7000 });
    for (const id of ['last', 'needs']) {
      expect(told(id)[0]).to.match(/There is no sign-in on this page\. No <tc-signin> was found/);
      expect(told(id)[0]).to.match(docs);
    }
    // The link of each began to wait no later than that of the last.
    expect([...told('none'), ...told('auto')]).to.deep.equal([]);
  });
});

describe('debug', () => {
  before(defineAll);
  afterEach(clear);

  it('lists the steps of the session in the page, and nobody and no secret', async () => {
    put('<tc-signin debug></tc-signin>');
    const element = find<HTMLElement>('tc-signin');
    const session = new TestSession({ user: { name: 'Alice Secret', email: 'alice@example.com' } });
    session.attach(element);
    const steps = () => [...element.shadowRoot!.querySelectorAll('[part=step]')].map((step) => step.textContent ?? '');
    const reach = (status: string) => waitUntil(() => steps().at(-1)?.includes(status), status, { timeout: 4000 });
    session.force('expired');
    await reach('expired');
    session.force('signed-in', { reason: 'signin' });
    await reach('signed-in, signin, until');
    session.force('signed-out', { error: new TcError('network', 'secret-host cannot be reached.') });
    await reach('signed-out, network');
    expect(steps().join()).not.to.match(/Alice|alice|secret|token/i);
  });
});
