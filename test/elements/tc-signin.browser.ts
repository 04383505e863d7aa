import { expect, waitUntil } from '@open-wc/testing';
import type { TcErrorEvent } from '../../src/elements/events.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { clear, defineAll, east, find, put, settled, signin, west } from './helpers/page.js';

const element = () => find<TcSignin>('tc-signin');
const shadow = () => element().shadowRoot!;
const notice = () => shadow().querySelector<HTMLElement>('[part~=notice]:popover-open');

/** What is wrong is loaded first. */
const unusableShows = () => waitUntil(() => element().status === 'error', 'no error');

describe('tc-signin, signed out', () => {
  before(defineAll);
  afterEach(clear);

  it('has a placeholder of the final size until it knows', async () => {
    put(signin(east));
    expect(element().status).to.equal('initializing');
    expect(element().signedIn).to.equal(undefined);
    await settled();
    const button = shadow().querySelector('button')!.getBoundingClientRect();
    const placeholder = document.createElement('span');
    placeholder.setAttribute('part', 'placeholder');
    shadow().append(placeholder);
    expect(placeholder.getBoundingClientRect().width).to.equal(button.width);
    expect(placeholder.getBoundingClientRect().height).to.equal(button.height);
  });

  it('says its status as property, attribute and state', async () => {
    put(signin(east));
    await settled();
    expect(element().status).to.equal('signed-out');
    expect(element().getAttribute('status')).to.equal('signed-out');
    expect(element().matches(':state(signed-out)')).to.equal(true);
    expect(element().matches(':state(initializing)')).to.equal(false);
    expect(element().signedIn).to.equal(false);
    expect(element().agent).to.equal(null);
  });

  it('tells the change once, when it is true, and does not let it bubble', async () => {
    const told: string[] = [];
    const bubbled = (event: Event) => void told.push(`bubbled ${event.type}`);
    document.addEventListener('tc-status', bubbled);
    put(signin(east));
    element().addEventListener('tc-status', ({ detail }) => told.push(`${detail.previous} → ${detail.status}, ${element().getAttribute('status')}`));
    await settled();
    document.removeEventListener('tc-status', bubbled);
    expect(told).to.deep.equal(['initializing → signed-out, signed-out']);
  });

  it('does not fire tc-credentials when nobody was signed in', async () => {
    put(signin(east));
    element().addEventListener('tc-credentials', () => expect.fail('fired'));
    await settled();
    expect(element().status).to.equal('signed-out');
  });

  it('shows the slot of its status and always the default slot', async () => {
    put(signin(east, '', '<b slot="signed-out">Log in</b><i slot="signed-in">In</i><p>Always</p>'));
    await settled();
    const isSeen = (selector: string) => find<HTMLElement>(selector, element()).getClientRects().length > 0;
    expect([isSeen('b'), isSeen('i'), isSeen('p')]).to.deep.equal([true, false, true]);
  });

  it('takes other words for its button', async () => {
    put(signin(east, '', '<span slot="label">Log me in</span>'));
    await settled();
    expect(find<HTMLElement>('span', element()).getClientRects()).to.have.length(1);
  });

  it('reads disabled="false" as false', async () => {
    put(signin(east, 'disabled="false"'));
    await settled();
    expect(shadow().querySelector('button')!.disabled).to.equal(false);
    element().disabled = true;
    await settled();
    expect(shadow().querySelector('button')!.disabled).to.equal(true);
    expect(element().hasAttribute('disabled')).to.equal(true);
  });

  it('stands for another session when its attributes change', async () => {
    put(signin(east));
    await settled();
    element().rootUrl = west;
    await settled();
    expect(element().status).to.equal('signed-out');
    element().clientId = '';
    await unusableShows();
    element().clientId = 'again';
    await settled();
    expect(element().status).to.equal('signed-out');
    expect(element().error).to.equal(undefined);
  });

  it('waits for a sign-in until the caller gives up', async () => {
    put(signin(east));
    const controller = new AbortController();
    const waiting = element().whenSignedIn({ signal: controller.signal });
    controller.abort();
    const error = await waiting.catch((reason: unknown) => reason);
    expect((error as { code: string }).code).to.equal('cancelled');
  });

  it('begins at once when it is asked to wait and may act', async () => {
    put(signin(east));
    await settled();
    const modes: string[] = [];
    element().addEventListener('tc-signin-start', (event) => {
      modes.push(event.detail.mode);
      event.preventDefault();
    });
    const error = await element().whenSignedIn({ interactive: true }).catch((reason: unknown) => reason);
    expect(modes).to.deep.equal(['popup']);
    expect((error as { code: string }).code).to.equal('cancelled');
  });
});

const unusable: [name: string, attributes: string, hint: RegExp][] = [
  ['no root URL', 'domain="a.example" client-id="x"', /root-url="https/],
  ['http elsewhere', 'root-url="http://tc.example.com" domain="a.example" client-id="x"', /https:\/\//],
  ['no address', 'root-url="tc" domain="a.example" client-id="x"', /whole address/],
  ['a query', 'root-url="https://tc.example.com/?a" domain="a.example" client-id="x"', /no query/],
  ['no domain', `root-url="${east}" client-id="x"`, /provider="taskcluster"/],
  ['no client', `root-url="${east}" domain="a.example"`, /client-id/],
  ['unknown provider', `root-url="${east}" provider="okta" domain="a.example" client-id="x"`, /auth0 or taskcluster/],
  ['no scope', `root-url="${east}" provider="taskcluster" client-id="x"`, /scope/],
  ['unknown flow', `root-url="${east}" provider="taskcluster" client-id="x" scope="a" response-type="none"`, /code or token/],
  ['foreign redirect', `root-url="${east}" domain="a.example" client-id="x" redirect-uri="https://elsewhere.example/"`, /this origin/],
  ['foreign exchange', `root-url="${east}" domain="a.example" client-id="x" credentials-url="${west}/x"`, /under the root URL/],
];

describe('tc-signin that is not set up', () => {
  before(defineAll);
  afterEach(clear);

  for (const [name, attributes, hint] of unusable) {
    it(`says so in one sentence: ${name}`, async () => {
      put(`<tc-signin ${attributes}></tc-signin>`);
      const errors: TcErrorEvent[] = [];
      element().addEventListener('tc-error', (event) => errors.push(event));
      await unusableShows();
      expect(element().signedIn).to.equal(false);
      expect(errors.map(({ detail }) => detail.error.code)).to.deep.equal(['configuration']);
      expect(element().error?.hint).to.match(hint);
      await waitUntil(notice, 'nothing is shown');
      expect(notice()!.querySelector('[role=alert]')!.textContent).to.equal(element().error?.message);
      expect(shadow().querySelector('button')!.disabled).to.equal(true);
      expect(await element().signIn().catch((error: unknown) => error)).to.equal(element().error);
    });
  }

  it('shows nothing when the page prevents the event', async () => {
    put('<tc-signin></tc-signin>');
    element().addEventListener('tc-error', (event) => event.preventDefault());
    await settled();
    await waitUntil(() => shadow().querySelector('[part~=notice]'));
    await settled();
    expect(notice()).to.equal(null);
  });

  it('takes an exchange elsewhere from a script', async () => {
    put(`<tc-signin root-url="${east}" domain="a.example" client-id="x"></tc-signin>`);
    element().credentialsUrl = `${west}/exchange`;
    await settled();
    expect(element().status).to.equal('signed-out');
  });

  it('refuses a root URL that the head does not name', async () => {
    const meta = document.head.appendChild(document.createElement('meta'));
    meta.name = 'taskcluster-root-url';
    meta.content = west;
    put(signin(east));
    await unusableShows();
    expect(element().error?.hint).to.include('is not among those');
    element().rootUrl = '';
    await settled();
    meta.remove();
    expect(element().status).to.equal('signed-out');
  });
});
