import { expect, fixture, nextFrame, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { TcApiCall } from '../../src/elements/tc-api-call.js';
import { callPage, inside } from './helpers/call-page.js';
import { PersonAgent } from './helpers/person-owner.js';

const slots = (call: Element) => call.shadowRoot!.querySelectorAll('slot').length;

describe('a <tc-api-call>, whose initial values stand on its prototype', () => {
  it('keeps what was set before its class was there', async () => {
    const early = document.createElement('tc-early-call') as TcApiCall;
    Object.assign(early, { as: 'none', retries: 2 });
    document.body.append(early);
    customElements.define('tc-early-call', class extends TcApiCall {});
    await early.updateComplete;
    expect(Object.keys(early)).to.not.include.members(['as', 'retries']);
    expect([early.as, early.retries, early.trigger]).to.deep.equal(['none', 2, 'auto']);
    early.remove();
  });

  it('has its own values, and no other element’s', async () => {
    const [one, other] = [new TcApiCall(), new TcApiCall()];
    one.timeout = '5 seconds';
    document.body.append(one, other);
    await one.updateComplete;
    one.caption = 'One';
    other.as = 'tree';
    await other.updateComplete;
    const values = [one, other, new TcApiCall()].map(({ timeout, caption, as }) => [timeout, caption, as]);
    expect(values).to.deep.equal([
      ['5 seconds', 'One', 'auto'],
      ['30 seconds', undefined, 'tree'],
      ['30 seconds', undefined, 'auto'],
    ]);
    one.remove();
    other.remove();
  });

  it('shows its children once, drawn or not', async () => {
    const page = await fixture<HTMLElement>(html`<div><tc-api-call as="none"><b>Child</b></tc-api-call></div>`);
    const call = page.querySelector('tc-api-call') as TcApiCall;
    const child = page.querySelector('b')!;
    expect([slots(call), child.assignedSlot?.getRootNode()]).to.deep.equal([1, call.shadowRoot]);
    expect(child.getBoundingClientRect().width).to.be.above(0);
    Object.assign(call, { service: 'queue', method: 'ping', trigger: 'manual', as: 'auto' });
    await call.updateComplete;
    expect(call.shadowRoot!.querySelector('slot + section[part=result]')).to.not.equal(null);
    expect([slots(call), child.assignedSlot?.getRootNode()]).to.deep.equal([1, call.shadowRoot]);
  });

  it('takes its button away when the page brings one later, also after it was moved', async () => {
    const { call } = await callPage(
      '<tc-api-call service="queue" method="ping" trigger="submit"></tc-api-call>', new PersonAgent('alice'));
    const ours = () => inside(call, '[part~=button]');
    await waitUntil(() => ours());
    call.innerHTML = '<button>Ours</button>';
    await waitUntil(() => !ours());
    call.replaceChildren();
    await waitUntil(() => ours());
    document.body.append(call);
    await nextFrame();
    call.innerHTML = '<button>Ours</button>';
    await waitUntil(() => !ours());
    call.remove();
  });
});
