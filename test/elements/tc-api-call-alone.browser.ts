import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { TcApiCall } from '../../src/elements/tc-api-call.js';
import { deployment } from '../helpers/deployment.js';
import { reach, textOf } from './helpers/call-page.js';
import { PersonAgent, PersonOwner } from './helpers/person-owner.js';

/** A page without a sign-in and with one call. */
async function lonePage(attributes: string): Promise<TcApiCall> {
  const page = await fixture<HTMLElement>(html`<main></main>`);
  page.innerHTML = `<tc-api-call service="auth" method="currentScopes" ${attributes}></tc-api-call>`;
  return page.querySelector('tc-api-call') as TcApiCall;
}

const rootUrl = `root-url="${deployment.rootUrl}"`;
/** Far below the time that a page has to bring its sign-in. */
const atOnce = { timeout: 2000 };

function arrive(person: PersonAgent | null): PersonOwner {
  const owner = new PersonOwner();
  owner.become(person);
  document.querySelector('main')!.append(owner);
  return owner;
}

describe('a <tc-api-call> on a page without a sign-in', () => {
  for (const auth of ['auto', 'none']) {
    it(`calls the deployment it names without waiting, with auth="${auth}"`, async () => {
      const call = await lonePage(`${rootUrl} auth="${auth}"`);
      await waitUntil(() => call.status === 'done', undefined, atOnce);
      expect(textOf(call)).to.include('auth:current-scopes');
    });
  }

  it('calls the first deployment that the page names', async () => {
    document.head.insertAdjacentHTML('beforeend', `<meta name="taskcluster-root-url" content=" ${deployment.rootUrl} https://tc.example.com">`);
    try {
      const call = await lonePage('');
      await waitUntil(() => call.status === 'done', undefined, atOnce);
    } finally {
      document.querySelector('meta[name="taskcluster-root-url"]')!.remove();
    }
  });

  it('calls again with credentials when a sign-in comes later', async () => {
    const call = await lonePage(rootUrl);
    await reach(call, 'done');
    expect(textOf(call)).not.to.include('secrets:get');
    arrive(new PersonAgent('alice'));
    await waitUntil(() => textOf(call).includes('secrets:get'));
  });

  it('stays as it is when the sign-in that comes later is nobody’s', async () => {
    const call = await lonePage(rootUrl);
    await reach(call, 'done');
    const { data } = call;
    const owner = arrive(null);
    await waitUntil(() => owner.isConnected);
    await call.updateComplete;
    expect(call.data).to.equal(data);
  });

  it('without an address of its own takes that of a sign-in that comes later, auth="none" too', async () => {
    const call = await lonePage('auth="none"');
    await reach(call, 'waiting');
    arrive(null).become(null);
    await reach(call, 'done');
  });

  it('waits for the sign-in that it names', async () => {
    const call = await lonePage(`${rootUrl} for="later"`);
    await reach(call, 'waiting');
    expect(call.data).to.equal(undefined);
    const owner = new PersonOwner();
    owner.id = 'later';
    owner.addEventListener('tc-agent-request', (event) => event.detail.answer(owner));
    owner.become(new PersonAgent('alice'));
    document.querySelector('main')!.append(owner);
    await reach(call, 'done');
    expect(textOf(call)).to.include('secrets:get');
  });

  it('is an error where two sign-ins match, not a call without credentials', async () => {
    const { warn, error } = console;
    const lines: string[] = [];
    console.warn = console.error = (line: string) => void lines.push(line);
    const page = await fixture<HTMLElement>(html`<main><person-owner></person-owner><person-owner></person-owner></main>`);
    for (const owner of page.querySelectorAll<PersonOwner>('person-owner')) owner.become(null);
    page.insertAdjacentHTML('beforeend', `<tc-api-call service="auth" method="ping" ${rootUrl}></tc-api-call>`);
    const call = page.querySelector('tc-api-call') as TcApiCall;
    await reach(call, 'error');
    expect(call.error?.code).to.equal('configuration');
    expect(call.error?.message).to.include('More than one sign-in');
    Object.assign(console, { warn, error });
    const told = lines.filter((line) => line.includes('More than one sign-in'));
    expect(told, 'once').to.have.length(1);
    expect(told[0]).to.match(/These match: 1\. .*docs\/hints\.md/);
  });
});
