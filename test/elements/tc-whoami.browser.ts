import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { TcWhoami } from '../../src/elements/tc-whoami.js';
import { words as de } from '../../src/elements/words/de.js';
import { inside, reach, textOf } from './helpers/call-page.js';
import { copied, refusing, replaceClipboard, restoreClipboard } from './helpers/clipboard.js';
import { define, PersonAgent, type PersonOwner } from './helpers/person-owner.js';

define({ 'tc-whoami': TcWhoami });

async function whoamiPage(
  markup: string,
  person?: PersonAgent | null,
): Promise<{ owner: PersonOwner; whoami: TcWhoami }> {
  const page = await fixture<HTMLElement>(html`<main><person-owner></person-owner></main>`);
  const owner = page.querySelector<PersonOwner>('person-owner')!;
  owner.become(person);
  page.insertAdjacentHTML('beforeend', markup);
  const whoami = page.querySelector('tc-whoami') as TcWhoami;
  await whoami.updateComplete;
  return { owner, whoami };
}

const plain = '<tc-whoami></tc-whoami>';

describe('<tc-whoami>', () => {
  it('shows nothing until it is known whether somebody is signed in', async () => {
    const { owner, whoami } = await whoamiPage(plain);
    expect(whoami.status).to.equal('initializing');
    expect(textOf(whoami)).to.equal('');
    owner.become(null);
    await reach(whoami, 'anonymous');
    expect(textOf(whoami)).to.equal('Not signed in');
  });

  it('shows name, initials and the end of the session without asking for credentials', async () => {
    const alice = new PersonAgent('alice', { name: 'Alice B. Ordinary' });
    const { whoami } = await whoamiPage(plain, alice);
    await reach(whoami, 'ready');
    expect(inside(whoami, '[part="name"]')!.textContent).to.equal('Alice B. Ordinary');
    expect(inside(whoami, '[part="avatar"]')!.textContent).to.equal('AO');
    expect(inside(whoami, '[part="expiry"]')!.getAttribute('datetime')).to.equal(alice.expires.toISOString());
    expect(alice.asked).to.equal(0);
  });

  it('falls back to initials when the picture cannot load', async () => {
    const { whoami } = await whoamiPage(
      plain,
      new PersonAgent('alice', { name: 'Zoë', picture: 'https://127.0.0.1:1/no.png' }),
    );
    await waitUntil(() => inside(whoami, '[part="avatar"]')?.textContent === 'Z');
  });

  it('loads no picture from an address that is not https', async () => {
    const { whoami } = await whoamiPage(
      plain,
      new PersonAgent('alice', { name: 'Al', picture: 'http://localhost/x.png' }),
    );
    await reach(whoami, 'ready');
    expect(inside(whoami, 'img')).to.equal(null);
  });

  it('fetches credentials for the client id, shortens it in the middle and keeps it whole for readers', async () => {
    const carol = new PersonAgent('carol');
    const { whoami } = await whoamiPage('<tc-whoami show="taskcluster-client-id"></tc-whoami>', carol);
    await waitUntil(() => whoami.clientId);
    await whoami.updateComplete;
    const [shown, read] = [...inside(whoami, '[part="client-id"]')!.children].map((each) => each.textContent ?? '');
    expect(read).to.equal(whoami.clientId);
    expect(shown!.length).to.be.lessThan(40);
    expect(whoami.clientId!.startsWith(shown!.split('…')[0]!)).to.equal(true);
    expect(carol.asked).to.equal(1);
  });

  for (const dir of ['ltr', 'rtl']) {
    for (const view of ['inline', 'card']) {
      it(`keeps a client id and its copy button in one line at any width, and shows the end of the id first: ${view}, ${dir}`, async () => {
        const markup = `<div dir="${dir}"><tc-whoami show="name taskcluster-client-id" view="${view}"></tc-whoami></div>`;
        const { whoami } = await whoamiPage(markup, new PersonAgent('carol'));
        await waitUntil(() => whoami.clientId);
        await whoami.updateComplete;
        const part = (name: string) => inside(whoami, `[part~=${name}]`)!;
        const boxOf = (name: string) => part(name).getBoundingClientRect();
        const left = new Set<number>();
        for (let width = 200; width <= 480; width += 4) {
          whoami.parentElement!.style.inlineSize = `${width}px`;
          const [id, start, end, copy] = [boxOf('id'), boxOf('short-start'), boxOf('short-end'), boxOf('copy')];
          const middles = [start, end, copy].map(({ top, bottom }) => (top + bottom) / 2);
          expect(Math.max(...middles) - Math.min(...middles), `${width} px`).to.be.below(4);
          expect(start.right, `${width} px`).to.be.closeTo(end.left, 0.5);
          // What is before it is gone before its end gives way.
          const isWhole = part('short-end').scrollWidth <= part('short-end').clientWidth;
          expect(isWhole || start.width === 0, `${width} px`).to.equal(true);
          const gap = Math.max(copy.left - end.right, start.left - copy.right);
          expect(gap, `${width} px`).to.be.within(3, 5);
          expect(copy.left, `${width} px`).to.be.at.least(id.left - 0.5);
          expect(copy.right, `${width} px`).to.be.at.most(id.right + 0.5);
          left.add(start.width);
        }
        // It gave way where there was no room.
        expect(left.size).to.be.above(4);
      });
    }
  }

  for (const [clipboard, saying] of [[undefined, de.call.copied], [refusing, de.call.notCopied]] as const) {
    it(`says beside the client id, for all to see: ${saying}`, async () => {
      replaceClipboard(clipboard);
      const markup = '<div lang="de"><tc-whoami show="taskcluster-client-id" view="card"></tc-whoami></div>';
      const { whoami } = await whoamiPage(markup, new PersonAgent('carol'));
      await waitUntil(() => inside(whoami, '[part~=copy]')?.ariaLabel === de.whoami.copyClientId);
      const place = inside(whoami, '[role=status]')!;
      const { height } = whoami.getBoundingClientRect();
      inside(whoami, '[part~=copy]')!.click();
      await waitUntil(() => place.textContent);
      restoreClipboard();
      expect(place.textContent).to.equal(saying);
      expect(copied).to.deep.equal(clipboard ? [] : [whoami.clientId]);
      const [id, said] = [inside(whoami, '[part=id]')!, place].map((one) => one.getBoundingClientRect());
      expect(said!.height).to.be.above(15);
      expect(said!.top).to.be.at.least(id!.bottom - 1);
      expect(said!.right).to.be.at.most(id!.right + 1);
      expect(whoami.getBoundingClientRect().height).to.equal(height);
      await expect(whoami).to.be.accessible();
    });
  }

  it('breaks the name of a long host rather than leave its box', async () => {
    const { whoami } = await whoamiPage(
      '<div style="inline-size: 5em"><tc-whoami show="name deployment"></tc-whoami></div>', new PersonAgent('alice'));
    await reach(whoami, 'ready');
    const [host, box] = [inside(whoami, '[part~=deployment]')!, whoami].map((one) => one.getBoundingClientRect());
    expect(host!.right).to.be.at.most(box!.right + 1);
  });

  it('shows scopes by their service, and finds some of them', async () => {
    const { whoami } = await whoamiPage(
      '<tc-whoami show="name scopes" view="card"></tc-whoami>',
      new PersonAgent('alice'),
    );
    await waitUntil(() => inside(whoami, 'details'));
    const groups = [...whoami.shadowRoot!.querySelectorAll('h3')].map((heading) => heading.textContent);
    expect(groups).to.include.members(['assume', 'auth', 'secrets']);
    const search = inside<HTMLInputElement>(whoami, 'input')!;
    search.value = 'project/demo';
    search.dispatchEvent(new Event('input'));
    await whoami.updateComplete;
    const found = [...whoami.shadowRoot!.querySelectorAll('li')].map((item) => item.textContent);
    expect(found.length).to.be.greaterThan(0);
    expect(found.every((scope) => scope?.includes('project/demo'))).to.equal(true);
  });

  it('says whether the person has scopes', async () => {
    const { owner, whoami } = await whoamiPage(plain, new PersonAgent('alice'));
    await reach(whoami, 'ready');
    expect(await whoami.satisfies('secrets:get:project/demo/mine')).to.equal(true);
    expect(await whoami.satisfies(['secrets:get:project/demo/mine', 'auth:delete-client:x'])).to.equal(false);
    owner.become(null);
    expect(await whoami.satisfies('auth:current-scopes')).to.equal(false);
  });

  it('says that credentials cannot be had, and tries again when asked to', async () => {
    const dora = new PersonAgent('nobody-of-that-name');
    const { whoami } = await whoamiPage('<tc-whoami show="name taskcluster-client-id"></tc-whoami>', dora);
    await reach(whoami, 'error');
    expect(inside(whoami, '[role="alert"]')!.textContent).not.to.equal('');
    const before = dora.asked;
    inside(whoami, '[part="button"]')!.click();
    await waitUntil(() => dora.asked > before);
  });

  for (const view of ['inline', 'card']) {
    it(`is accessible as ${view}, signed in and not`, async () => {
      const show = 'avatar name taskcluster-client-id expiry scopes deployment';
      const { owner, whoami } = await whoamiPage(`<tc-whoami view="${view}" show="${show}"></tc-whoami>`, null);
      await expect(whoami).to.be.accessible();
      owner.become(new PersonAgent('alice'));
      await waitUntil(() => inside(whoami, 'details'));
      inside(whoami, 'details')!.toggleAttribute('open', true);
      await expect(whoami).to.be.accessible();
    });
  }

  it('asks for nothing in a window that only finishes a sign-in', async () => {
    const alice = new PersonAgent('alice');
    const { owner, whoami } = await whoamiPage('<tc-whoami show="taskcluster-client-id"></tc-whoami>');
    owner.become(alice, { inert: true });
    await whoami.updateComplete;
    expect(alice.asked).to.equal(0);
  });

  it('tells of each identity once, and of its end', async () => {
    const { owner, whoami } = await whoamiPage(plain);
    const told: (string | undefined)[] = [];
    whoami.addEventListener('tc-identity', (event) => told.push(event.detail.user?.sub));
    const alice = new PersonAgent('alice');
    owner.become(alice);
    await reach(whoami, 'ready');
    owner.become(alice, { status: 'expiring' });
    await reach(whoami, 'expiring');
    owner.become(null);
    await reach(whoami, 'anonymous');
    expect(told).to.deep.equal(['alice', undefined]);
  });

  it('shows another person without a trace of the one before', async () => {
    const { owner, whoami } = await whoamiPage(
      '<tc-whoami show="name taskcluster-client-id"></tc-whoami>', new PersonAgent('alice', { name: 'Alice' }));
    await waitUntil(() => whoami.clientId?.includes('alice'));
    owner.become(new PersonAgent('olga', { name: 'Olga' }));
    expect(whoami.clientId).to.equal(undefined);
    await waitUntil(() => whoami.clientId?.includes('olga'));
    await whoami.updateComplete;
    expect(textOf(whoami)).not.to.include('lice');
  });

  it('ticks while the session lasts, and announces none of it', async () => {
    const alice = new PersonAgent('alice');
    const { owner, whoami } = await whoamiPage(plain);
    owner.become(alice, { expires: new Date(Date.now() + 90_500) });
    await reach(whoami, 'ready');
    const first = textOf(whoami);
    owner.become(alice, { expires: new Date(Date.now() + 30_000) });
    await waitUntil(() => textOf(whoami) !== first);
    const second = textOf(whoami);
    await waitUntil(() => textOf(whoami) !== second, undefined, { timeout: 4000 });
    expect(inside(whoami, '[role="status"], [aria-live]')).to.equal(null);
  });

  it('keeps the person on screen when the session has ended', async () => {
    const alice = new PersonAgent('alice', { name: 'Alice' });
    const { owner, whoami } = await whoamiPage(plain, alice);
    owner.become(alice, { status: 'expired' });
    await reach(whoami, 'expired');
    expect(textOf(whoami)).to.include('Alice').and.to.include('The session has ended');
  });
});
