import { expect, waitUntil } from '@open-wc/testing';
import { callStyles } from '../../src/elements/api-call/call-styles.js';
import { callHostStyles } from '../../src/elements/api-call/call-host-styles.js';
import { TcWhoami } from '../../src/elements/tc-whoami.js';
import type { SessionStatus } from '../../src/session/snapshot.js';
import { type TestFacts, TestSession } from '../../src/testing.js';
import { clear, defineAll, find, put, settled } from './helpers/page.js';
import { define } from './helpers/person-owner.js';

/** Puts an element there, in a status; it is found by its tag. */
async function show(markup: string, status: SessionStatus, facts: TestFacts = {}): Promise<HTMLElement> {
  put(`<div id="around">${markup}</div>`);
  const around = find<HTMLElement>('#around');
  const element = around.querySelector<HTMLElement>('tc-signin, tc-whoami')!;
  const session = new TestSession({ user: { name: 'Alice Example' }, lifeMs: 4 * 60_000, scopes: ['a:b'] });
  session.attach(element.localName === 'tc-signin' ? element : around);
  session.force(status, facts);
  await settled();
  return element;
}

const part = (element: HTMLElement, name: string) => element.shadowRoot!.querySelector<HTMLElement>(`[part~='${name}']`);
const box = (element: Element) => element.getBoundingClientRect();
const middle = (element: Element) => box(element).top + box(element).height / 2;

async function showNotice(markup: string, status: SessionStatus = 'expiring', facts?: TestFacts) {
  const element = await show(markup, status, facts);
  const notice = () => element.shadowRoot!.querySelector<HTMLElement>('[part~=notice]:popover-open');
  await waitUntil(notice);
  await settled();
  return { element, notice: notice()! };
}

/** WCAG's ratio of two colours, each `rgb(…)`. */
function contrast(one: string, other: string): number {
  const [lower, higher] = [one, other].map((colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g)!.map((value) => {
      const share = Number(value) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  }).sort((a, b) => a - b);
  return (higher! + 0.05) / (lower! + 0.05);
}

describe('what is small, and seen', () => {
  before(() => {
    defineAll();
    define({ 'tc-whoami': TcWhoami });
  });
  afterEach(clear);

  it('the small round button leaves the buttons of its notice as they are', async () => {
    const look = async (view: string) => {
      const { element } = await showNotice(`<tc-signin view="${view}"></tc-signin>`);
      const { padding, borderRadius } = getComputedStyle(part(element, 'notice-action')!);
      clear();
      return { padding, borderRadius };
    };
    expect(await look('avatar')).to.deep.equal(await look('full'));
  });

  it('the placeholder of the small round button is round', async () => {
    const element = await show('<tc-signin view="avatar"></tc-signin>', 'initializing');
    expect(getComputedStyle(part(element, 'placeholder')!).borderRadius).to.equal('50%');
  });

  for (const scheme of ['light', 'dark']) {
    it(`what a button says that cannot be pressed can be read: ${scheme}`, async () => {
      const element = await show(`<tc-signin disabled style="color-scheme: ${scheme}"></tc-signin>`, 'signed-out');
      const { color, backgroundColor, opacity } = getComputedStyle(part(element, 'button')!);
      expect(opacity).to.equal('1');
      expect(contrast(color, backgroundColor)).to.be.at.least(4.5);
    });
  }

  for (const view of ['full', 'compact']) {
    it(`what the button says takes a second line where the page's font is wide, within its box: ${view}`, async () => {
      const wide = '<style>tc-signin::part(label) { letter-spacing: 0.2em }</style>';
      const element = await show(`${wide}<tc-signin view="${view}"></tc-signin>`, 'error');
      const [button, label] = [part(element, 'button')!, part(element, 'label')!];
      expect(label.scrollWidth).to.be.at.most(label.clientWidth);
      expect(box(label).top).to.be.at.least(box(button).top);
      expect(box(label).bottom).to.be.at.most(box(button).bottom);
      expect(box(button).height).to.equal(view === 'full' ? 40 : 32);
    });
  }

  it('a window that is done shows no placeholder, and its message in that place', async () => {
    const { element, notice } = await showNotice('<tc-signin></tc-signin>', 'initializing', { delivered: true });
    const placeholder = part(element, 'placeholder')!;
    expect(getComputedStyle(placeholder).visibility).to.equal('hidden');
    expect(Math.round(box(notice).top)).to.equal(Math.round(box(placeholder).top));
  });
});

describe('a notice stands under its button', () => {
  before(defineAll);
  afterEach(clear);
  const linesOf = (element: Element) => {
    const content = document.createRange();
    content.selectNodeContents(element);
    return [...content.getClientRects()];
  };
  /** Between the longest line, or the last button of a row, and the padding. */
  const emptyBeside = (notice: HTMLElement) => {
    const ends = [...notice.children].flatMap(linesOf).map(({ right }) => right);
    return box(notice.firstElementChild!).right - Math.max(...ends);
  };
  const edges = (element: Element) => [box(element).left, box(element).right].map(Math.round) as [number, number];

  for (const dir of ['ltr', 'rtl']) {
    it(`from where text begins, where there is room: ${dir}`, async () => {
      const { element, notice } = await showNotice(`<div dir="${dir}"><tc-signin></tc-signin></div>`);
      const at = dir === 'rtl' ? 1 : 0;
      expect(edges(notice)[at]).to.equal(edges(part(element, 'button')!)[at]);
    });

    it(`to where text ends, where there is none: ${dir}`, async () => {
      const { element, notice } = await showNotice(`<div dir="${dir}" style="text-align: end"><tc-signin></tc-signin></div>`);
      const at = dir === 'rtl' ? 0 : 1;
      expect(edges(notice)[at]).to.equal(edges(part(element, 'button')!)[at]);
    });
  }

  it('and is narrower where neither side has room for it', async () => {
    // So large that the widest notice is as wide as the window.
    const { clientWidth } = document.documentElement;
    const { element, notice } = await showNotice(
      `<div style="font-size: ${clientWidth / 22}px; padding-inline-start: 2em"><tc-signin></tc-signin></div>`);
    const [left, right] = edges(notice);
    expect(left).to.equal(edges(part(element, 'button')!)[0]);
    expect(right).to.be.at.most(clientWidth);
    expect(emptyBeside(notice)).to.be.within(0, 2);
  });

  it('and is as wide as its lines, however many', async () => {
    const counts = new Set<number>();
    for (const status of ['signing-in', 'expiring', 'expired'] as const) {
      const { notice } = await showNotice('<tc-signin></tc-signin>', status);
      expect(emptyBeside(notice), status).to.be.within(0, 2);
      counts.add(linesOf(notice.querySelector('[part=notice-text]')!).length);
      clear();
    }
    expect([...counts].sort()).to.deep.equal([1, 2]);
  });
});

describe('who is signed in', () => {
  before(() => define({ 'tc-whoami': TcWhoami }));
  afterEach(clear);

  it('has the picture in the middle of the two lines', async () => {
    const element = await show('<tc-whoami style="font: 20px/1.7 serif"></tc-whoami>', 'signed-in');
    await waitUntil(() => part(element, 'expiry'));
    expect(middle(part(element, 'avatar')!)).to.be.closeTo(middle(part(element, 'lines')!), 1);
  });

  it('says each fact of a card in one column', async () => {
    const element = await show('<tc-whoami view="card" show="taskcluster-client-id deployment expiry" style="font: 16px monospace"></tc-whoami>', 'signed-in');
    await waitUntil(() => part(element, 'copy'));
    const columns = [...element.shadowRoot!.querySelectorAll('dd')].map((fact) => Math.round(box(fact).left));
    expect(columns).to.have.length(3);
    expect([...new Set(columns)]).to.have.length(1);
  });

  it('unfolds what is long below the rest', async () => {
    const element = await show('<tc-whoami show="name scopes deployment expiry"></tc-whoami>', 'signed-in');
    await waitUntil(() => part(element, 'scopes'));
    expect(part(element, 'lines')!.lastElementChild!.contains(part(element, 'scopes'))).to.equal(true);
  });

  it('says in words that can be read that its scopes can be searched', async () => {
    const element = await show('<tc-whoami view="card" show="scopes" style="color-scheme: dark"></tc-whoami>', 'signed-in');
    await waitUntil(() => part(element, 'scopes-search'));
    const field = part(element, 'scopes-search')!;
    const { color } = getComputedStyle(field, '::placeholder');
    expect(contrast(color, getComputedStyle(field).backgroundColor)).to.be.at.least(4.5);
  });

  for (const [status, name] of [['initializing', 'placeholder'], ['signed-out', 'anonymous']] as const) {
    it(`has a place for the picture in a card for nobody: ${status}`, async () => {
      const element = await show('<tc-whoami view="card"></tc-whoami>', status);
      const circle = getComputedStyle(part(element, name)!, '::before');
      expect([circle.inlineSize, circle.borderRadius]).to.deep.equal(['48px', '50%']);
    });
  }
});

describe('the styles of a call', () => {
  const css = `${callStyles.cssText} ${callHostStyles.cssText}`;

  it('say directions as the text runs', () => {
    expect(css.match(/(margin|padding|border|inset)-(left|right)|text-align: (left|right)|[^-](left|right):/g)).to.equal(null);
    const fourValues = [...css.matchAll(/(?:margin|padding|inset): ([^;]+);/g)]
      .map(([, value]) => value!.replaceAll(/\([^;]*\)/g, '').trim().split(/\s+/))
      .filter(({ length }) => length === 4);
    expect(fourValues).to.deep.equal([]);
  });
});
