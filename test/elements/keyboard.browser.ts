import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { TcError } from '../../src/session/errors.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { TestSession } from '../../src/testing.js';
import { clear, defineAll, find, put, settled } from './helpers/page.js';

const element = () => find<TcSignin>('tc-signin');
const shadow = () => element().shadowRoot!;
const button = () => shadow().querySelector<HTMLElement>('[part~=button]')!;
const panel = () => shadow().querySelector<HTMLElement>('[part~=panel]');
const isOpen = () => panel()?.matches(':popover-open') === true;
const notice = () => shadow().querySelector<HTMLElement>('[part~=notice]:popover-open');
const focused = () => document.activeElement?.id || shadow().activeElement?.textContent?.trim();

async function start(status: 'signed-out' | 'signed-in' | 'expiring' | 'expired' = 'signed-out'): Promise<TestSession> {
  put('<button id="before">Before</button><tc-signin></tc-signin><button id="after">After</button>');
  const session = new TestSession({ user: { name: 'Alice' }, lifeMs: 240_000 });
  session.attach(element());
  await settled();
  session.force(status);
  await waitUntil(() => element().status === status && button());
  if (status !== 'signed-out') await waitUntil(() => shadow().querySelector('[role=status]'), 'no view', { timeout: 4000 });
  return session;
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

describe('by keyboard alone', () => {
  before(defineAll);
  afterEach(clear);

  for (const key of ['Enter', ' ']) {
    it(`signs in by "${key}" and out by the menu; the button keeps the focus`, async () => {
      await start();
      find<HTMLElement>('#before').focus();
      await press('Tab', key);
      await waitUntil(() => element().status === 'signed-in' && panel(), 'not in', { timeout: 4000 });
      // In the same frame: nothing is laid out yet.
      await press(key);
      await waitUntil(isOpen);
      await waitUntil(() => focused() === 'Sign out');
      await press('Enter');
      await waitUntil(() => element().status === 'signed-out');
      expect(shadow().activeElement === button()).to.equal(true);
    });
  }

  it('goes on before the end, by the notice', async () => {
    await start('expiring');
    await waitUntil(notice);
    find<HTMLElement>('#before').focus();
    await press('Tab', 'Tab');
    expect(focused()).to.equal('Continue');
    await press('Enter');
    await waitUntil(() => element().status === 'signed-in' && !notice());
    expect(shadow().activeElement === button()).to.equal(true);
  });

  it('is at the button when a notice gives way to another under the focus', async () => {
    const session = await start('expiring');
    await waitUntil(notice);
    find<HTMLElement>('#before').focus();
    await press('Tab', 'Tab');
    expect(focused()).to.equal('Continue');
    session.force('expired');
    await waitUntil(() => notice()?.textContent.includes('ended'));
    expect(shadow().activeElement === button()).to.equal(true);
  });

  it('dismisses an error, and the focus goes to the button', async () => {
    const session = await start('signed-in');
    session.force('signed-out', { error: new TcError('network', 'tc.example.com cannot be reached.') });
    await waitUntil(notice);
    find<HTMLElement>('#before').focus();
    await press('Tab', 'Tab');
    expect(focused()).to.equal('Dismiss');
    await press(' ');
    await waitUntil(() => !notice());
    expect(shadow().activeElement === button()).to.equal(true);
  });

  it('cancels a sign-in that is under way, and the focus goes to the button', async () => {
    const session = await start('signed-in');
    session.force('signing-in');
    await waitUntil(notice);
    find<HTMLElement>('#before').focus();
    const seen: unknown[] = [];
    for (let i = 0; i < 4 && focused() !== 'Cancel'; i += 1) {
      await press('Tab');
      seen.push(focused());
    }
    expect(seen.slice(-2)).to.deep.equal(['Open again', 'Cancel']);
    await press('Enter');
    await waitUntil(() => element().status === 'signed-out' && !notice());
    expect(shadow().activeElement === button()).to.equal(true);
  });

  it('goes on in this window where the browser blocked the other', async () => {
    const session = await start('signed-in');
    session.force('signed-out', { error: new TcError('popup-blocked', 'The window was blocked.') });
    await waitUntil(notice);
    const asked = oneEvent(element(), 'tc-signin-start');
    find<HTMLElement>('#before').focus();
    await press('Tab', 'Tab');
    expect(focused()).to.equal('Continue in this window');
    await press('Enter');
    expect((await asked).detail).to.deep.equal({ mode: 'redirect' });
    await waitUntil(() => element().status === 'signed-in');
  });

  it('signs in again in place after the end', async () => {
    await start('expired');
    find<HTMLElement>('#before').focus();
    await press('Tab', 'Enter');
    await waitUntil(() => element().status === 'signed-in');
  });

  it('leaves the menu by Escape back to the button, by a press elsewhere without it', async () => {
    await start('signed-in');
    button().focus();
    await press('Enter');
    await waitUntil(() => isOpen() && focused() === 'Sign out');
    await press('Home', 'End', 'ArrowDown', 'ArrowUp');
    expect(focused()).to.equal('Sign out');
    await press('Escape');
    await waitUntil(() => !isOpen());
    expect(shadow().activeElement === button()).to.equal(true);
    await press('Enter');
    await waitUntil(isOpen);
    const { right, bottom } = document.documentElement.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.floor(right) - 5, Math.floor(bottom) + 100] });
    await waitUntil(() => !isOpen());
  });
});
