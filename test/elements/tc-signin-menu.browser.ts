import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import type { Credentials } from '../../src/session/credential-agent.js';
import { TestSession } from '../../src/testing.js';
import { clear, defineAll, find, put, settled } from './helpers/page.js';
import { asAttributes, ownAttributes, storeSession, type StoredSession } from './helpers/stored-session.js';

// As a module axe-core has no export: it puts itself on the window.
const { axe } = window as unknown as { axe: typeof Axe };

const element = () => find<TcSignin>('tc-signin');
const shadow = () => element().shadowRoot!;
const button = () => shadow().querySelector<HTMLButtonElement>('[part~=button]')!;
const panel = () => shadow().querySelector<HTMLElement>('[part~=panel]');
const isOpen = () => panel()?.matches(':popover-open') === true;
/** What has the focus: an `id` of the page, else the text of a control of ours. */
const focused = () => document.activeElement?.id || shadow().activeElement?.textContent?.trim();

async function putPerson(stored: StoredSession = {}, inside = '', more = ''): Promise<void> {
  const attributes = ownAttributes();
  storeSession(attributes, stored);
  put(`<tc-signin ${asAttributes(attributes)} ${more}>${inside}</tc-signin>`);
  await waitUntil(() => element().signedIn && panel(), 'no menu', { timeout: 5000 });
}

async function openMenu(key = 'Enter'): Promise<void> {
  button().focus();
  await sendKeys({ press: key });
  await waitUntil(isOpen);
  await waitUntil(() => focused() !== button().textContent?.trim());
}

const items = '<a id="settings" slot="menu" href="#settings">Settings</a><a id="help" slot="menu" href="#help">Help</a>';

describe('the menu of tc-signin', () => {
  before(defineAll);
  afterEach(clear);

  it('says who, where and until when', async () => {
    await putPerson();
    const { textContent } = shadow().querySelector('[part~=person]')!;
    for (const part of ['Alice Example', 'alice@example.com', 'tc.example.com', 'Signed in until']) {
      expect(textContent).to.include(part);
    }
    expect(button().textContent?.replace(/\s+/g, ' ')).to.equal('AESigned in as Alice Example');
    expect(button().getAttribute('aria-haspopup')).to.equal('menu');
  });

  for (const [key, first] of [['Enter', 'settings'], [' ', 'settings'], ['ArrowDown', 'settings'], ['ArrowUp', 'Sign out']]) {
    it(`opens by "${key}" at ${first}`, async () => {
      await putPerson({}, items);
      await openMenu(key);
      expect(focused()).to.equal(first);
      await waitUntil(() => button().getAttribute('aria-expanded') === 'true');
    });
  }

  it('moves by arrows, Home, End and letters, around the ends', async () => {
    await putPerson({}, items);
    await openMenu();
    const seen: unknown[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'h']) {
      await sendKeys({ press: key });
      seen.push(focused());
    }
    expect(seen).to.deep.equal(['help', 'Sign out', 'settings', 'Sign out', 'settings', 'Sign out', 'help']);
  });

  it('leaves a key with Ctrl, Alt or Meta to the browser', async () => {
    await putPerson({}, items);
    await openMenu();
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) {
      const event = new KeyboardEvent('keydown', { key: 's', [modifier]: true, bubbles: true, composed: true, cancelable: true });
      find('#help').dispatchEvent(event);
      expect([modifier, event.defaultPrevented, focused()]).to.deep.equal([modifier, false, 'settings']);
    }
    await sendKeys({ press: 'S' });
    expect(focused()).to.equal('Sign out');
  });

  it('leaves a key to the item that took it', async () => {
    await putPerson({}, items);
    find<HTMLElement>('#settings').addEventListener('keydown', (event) => event.preventDefault());
    await openMenu();
    await sendKeys({ press: 'End' });
    expect(focused()).to.equal('settings');
  });

  it('closes by Escape and gives the focus back', async () => {
    await putPerson({}, items);
    await openMenu();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isOpen());
    expect(shadow().activeElement === button()).to.equal(true);
    await waitUntil(() => button().getAttribute('aria-expanded') === 'false');
  });

  it('closes by Tab', async () => {
    await putPerson({}, items);
    put('<input id="next">');
    await openMenu();
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => !isOpen() && document.activeElement?.id === 'next');
  });

  it('opens and closes by clicks on the button', async () => {
    await putPerson();
    button().click();
    await waitUntil(isOpen);
    button().click();
    await waitUntil(() => !isOpen());
  });

  it('signs out, and the button keeps the focus', async () => {
    await putPerson();
    await openMenu();
    expect(focused()).to.equal('Sign out');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element().status === 'signed-out');
    await settled();
    expect(shadow().activeElement === button()).to.equal(true);
    expect(shadow().querySelector('[role=status]')!.textContent).to.equal('Signed out');
  });

  it('does not take the focus when a session appears', async () => {
    put('<input id="field">');
    find<HTMLElement>('#field').focus();
    await putPerson();
    await settled();
    expect(document.activeElement?.id).to.equal('field');
  });

  it('shows initials where there is no picture, and none that cannot load', async () => {
    await putPerson({ user: { sub: 'a', name: 'Bob van Dyke', picture: 'https://localhost:1/none.png' } });
    await waitUntil(() => shadow().querySelector('span[part~=avatar]')?.textContent === 'BD', 'no initials', { timeout: 5000 });
  });

  it('does not load a picture from where it would be in the clear', async () => {
    await putPerson({ user: { sub: 'a', name: 'Bob', picture: 'http://example.com/a.png' } });
    expect(shadow().querySelector('img')).to.equal(null);
  });

  it('shows foreign text as text', async () => {
    await putPerson({ user: { sub: 'a', name: '<img src=x onerror=alert(1)>' } });
    expect(shadow().querySelector('img')).to.equal(null);
    expect(shadow().querySelector('[part~=name]')!.textContent).to.equal('<img src=x onerror=alert(1)>');
  });
});

describe('an item of the page in the menu of tc-signin', () => {
  const kinds = {
    link: '<a id="own" slot="menu" href="#there">Own</a>',
    button: '<button id="own" slot="menu">Own</button>',
    other: '<div id="own" slot="menu"><b>Own</b></div>',
  };
  const own = () => find<HTMLElement>('#own');
  let pressed = 0;

  /** Presses the item, which does something in its click. */
  async function pressOwn(kind: keyof typeof kinds, key: string, act: (event: Event) => void = () => undefined): Promise<void> {
    await putPerson({}, kinds[kind]);
    put('<input id="elsewhere">');
    pressed = 0;
    own().addEventListener('click', (event) => {
      pressed++;
      act(event);
    });
    await openMenu();
    expect(focused()).to.equal('own');
    await sendKeys({ press: key });
    await settled();
  }

  before(defineAll);

  afterEach(() => {
    clear();
    history.replaceState(null, '', location.href.replace(/#.*/, ''));
  });

  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    for (const key of ['Enter', ' ']) {
      it(`is pressed once by "${key}", closes the menu and gives the focus back: ${kind}`, async () => {
        await pressOwn(kind, key);
        expect(pressed).to.equal(1);
        expect(isOpen()).to.equal(false);
        expect(shadow().activeElement === button()).to.equal(true);
        if (kind === 'link') expect(location.hash).to.equal('#there');
      });
    }
  }

  it('may be an element with a control of its own inside', async () => {
    await putPerson({}, '<shadow-box id="own" slot="menu" shadow="<button>Own</button>"></shadow-box>');
    const inner = own().shadowRoot!.querySelector('button')!;
    let count = 0;
    inner.addEventListener('click', () => count++);
    for (const key of ['Enter', ' ']) {
      await openMenu();
      inner.focus();
      await sendKeys({ press: key });
      await settled();
      expect(isOpen()).to.equal(false);
    }
    expect(count).to.equal(2);
  });

  it('may put the focus elsewhere', async () => {
    await pressOwn('button', 'Enter', () => find<HTMLElement>('#elsewhere').focus());
    expect([isOpen(), focused()]).to.deep.equal([false, 'elsewhere']);
  });

  it('may go away', async () => {
    await pressOwn('button', 'Enter', () => own().remove());
    expect(isOpen()).to.equal(false);
    expect(shadow().activeElement === button()).to.equal(true);
  });

  it('keeps the menu open by preventing the click', async () => {
    await pressOwn('button', ' ', (event) => event.preventDefault());
    expect([pressed, isOpen(), focused()]).to.deep.equal([1, true, 'own']);
  });

  it('closes the menu as a link whose router prevents the click', async () => {
    await pressOwn('link', 'Enter', (event) => event.preventDefault());
    expect([pressed, isOpen(), location.hash]).to.deep.equal([1, false, '']);
  });

  it('is left alone where it is disabled', async () => {
    await putPerson({}, `${kinds.other.replace('<div', '<div aria-disabled="true"')}`);
    await openMenu();
    expect(focused()).to.equal('Sign out');
    own().click();
    await settled();
    expect(isOpen()).to.equal(true);
  });
});

describe('what the deployment says of the person', () => {
  before(defineAll);
  afterEach(clear);

  for (const [name, answer] of [
    ['comes', (give: (answer: Credentials) => void) => give({ clientId: 'github/1|alice/a-long-name-of-a-client', accessToken: 'x' })],
    ['does not come', (_: unknown, refuse: (error: Error) => void) => refuse(new Error('No.'))],
  ] as const) {
    it(`moves nothing in the open menu when it ${name}`, async () => {
      put('<tc-signin></tc-signin>');
      const session = new TestSession({ user: { name: 'Alice Example' } });
      session.attach(element());
      session.force('signed-in');
      const asked = new Promise<Credentials>((give, refuse) => {
        session.agent!.getCredentials = () => {
          queueMicrotask(() => document.addEventListener('test-answer', () => answer(give, refuse), { once: true }));
          return asked;
        };
      });
      await waitUntil(panel, 'no menu', { timeout: 5000 });
      await openMenu();
      await settled();
      const line = () => shadow().querySelector('[part~=client-id]')!;
      const boxes = () => [shadow().querySelector('[part~=menuitem]')!, panel()!].map((node) => JSON.stringify(node.getBoundingClientRect()));
      const before = boxes();
      expect(line().part.contains('pending')).to.equal(true);
      document.dispatchEvent(new Event('test-answer'));
      await waitUntil(() => !shadow().querySelector('[part~=pending]'));
      await settled();
      expect(line().textContent!.includes('github/1|alice')).to.equal(name === 'comes');
      expect(boxes()).to.deep.equal(before);
    });
  }
});

describe('the box of tc-signin', () => {
  before(defineAll);
  afterEach(clear);

  for (const view of ['full', 'compact', 'avatar']) {
    it(`keeps its size for a very long name: ${view}`, async () => {
      put(`<tc-signin ${asAttributes(ownAttributes())} view="${view}" id="out"></tc-signin>`);
      await settled();
      const out = find<TcSignin>('#out').shadowRoot!.querySelector('button')!.getBoundingClientRect();
      find('#out').remove();
      await putPerson({ user: { sub: 'a', name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(4) } }, '', `view="${view}"`);
      const { width, height } = button().getBoundingClientRect();
      expect([width, height]).to.deep.equal([out.width, out.height]);
      expect(Math.min(width, height)).to.be.at.least(24);
    });
  }

  it('stands at the other side of a right-to-left page', async () => {
    document.documentElement.dir = 'rtl';
    await putPerson();
    button().click();
    await waitUntil(isOpen);
    await settled();
    const right = (node: Element) => node.getBoundingClientRect().right;
    expect(Math.abs(right(panel()!) - right(button()))).to.be.below(1);
    document.documentElement.dir = '';
  });
});

const situations: [name: string, arrange: () => Promise<unknown>][] = [
  ['signed out', async () => { put(`<tc-signin ${asAttributes(ownAttributes())}></tc-signin>`); await settled(); }],
  ['signed in', () => putPerson()],
  ['with its menu open', async () => { await putPerson({}, items); await openMenu(); }],
  ['expiring', () => putPerson({ minutesLeft: 2 })],
  ['as a picture', () => putPerson({}, '', 'view="avatar"')],
  ['compact', () => putPerson({}, '', 'view="compact"')],
  ['not set up', async () => { put('<tc-signin></tc-signin>'); await waitUntil(() => shadow().querySelector('[part~=notice]:popover-open')); }],
];

describe('axe finds nothing in tc-signin', () => {
  before(defineAll);

  afterEach(() => {
    clear();
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, arrange] of situations) {
      it(`${name}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        document.body.style.background = 'Canvas';
        await arrange();
        await settled();
        const { violations } = await axe.run(element(), { rules: { region: { enabled: false } } });
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).to.deep.equal([]);
      });
    }
  }
});
