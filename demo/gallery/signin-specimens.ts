import { TcError } from '../../src/index.js';
import { alice, bob, noor, theodora } from './people.js';
import type { Specimen } from './specimen.js';

const attributes = 'root-url="https://tc.example.com" domain="auth.example.com" client-id="abc123"';
const minutes = (count: number): number => count * 60_000;

const blocked = new TcError('popup-blocked', 'Your browser blocked the sign-in window.');
const denied = new TcError('access-denied', 'The sign-in service says no: this account may not sign in here.');
const notSetUp = new TcError('configuration', 'Sign-in is not set up on this page.');

const signin = (name: string, status: Specimen['status'], more: Partial<Specimen> = {}): Specimen => ({
  element: 'tc-signin', name, status, markup: attributes, person: alice, room: 'tall', ...more,
});

const openMenu = (element: HTMLElement): void => {
  const panel = element.shadowRoot?.querySelector<HTMLElement>('[part~=panel]');
  if (!panel) return void requestAnimationFrame(() => openMenu(element));
  // Whoever looked has moved on.
  if (!panel.isConnected) return;
  // Several may be open here, and none takes the focus from who is at the controls.
  panel.popover = 'manual';
  panel.inert = true;
  panel.addEventListener('toggle', () => requestAnimationFrame(() => (panel.inert = false)), { once: true });
  panel.showPopover();
};

const openTimeline = (element: HTMLElement): void => {
  const timeline = element.shadowRoot?.querySelector('[part~=timeline]');
  if (!timeline) return void requestAnimationFrame(() => openTimeline(element));
  timeline.toggleAttribute('open', true);
};

export const signinSpecimens: readonly Specimen[] = [
  signin('initializing', 'initializing', { room: undefined }),
  signin('signed-out', 'signed-out', { room: undefined }),
  signin('signed-out, disabled', 'signed-out', { room: undefined, markup: `${attributes} disabled` }),
  signin('signed-in', 'signed-in', { room: undefined }),
  signin('signed-in without a picture', 'signed-in', { room: undefined, person: bob }),
  signin('signed-in, long name', 'signed-in', { room: undefined, person: theodora }),
  signin('signed-in, menu open', 'signed-in', { room: 'taller', then: openMenu }),
  signin('signed-in, menu open, long', 'signed-in', { room: 'taller', person: theodora, then: openMenu }),
  signin('signed-in, menu open, right to left', 'signed-in', { room: 'taller', person: noor, then: openMenu }),
  signin('signed-out, popup blocked', 'signed-out', { facts: { error: blocked } }),
  signin('signed-out, said no', 'signed-out', { facts: { error: denied } }),
  signin('signed-out in another tab', 'signed-out', { facts: { signedOutReason: 'other-tab' } }),
  signin('signed-out, another account', 'signed-out', { facts: { signedOutReason: 'account-changed' } }),
  signin('signing-in', 'signing-in'),
  signin('signing-in by redirect', 'signing-in', { facts: { mode: 'redirect' } }),
  signin('signing-in was cut off', 'signed-out', { facts: { armed: true } }),
  signin('signed-in, cannot renew', 'signed-in', { facts: { offline: true } }),
  signin('signed-in, clock is off', 'signed-in', { facts: { clockOffset: minutes(12) } }),
  signin('signed-in, not kept', 'signed-in', { facts: { forgetful: true } }),
  signin('signed-in, debug', 'signed-in', { room: undefined, markup: `${attributes} debug`, then: openTimeline }),
  signin('expiring', 'expiring', { person: { ...alice, lifeMs: minutes(4.8) } }),
  signin('expired', 'expired'),
  signin('error', 'error', { facts: { error: notSetUp } }),
  signin('a finished popup', 'initializing', { facts: { delivered: true } }),
];
