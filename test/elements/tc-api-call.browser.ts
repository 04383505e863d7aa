import { expect, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import { words as de } from '../../src/elements/words/de.js';
import { deployment } from '../helpers/deployment.js';
import { callPage, inside, reach, textOf } from './helpers/call-page.js';
import { control, PersonAgent, requestsTo } from './helpers/person-owner.js';

const currentScopes = '<tc-api-call service="auth" method="currentScopes"></tc-api-call>';

describe('<tc-api-call>', () => {
  it('waits while nobody knows who is signed in, then calls as that person', async () => {
    const { owner, call } = await callPage(currentScopes);
    await reach(call, 'waiting');
    owner.become(new PersonAgent('alice'));
    await reach(call, 'done');
    expect((call.data as { scopes: string[] }).scopes).to.include('secrets:get:project/demo/*');
    expect(textOf(call)).to.include('secrets:get:project/demo/*');
    expect(call.response?.status).to.equal(200);
    expect(call.getAttribute('status')).to.equal('done');
    expect(call.matches(':state(done)')).to.equal(true);
  });

  it('calls without credentials when nobody is signed in, and again after the sign-in', async () => {
    const { owner, call } = await callPage(currentScopes, null);
    await reach(call, 'done');
    expect(textOf(call)).not.to.include('secrets:get');
    owner.become(new PersonAgent('alice'));
    expect(call.status).to.equal('idle');
    await reach(call, 'done');
    expect(textOf(call)).to.include('secrets:get');
  });

  it('clears what it shows in the same moment as the person changes', async () => {
    const { owner, call } = await callPage(currentScopes, new PersonAgent('alice'));
    await reach(call, 'done');
    owner.become(null);
    expect(call.data).to.equal(undefined);
    await call.updateComplete;
    expect(textOf(call)).not.to.include('secrets:get');
    await reach(call, 'done');
    expect((call.data as { scopes: string[] }).scopes).not.to.include('secrets:get:project/demo/*');
  });

  it('keeps what it shows when the session of the same person expires', async () => {
    const alice = new PersonAgent('alice');
    const { owner, call } = await callPage(currentScopes, alice);
    await reach(call, 'done');
    owner.become(alice, { status: 'expired' });
    await call.updateComplete;
    expect(textOf(call)).to.include('secrets:get');
  });

  it('waits for a sign-in where it is required, offers one, and goes on by itself', async () => {
    const { owner, call } = await callPage(
      '<tc-api-call service="auth" method="currentScopes" auth="required"></tc-api-call>', null);
    await reach(call, 'waiting');
    inside(call, '[part="waiting"] button')!.click();
    expect(owner.signInsAsked).to.equal(1);
    owner.become(new PersonAgent('alice'));
    await reach(call, 'done');
  });

  it('names what a person waits for: to see something, or to do it', async () => {
    const ping = (inside = '', more = '') =>
      `<tc-api-call service="auth" method="ping" auth="required" ${more}>${inside}</tc-api-call>`;
    const waitingText = async (markup: string) => {
      const { call } = await callPage(markup, null);
      if (call.status === 'idle') call.run().catch(() => undefined);
      await reach(call, 'waiting');
      const text = inside(call, '[part=waiting-text]')!.textContent;
      fixtureCleanup();
      return text;
    };
    expect(await waitingText(ping())).to.equal('Sign in to see this.');
    expect(await waitingText(ping('<button data-tc-action="refresh">Again</button>'))).to.equal('Sign in to see this.');
    expect(await waitingText(ping('<form><button>Ping</button></form>'))).to.equal('Sign in to do this.');
    expect(await waitingText(ping('', 'trigger="submit"'))).to.equal('Sign in to do this.');
  });

  it('asks nothing in a window that only finishes a sign-in', async () => {
    const { owner, call } = await callPage(
      '<tc-api-call service="secrets" method="get" args=\'["project/demo/inert"]\'></tc-api-call>');
    owner.become(new PersonAgent('alice'), { inert: true });
    await reach(call, 'waiting');
    await fetch(`${deployment.rootUrl}/api/secrets/v1/ping`);
    expect(await requestsTo('demo%2Finert')).to.deep.equal([]);
    expect(call.status).to.equal('waiting');
  });

  it('lists missing scopes one by one', async () => {
    const { call } = await callPage(
      '<tc-api-call service="secrets" method="get" args=\'["project/other/x"]\'></tc-api-call>',
      new PersonAgent('alice'));
    await reach(call, 'forbidden');
    const scopes = [...call.shadowRoot!.querySelectorAll('[part="missing-scopes"] li')].map((li) => li.textContent);
    expect(scopes).to.deep.equal(['secrets:get:project/other/x']);
    expect(inside(call, '[role="alert"]')!.textContent).to.include('scopes are missing');
    expect(call.error?.code).to.equal('forbidden');
  });

  it('says that one of several scopes is enough', async () => {
    const fence = (text: string) => `\n\n\`\`\`\n${text}\n\`\`\``;
    const either = 'AnyOf:\n  - secrets:get:a\n  - secrets:get:b';
    const message = 'Client ID x does not have sufficient scopes and is missing the following scopes:' + fence(either) +
      `\n\nThis request requires the client to satisfy the following scope expression:${fence(either)}`;
    await control('failNext', { path: 'secret/project%2Fdemo%2Feither', status: 403, times: 1, body: { code: 'InsufficientScopes', message } });
    const { call } = await callPage(
      '<tc-api-call service="secrets" method="get" args=\'["project/demo/either"]\'></tc-api-call>', new PersonAgent('alice'));
    await reach(call, 'forbidden');
    expect(inside(call, '[part~=missing-label]')!.textContent).to.include('One of these scopes is enough');
    expect(call.shadowRoot!.querySelectorAll('[part="missing-scopes"] li')).to.have.length(2);
  });

  it('offers a sign-in where a call without credentials is refused', async () => {
    const { owner, call } = await callPage(
      '<tc-api-call service="secrets" method="get" args=\'["project/demo/greeting"]\'></tc-api-call>', null);
    await reach(call, 'forbidden');
    inside(call, '[part="forbidden"] button[part~="primary"]')!.click();
    expect(owner.signInsAsked).to.equal(1);
    owner.become(new PersonAgent('alice'));
    await reach(call, 'done');
    expect(textOf(call)).to.include('Hello from the local deployment');
  });

  it('says that there is nothing where the answer is empty', async () => {
    const { call } = await callPage(
      '<tc-api-call service="auth" method="listClients" query=\'{"prefix":"nobody/"}\'></tc-api-call>',
      new PersonAgent('alice'));
    await reach(call, 'empty');
    expect(textOf(call)).to.include('Nothing here.');
  });

  for (const [what, markup, words] of [
    ['an unknown method', 'service="queue" method="tsk"', 'queue.task'],
    ['an HTTP verb as method', 'service="queue" method="GET"', 'HTTP verb'],
    ['an unknown service', 'service="quue" method="task"', 'queue'],
    ['JSON that is none', 'service="queue" method="task" args="[oops"', 'JSON'],
    ['a missing argument', 'service="queue" method="task"', 'taskId'],
    ['a view that does not exist', 'service="auth" method="ping" as="pie"', 'view that does not exist'],
    ['pages that are no number', 'service="auth" method="ping" pages="many"', 'pages'],
    ['a timeout that is none', 'service="auth" method="ping" timeout="soon"', 'duration'],
    ['a poll that is too short', 'service="auth" method="ping" poll="1 second"', 'too often'],
    ['a path into a prototype', 'service="auth" method="ping" select="a.__proto__"', 'cannot be used'],
  ] as const) {
    it(`shows one sentence for ${what}`, async () => {
      const { call } = await callPage(`<tc-api-call ${markup}></tc-api-call>`, new PersonAgent('alice'));
      await reach(call, 'error');
      expect(call.error?.code).to.be.oneOf(['configuration', 'input']);
      expect(inside(call, '[role="alert"]')!.textContent).to.include(words);
    });
  }

  it('shows what the service disliked about the input, as a list', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="set" trigger="manual"
        args='["project/demo/bad"]' payload='{"x":1}'></tc-api-call>`,
      new PersonAgent('alice'));
    await call.run().catch(() => {});
    await reach(call, 'error');
    expect(call.error?.code).to.equal('input');
    expect(call.shadowRoot!.querySelectorAll('[part="complaints"] li').length).to.be.greaterThan(0);
  });

  it('says that this device\'s clock is wrong, where the service goes on to refuse what it signs', async () => {
    const body = { code: 'AuthenticationFailed', message: 'Unauthorized: Stale timestamp\n\n---\n' };
    await control('failNext', { path: 'secret/project%2Fdemo%2Fgreeting', status: 401, times: 2, body });
    const { call } = await callPage(
      `<tc-api-call lang="de" service="secrets" method="get" args='["project/demo/greeting"]'></tc-api-call>`,
      new PersonAgent('alice'));
    await reach(call, 'error');
    expect(call.error?.code).to.equal('clock');
    const { host } = new URL(deployment.rootUrl);
    await waitUntil(() => inside(call, '[role=alert]')?.textContent === de.errors.clockDiffers({ host }));
    await expect(call).to.be.accessible();
    // Once it is right, the same call works.
    await call.refresh();
    expect(textOf(call)).to.include('Hello');
  });

  it('shows a failing service in a sentence and succeeds on the second try', async () => {
    await control('failNext', { path: 'secret/project%2Fdemo%2Fflaky', status: 500, times: 1 });
    await control('failNext', { path: 'secret/project%2Fdemo%2Fflaky', status: 404, times: 1 });
    const { call } = await callPage(
      '<tc-api-call service="secrets" method="get" retries="0" args=\'["project/demo/flaky"]\'></tc-api-call>',
      new PersonAgent('alice'));
    await reach(call, 'error');
    expect(call.error?.code).to.equal('server');
    inside(call, '[part="error"] button')!.click();
    await waitUntil(() => call.error?.code === 'not-found');
  });

  it('writes only the newest run', async () => {
    const { call } = await callPage(
      '<tc-api-call service="auth" method="client" trigger="manual"></tc-api-call>', new PersonAgent('alice'));
    await control('delay', { path: 'clients/static%2Ftaskcluster%2Flogin', ms: 400, method: 'GET' });
    const first = call.run({ args: ['static/taskcluster/login'] });
    const second = call.run({ args: ['no-such-client'] });
    expect(await first.catch((error) => error.code)).to.equal('cancelled');
    expect(await second.catch((error) => error.code)).to.equal('not-found');
    expect(call.error?.code).to.equal('not-found');
  });

  it('ends its run when it leaves the page, and runs anew when it comes back', async () => {
    await control('delay', { path: '/api/auth/v1/ping', ms: 300 });
    const { call } = await callPage('<tc-api-call service="auth" method="ping" trigger="load"></tc-api-call>', null);
    await reach(call, 'loading');
    const parent = call.parentElement!;
    const ended = call.finished;
    call.remove();
    await ended;
    expect(call.data).to.equal(undefined);
    expect(call.status).to.equal('idle');
    parent.append(call);
    await reach(call, 'done');
  });

  it('goes back to idle when it is aborted', async () => {
    await control('delay', { path: '/api/hooks/v1/ping', ms: 1000 });
    const { call } = await callPage('<tc-api-call service="hooks" method="ping"></tc-api-call>', null);
    await reach(call, 'loading');
    call.abort();
    expect(call.status).to.equal('idle');
    expect(call.error).to.equal(undefined);
  });

  it('has the status that it has, whatever its markup says', async () => {
    const { call } = await callPage('<tc-api-call status="done" service="auth" method="ping" trigger="manual"></tc-api-call>', null);
    expect([call.status, call.getAttribute('status')]).to.deep.equal(['idle', 'idle']);
    await call.run();
    await call.updateComplete;
    const copy = call.cloneNode() as typeof call;
    call.after(copy);
    await copy.updateComplete;
    expect([call.getAttribute('status'), copy.getAttribute('status')]).to.deep.equal(['done', 'idle']);
    expect([call.matches(':state(idle)'), copy.matches(':state(done)')]).to.deep.equal([false, false]);
  });

  it('tells each status once', async () => {
    const { call } = await callPage('<tc-api-call service="auth" method="ping" trigger="manual"></tc-api-call>', null);
    expect(call.matches(':state(idle)')).to.equal(true);
    const told: string[] = [];
    call.addEventListener('tc-status', (event) => told.push(`${event.detail.previous}→${event.detail.status}`));
    await call.run();
    expect(told).to.deep.equal(['idle→loading', 'loading→done']);
  });

  it('lets the page change the call, and stop it', async () => {
    const { call } = await callPage('<tc-api-call service="auth" method="ping" trigger="manual"></tc-api-call>', null);
    call.addEventListener('tc-api-request', (event) => (event.detail.method = 'currentScopes'), { once: true });
    expect(await call.run()).to.have.property('scopes');
    call.addEventListener('tc-api-request', (event) => event.preventDefault(), { once: true });
    expect(await call.run().catch((error) => error.code)).to.equal('cancelled');
    expect(call.status).to.equal('done');
  });

  it('leaves the drawing to the page that prevents the response or the error', async () => {
    const { call } = await callPage('<tc-api-call service="auth" method="ping" trigger="manual"></tc-api-call>', null);
    call.addEventListener('tc-api-response', (event) => event.preventDefault());
    call.addEventListener('tc-api-error', (event) => event.preventDefault());
    await call.run();
    await call.updateComplete;
    expect(inside(call, 'dl')).to.equal(null);
    call.method = 'pnig';
    const failed = oneEvent(call, 'tc-api-error');
    void call.run();
    await failed;
    await call.finished;
    expect(call.status).to.equal('error');
    expect(inside(call, '[role="alert"]')).to.equal(null);
  });
});
