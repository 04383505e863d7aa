import { expect, fixture, html } from '@open-wc/testing';
import { TcShow } from '../../src/elements/tc-show.js';
import { reach } from './helpers/call-page.js';
import { define, PersonAgent, type PersonOwner } from './helpers/person-owner.js';

define({ 'tc-show': TcShow });

const content = '<b>yes</b><i slot="fallback">no</i>';

async function showPage(attributes: string): Promise<{ owner: PersonOwner; show: TcShow }> {
  const page = await fixture<HTMLElement>(html`<main><person-owner></person-owner></main>`);
  page.insertAdjacentHTML('beforeend', `<tc-show ${attributes}>${content}</tc-show>`);
  const show = page.querySelector('tc-show') as TcShow;
  await show.updateComplete;
  return { owner: page.querySelector<PersonOwner>('person-owner')!, show };
}

/** What of the content is on screen. */
const visible = (show: Element): string =>
  [...show.children].filter((child) => child.checkVisibility()).map((child) => child.textContent).join();

const alice = (): PersonAgent => new PersonAgent('alice');

describe('<tc-show>', () => {
  it('shows neither part until it is known whether somebody is signed in', async () => {
    const { show } = await showPage('when="signed-in"');
    expect(visible(show)).to.equal('');
  });

  for (const [when, signedIn, signedOut, expired] of [
    ['signed-in', 'yes', 'no', 'no'],
    ['signed-out', 'no', 'yes', 'no'],
    ['expired', 'no', 'no', 'yes'],
  ] as const) {
    it(`when="${when}": signed in ${signedIn}, signed out ${signedOut}, expired ${expired}`, async () => {
      const { owner, show } = await showPage(`when="${when}"`);
      const agent = alice();
      const seen = async (change: () => void) => {
        change();
        await show.updateComplete;
        await reach(show, 'shown', 'fallback');
        return visible(show);
      };
      expect(await seen(() => owner.become(agent))).to.equal(signedIn);
      expect(await seen(() => owner.become(agent, { status: 'expiring' }))).to.equal(signedIn);
      expect(await seen(() => owner.become(agent, { status: 'expired' }))).to.equal(expired);
      expect(await seen(() => owner.become(null))).to.equal(signedOut);
    });
  }

  it('shows the fallback for a condition that there is not, and the default for an empty one', async () => {
    const { owner, show } = await showPage('when="signed_out"');
    for (const agent of [alice(), null]) {
      owner.become(agent);
      await reach(show, 'fallback');
      expect(visible(show)).to.equal('no');
    }
    show.removeAttribute('when');
    await reach(show, 'fallback');
    owner.become(alice());
    await reach(show, 'shown');
    show.setAttribute('scopes', 'nobody:has:this');
    await reach(show, 'initializing', 'fallback');
    await reach(show, 'fallback');
  });

  it('asks which scopes the person has, and shows nothing until that is known', async () => {
    const { owner, show } = await showPage('scopes="secrets:get:project/demo/a auth:current-scopes"');
    owner.become(alice());
    await show.updateComplete;
    expect(visible(show)).to.equal('');
    await reach(show, 'shown');
    expect(visible(show)).to.equal('yes');
    owner.become(new PersonAgent('bob'));
    expect(show.status).to.equal('initializing');
    await reach(show, 'fallback');
    expect(visible(show)).to.equal('no');
  });

  it('shows the fallback where scopes cannot be known', async () => {
    const { owner, show } = await showPage('scopes="auth:current-scopes"');
    owner.become(new PersonAgent('nobody-of-that-name'));
    await reach(show, 'fallback');
  });

  it('asks for no scopes in a window that only finishes a sign-in', async () => {
    const { owner, show } = await showPage('scopes="auth:current-scopes"');
    const agent = alice();
    owner.become(agent, { inert: true });
    await show.updateComplete;
    expect(agent.asked).to.equal(0);
    expect(visible(show)).to.equal('');
  });
});
