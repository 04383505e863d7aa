import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { TcWhoami } from '../../src/elements/tc-whoami.js';
import { inside, textOf } from './helpers/call-page.js';
import { copied, replaceClipboard, restoreClipboard } from './helpers/clipboard.js';
import { define, PersonAgent, type PersonOwner } from './helpers/person-owner.js';

define({ 'tc-whoami': TcWhoami });

const said = (whoami: TcWhoami) => {
  const focused = whoami.shadowRoot!.activeElement;
  return focused?.ariaLabel ?? focused?.textContent?.trim();
};

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

describe('a <tc-whoami> by keyboard alone', () => {
  beforeEach(() => replaceClipboard());
  afterEach(restoreClipboard);

  it('copies the client id, unfolds the scopes and finds some of them', async () => {
    const page = await fixture<HTMLElement>(html`<main>
      <person-owner></person-owner><tc-whoami view="card" show="name taskcluster-client-id scopes"></tc-whoami>
    </main>`);
    page.querySelector<PersonOwner>('person-owner')!.become(new PersonAgent('alice'));
    const whoami = page.querySelector('tc-whoami')!;
    await waitUntil(() => inside(whoami, 'details') && whoami.clientId);
    await whoami.updateComplete;
    await press('Tab');
    expect(said(whoami)).to.equal('Copy client ID');
    await press('Enter');
    await waitUntil(() => copied.length === 1);
    expect(copied[0]).to.equal(whoami.clientId);
    await press('Tab', 'Enter');
    await waitUntil(() => inside<HTMLDetailsElement>(whoami, 'details')!.open);
    await press('Tab', 's', 'e', 'c', 'r', 'e', 't');
    await waitUntil(() => inside(whoami, '[part=scope-groups]')!.querySelectorAll('h3').length === 1);
    expect(textOf(whoami)).to.include('secrets:get').and.not.to.include('queue:');
    await press('Tab');
    expect(said(whoami)).to.equal('Scopes');
  });
});
