import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { callPage, inside, reach, textOf } from './helpers/call-page.js';
import { control, PersonAgent, requestsTo } from './helpers/person-owner.js';

const focused = (call: TcApiCall) => call.shadowRoot!.activeElement;
const said = (call: TcApiCall) => focused(call)?.textContent?.trim();
/** What a person who works by keys hears next, not the top of the page. */
const isInResult = (call: TcApiCall) => focused(call)?.matches('section, section *') === true;

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

describe('a <tc-api-call> by keyboard alone', () => {
  it('runs by its own button, which keeps the focus and sends nothing twice', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="set" args='["project/demo/by-key"]' trigger="submit"
        payload='{"secret": {"a": 1}, "expires": {"$fromNow": "1 hour"}}'></tc-api-call>`, new PersonAgent('alice'));
    await waitUntil(() => inside(call, 'button'));
    await press('Tab');
    expect(said(call)).to.equal('Run set');
    await control('delay', { path: 'demo%2Fby-key', ms: 1500 });
    await press('Enter');
    await reach(call, 'loading');
    await press('Enter');
    await reach(call, 'done');
    expect(said(call)).to.equal('Run set');
    expect(await requestsTo('demo%2Fby-key')).to.have.length(1);
  });

  it('asks first, takes a no by Escape and a yes by Enter, and gives the focus back', async () => {
    const { call } = await callPage(
      `<tc-api-call service="secrets" method="remove" args='["project/demo/by-key"]'></tc-api-call>`,
      new PersonAgent('alice'));
    await waitUntil(() => inside(call, 'button'));
    await press('Tab', 'Enter');
    await waitUntil(() => said(call) === 'Go back');
    await press('Escape');
    await waitUntil(() => !inside(call, 'dialog') && call.status === 'idle');
    expect(said(call)).to.equal('Run remove');
    await press('Enter');
    await waitUntil(() => said(call) === 'Go back');
    await press('Tab');
    expect(said(call)).to.equal('Run it');
    await press('Enter');
    await reach(call, 'done', 'error');
    expect(said(call)).to.equal('Run remove');
  });

  it('sends a form by Enter in a field', async () => {
    const { call } = await callPage(`<tc-api-call service="secrets" method="get">
      <form><input name="args.name" value="project/demo/greeting"><button>Read</button></form></tc-api-call>`, new PersonAgent('alice'));
    await press('Tab', 'Enter');
    await reach(call, 'done');
    expect(textOf(call)).to.include('Hello from');
    expect(document.activeElement).to.equal(call.querySelector('input'));
  });

  it('tries again, and goes on in what came', async () => {
    await control('failNext', { path: 'v1/scopes/current', status: 500, times: 1 });
    const { call } = await callPage(
      '<tc-api-call service="auth" method="currentScopes" retries="0"></tc-api-call>', new PersonAgent('alice'));
    await reach(call, 'error');
    await press('Tab');
    expect(said(call)).to.equal('Try again');
    await press('Enter');
    await reach(call, 'done');
    expect(isInResult(call)).to.equal(true);
  });

  it('loads more until there is none, and stays in the list', async () => {
    const { call } = await callPage(
      `<tc-api-call service="queue" method="listTaskGroup" args='["P273wqnjTBGSPY_Wv5fP5Q"]' query='{"limit": 20}'
        columns="task.metadata.name" auth="required"></tc-api-call>`, new PersonAgent('alice'));
    await reach(call, 'done');
    const more = inside(call, '[part~=more]')!;
    more.focus();
    await press('Enter');
    await waitUntil(() => call.status === 'done' && !call.hasMore);
    await call.updateComplete;
    expect(inside(call, '[part~=more]')).to.equal(null);
    expect(isInResult(call)).to.equal(true);
  });

  it('goes on where the sign-in was offered', async () => {
    const { call, owner } = await callPage(
      '<tc-api-call service="auth" method="currentScopes" auth="required"></tc-api-call>', null);
    await reach(call, 'waiting');
    await press('Tab');
    expect(said(call)).to.equal('Sign in');
    await press('Enter');
    expect(owner.signInsAsked).to.equal(1);
    owner.become(new PersonAgent('alice'));
    await reach(call, 'done');
    expect(isInResult(call)).to.equal(true);
  });

  it('takes no focus that was elsewhere', async () => {
    const { call, owner } = await callPage(
      '<button id="own">Own</button><tc-api-call service="auth" method="currentScopes"></tc-api-call>',
      new PersonAgent('alice'));
    await reach(call, 'done');
    document.querySelector<HTMLElement>('#own')!.focus();
    await call.refresh();
    owner.become(null);
    await reach(call, 'done');
    expect(document.activeElement?.id).to.equal('own');
  });
});
