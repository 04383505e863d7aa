import { expect, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { deployment } from '../helpers/deployment.js';
import { callPage, inside, reach, textOf } from './helpers/call-page.js';
import { control, PersonAgent, requestsTo } from './helpers/person-owner.js';

const { fetch } = window;

describe('how a <tc-api-call> is made', () => {
  let urls: string[] = [];
  beforeEach(() => {
    urls = [];
    window.fetch = (input, init) => {
      urls.push(String(input));
      return fetch(input, init);
    };
  });
  afterEach(() => (window.fetch = fetch));

  for (const signature of ['header', 'Header']) {
    it(`keeps the signature out of every address with signature="${signature}"`, async () => {
      const { call } = await callPage(
        `<tc-api-call service="auth" method="currentScopes" signature="${signature}"></tc-api-call>`,
        new PersonAgent('alice'));
      await reach(call, 'done');
      for await (const page of call.iteratePages()) expect(page.response.status).to.equal(200);
      expect(urls.filter((url) => url.includes('/scopes/current'))).to.have.length(2);
      expect(urls.join()).not.to.include('bewit');
    });
  }

  it('says how long a failure took and how many attempts it had', async () => {
    await control('failNext', { path: 'v1/scopes/current', status: 500, times: 2 });
    const { call } = await callPage(
      '<tc-api-call service="auth" method="currentScopes" retries="1" inspect></tc-api-call>', new PersonAgent('alice'));
    await reach(call, 'error');
    expect(call.error).to.include({ status: 500, attempts: 2 });
    expect(call.error!.ms).to.be.above(0);
    const lines = [...call.shadowRoot!.querySelectorAll('[part=inspect] dt')].map((line) => line.textContent);
    expect(lines).to.include.members(['Status', 'Time', 'Attempts']);
  });

  it('keeps what was answered before with what was shown', async () => {
    const { call } = await callPage('<tc-api-call service="auth" method="ping"></tc-api-call>', null);
    await reach(call, 'done');
    await control('failNext', { path: 'auth/v1/ping', status: 404, times: 1 });
    await call.refresh().catch(() => undefined);
    expect([call.status, call.response?.status]).to.deep.equal(['error', 200]);
  });
});

describe('a <tc-api-call> that a script makes', () => {
  it('runs before it is on the page where that needs nobody, and waits for its sign-in where it does', async () => {
    const make = (auth: TcApiCall['auth']) => {
      const call = document.createElement('tc-api-call') as TcApiCall;
      return Object.assign(call, { service: 'auth', method: 'currentScopes', trigger: 'manual', auth, rootUrl: deployment.rootUrl });
    };
    const { call: other } = await callPage('<tc-api-call></tc-api-call>', new PersonAgent('alice'));
    expect(await make('none').run()).to.have.property('scopes');
    const call = make('required');
    const run = call.run() as Promise<{ scopes: string[] }>;
    await waitUntil(() => call.status === 'waiting');
    other.after(call);
    expect((await run).scopes).to.include('secrets:get:project/demo/*');
    await call.updateComplete;
    expect([call.getAttribute('status'), textOf(call).includes('secrets:get')]).to.deep.equal(['done', true]);
  });

  const settings = ['trigger', 'auth', 'confirm', 'as', 'select', 'columns', 'pages', 'poll', 'timeout', 'retries', 'signature'];
  for (const [what, nothing] of [['attributes that were taken away', null], ['nothing from a framework', undefined]]) {
    it(`takes ${what} for the defaults`, async () => {
      const { call } = await callPage('<tc-api-call></tc-api-call>', null);
      Object.assign(call, Object.fromEntries(settings.map((name) => [name, nothing])));
      Object.assign(call, { service: 'auth', method: 'ping' });
      await reach(call, 'done');
      expect([inside(call, 'dl') !== null, call.response?.attempts]).to.deep.equal([true, 1]);
    });
  }
});

describe('a <tc-api-call> whose person changes', () => {
  const form = `<tc-api-call service="secrets" method="get">
    <form><input name="args.name" value="project/demo/greeting"><button>Read</button></form></tc-api-call>`;

  it('asks again for what a form asked without a sign-in, and tells who waits', async () => {
    const { call, owner } = await callPage(form, null);
    call.querySelector('button')!.click();
    await reach(call, 'forbidden');
    owner.become(new PersonAgent('alice'));
    await call.finished;
    expect(call.status).to.equal('done');
    expect(textOf(call)).to.include('Hello from');
  });

  it('leaves what one person asked to that person', async () => {
    const { call, owner } = await callPage(form, new PersonAgent('alice'));
    call.querySelector('button')!.click();
    await reach(call, 'done');
    owner.become(new PersonAgent('carol'));
    await call.finished;
    expect([call.status, call.data]).to.deep.equal(['idle', undefined]);
  });

  it('writes for nobody what was refused', async () => {
    const { call, owner } = await callPage(
      form.replace('"get"', '"remove"').replace('greeting', 'kept')
        .replace('service=', 'confirm="none" service='), null);
    call.querySelector('button')!.click();
    await reach(call, 'forbidden');
    owner.become(new PersonAgent('alice'));
    await call.finished;
    expect(call.status).to.equal('idle');
    expect(await requestsTo('demo%2Fkept')).to.have.length(1);
  });
});

describe('a question that is answered with no', () => {
  it('leaves the status of the error that is shown', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="remove" args='["project/none/of-alice"]'></tc-api-call>`,
      new PersonAgent('alice'));
    const answer = async (name: string) => {
      await waitUntil(() => inside(call, 'dialog'));
      inside(call, `dialog button[value=${name}]`)!.click();
    };
    void call.run().catch(() => undefined);
    await answer('yes');
    await reach(call, 'forbidden');
    const run = call.run().catch((error: Error) => error.message);
    await answer('no');
    expect(await run).to.equal('The call was not confirmed.');
    expect(call.status).to.equal('forbidden');
  });
});

describe('a <tc-api-call> on a page that is still on its way', () => {
  let frame: HTMLIFrameElement;
  beforeEach(() => document.body.append((frame = document.createElement('iframe'))));
  afterEach(() => frame.remove());

  it('waits for its form', async () => {
    const page = frame.contentDocument!;
    page.open();
    page.write('<!doctype html><body><script type="module" async src="/src/define/tc-api-call.ts"></script>');
    await waitUntil(() => frame.contentWindow!.customElements.get('tc-api-call'), undefined, { timeout: 5000 });
    page.write(`<tc-api-call service="auth" method="ping" auth="none" root-url="${deployment.rootUrl}">`);
    const call = page.querySelector('tc-api-call') as TcApiCall;
    await call.updateComplete;
    expect(page.readyState).to.equal('loading');
    page.write('<form><button>Ping</button></form></tc-api-call><p>');
    await call.finished;
    page.close();
    expect([call.status, call.data]).to.deep.equal(['idle', undefined]);
  });

  it('waits no longer than its end tag', async () => {
    const page = frame.contentDocument!;
    page.open();
    page.write('<!doctype html><body><script type="module" async src="/src/define/tc-api-call.ts"></script>');
    await waitUntil(() => frame.contentWindow!.customElements.get('tc-api-call'), undefined, { timeout: 5000 });
    page.write(`<tc-api-call service="auth" method="ping" auth="none" root-url="${deployment.rootUrl}">`);
    const call = page.querySelector('tc-api-call') as TcApiCall;
    await call.updateComplete;
    page.write('</tc-api-call><p>');
    await waitUntil(() => call.status === 'done', undefined, { timeout: 5000 });
    expect(page.readyState).to.equal('loading');
    page.close();
  });
});
