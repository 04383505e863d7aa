import { expect, waitUntil } from '@open-wc/testing';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { clear, defineAll, find, put, settled } from './helpers/page.js';
import { asAttributes, ownAttributes } from './helpers/stored-session.js';

const element = () => find<TcSignin>('tc-signin');
const shadow = () => element().shadowRoot!;
const button = () => shadow().querySelector<HTMLButtonElement>('button')!;
const notice = () => shadow().querySelector<HTMLElement>('[part~=notice]:popover-open');
const press = (label: string) =>
  [...shadow().querySelectorAll('button')].find((one) => one.textContent?.trim() === label)!.click();

const reallyOpen = window.open.bind(window);
let opened: { url: string; window: Window | null }[] = [];
let isBlocked = false;

/** The provider's page is somewhere else: a blank one of ours stands there, in a real window, and is never left. */
function openBlank(url?: string | URL, name?: string, features?: string): Window | null {
  const popup = isBlocked ? null : reallyOpen('about:blank', name, features);
  const one = { url: String(url), window: popup };
  opened.push(one);
  return popup && ({
    get closed() { return popup.closed; },
    close: () => popup.close(),
    focus: () => popup.focus(),
    sessionStorage: popup.sessionStorage,
    location: { replace: (address: string) => { one.url = address; } },
  } as Window);
}

/** What a window was sent to, as soon as it was. */
async function addressOf(index = 0): Promise<URL> {
  await waitUntil(() => opened[index]?.url, 'no window was sent anywhere', { timeout: 5000 });
  return new URL(opened[index]!.url);
}

async function putSignin(more = ''): Promise<void> {
  put(`<tc-signin ${asAttributes(ownAttributes())} ${more}><button data-tc-action="cancel" id="cancel"></button></tc-signin>`);
  await settled();
}

describe('tc-signin and its popup', () => {
  before(defineAll);

  beforeEach(() => {
    opened = [];
    isBlocked = false;
    window.open = openBlank;
  });

  afterEach(() => {
    opened.forEach(({ window: popup }) => popup?.close());
    window.open = reallyOpen;
    clear();
  });

  it('opens inside the click, before anything is loaded', async () => {
    await putSignin();
    button().click();
    expect(opened.map(({ url }) => url)).to.deep.equal(['']);
    expect(element().status).to.equal('signing-in');
    expect(element().matches(':state(busy)')).to.equal(true);
    const url = await addressOf();
    expect(url.origin).to.equal('https://tc.example.com');
    expect(url.searchParams.get('state')).to.match(/^tce\./);
    expect(opened).to.have.length(1);
  });

  it('has the attempt of its own, although it opened before: it may have to finish alone', async () => {
    await putSignin();
    button().click();
    const state = (await addressOf()).searchParams.get('state')!;
    expect(opened[0]!.window!.sessionStorage.getItem('taskcluster-elements:attempts')).to.include(state);
  });

  it('opens with its address once somebody came near', async () => {
    await putSignin();
    element().prepare();
    // Waits for what is on its way.
    await element().getIdToken().catch(() => undefined);
    button().click();
    expect(new URL(opened[0]!.url).origin).to.equal('https://tc.example.com');
  });

  it('tells how it begins, and does not begin when that is prevented', async () => {
    await putSignin();
    element().addEventListener('tc-signin-start', (event) => event.preventDefault(), { once: true });
    button().click();
    expect(opened).to.have.length(0);
    expect(element().status).to.equal('signed-out');
  });

  it('passes on who is expected', async () => {
    await putSignin();
    element().setAttribute('provider', 'auth0');
    element().setAttribute('domain', 'tenant.example.com');
    element().setAttribute('scope', 'openid');
    await settled();
    element().signIn({ prompt: 'login', loginHint: 'alice@example.com' }).catch(() => undefined);
    const { searchParams } = await addressOf();
    expect([searchParams.get('prompt'), searchParams.get('login_hint')]).to.deep.equal(['login', 'alice@example.com']);
  });

  it('brings the open popup to the front at the second click', async () => {
    await putSignin();
    const starts: Event[] = [];
    element().addEventListener('tc-signin-start', (event) => starts.push(event));
    button().click();
    await waitUntil(notice);
    button().click();
    button().click();
    expect(opened).to.have.length(1);
    expect(starts).to.have.length(1);
  });

  it('is cancelled by its notice: the popup closes, the button can be used', async () => {
    await putSignin();
    const outcome = element().signIn().catch((error: unknown) => error);
    await waitUntil(notice);
    press('Cancel');
    await waitUntil(() => element().status === 'signed-out');
    expect(((await outcome) as { code: string }).code).to.equal('cancelled');
    await waitUntil(() => opened[0]!.window!.closed);
    expect(element().error).to.equal(undefined);
    await waitUntil(() => !notice());
    expect(button().disabled).to.equal(false);
  });

  it('is cancelled by a control of the page, even before the rest is loaded', async () => {
    await putSignin();
    const outcome = element().signIn().catch((error: unknown) => error);
    find<HTMLElement>('#cancel').click();
    expect(((await outcome) as { code: string }).code).to.equal('cancelled');
    expect(element().status).to.equal('signed-out');
    await waitUntil(() => opened[0]!.window!.closed);
  });

  it('can be opened again', async () => {
    await putSignin();
    button().click();
    await waitUntil(notice);
    press('Open again');
    expect(opened).to.have.length(2);
    expect((await addressOf(0)).searchParams.get('state')).not.to.equal((await addressOf(1)).searchParams.get('state'));
    await waitUntil(() => opened[0]!.window!.closed);
    expect(element().status).to.equal('signing-in');
  });

  it('can be used again when the person closed the popup', async function () {
    this.timeout(6000);
    await putSignin();
    button().click();
    await waitUntil(notice);
    opened[0]!.window!.close();
    await waitUntil(() => element().status === 'signed-out', 'still waiting', { timeout: 4000 });
    await waitUntil(() => notice()?.textContent?.includes('closed or hidden'));
    expect(element().error).to.equal(undefined);
  });

  it('says that the popup is blocked and offers to go on in this window', async () => {
    isBlocked = true;
    await putSignin();
    const codes: string[] = [];
    element().addEventListener('tc-error', ({ detail }) => codes.push(detail.error.code));
    const outcome = element().signIn().catch((error: unknown) => error);
    expect(element().status).to.equal('signed-out');
    expect(codes).to.deep.equal(['popup-blocked']);
    expect(await outcome).to.equal(element().error);
    await waitUntil(notice);
    expect(notice()!.querySelector('[part~=notice-action]')!.textContent).to.equal('Continue in this window');
    press('Dismiss');
    await waitUntil(() => !notice());
    expect(element().error).to.equal(undefined);
  });

  it('says so still when the session arrives', async () => {
    isBlocked = true;
    await putSignin();
    button().click();
    await element().getIdToken().catch(() => undefined);
    await settled();
    expect([element().status, element().error?.code]).to.deep.equal(['signed-out', 'popup-blocked']);
    await waitUntil(() => notice()?.textContent?.includes('blocked'));
  });

  it('does not offer a redirect that the page did not ask for', async () => {
    isBlocked = true;
    await putSignin('mode="popup"');
    button().click();
    await waitUntil(notice);
    expect(notice()!.textContent).not.to.include('Continue in this window');
    expect(notice()!.textContent).to.include('Allow it');
  });

  it('forgets the blocked popup when the next one opens', async () => {
    isBlocked = true;
    await putSignin();
    button().click();
    isBlocked = false;
    button().click();
    expect(element().error).to.equal(undefined);
    expect(element().status).to.equal('signing-in');
  });

  it('leaves no secret of the attempt on the page', async () => {
    await putSignin();
    button().click();
    await waitUntil(notice);
    const state = (await addressOf()).searchParams.get('state')!;
    expect(document.documentElement.outerHTML).not.to.include(state);
    expect(shadow().innerHTML).not.to.include(state);
    expect(location.href).not.to.include(state);
  });
});
