import { expect, waitUntil } from '@open-wc/testing';
import type { CSSResult } from 'lit';
import { callHostStyles } from '../../src/elements/api-call/call-host-styles.js';
import { callStyles } from '../../src/elements/api-call/call-styles.js';
import { baseStyles } from '../../src/elements/styles.js';
import { signinStyles } from '../../src/elements/signin-styles.js';
import { whoamiPersonStyles } from '../../src/elements/identity/whoami-person-styles.js';
import { whoamiStyles } from '../../src/elements/identity/whoami-styles.js';
import { TcShow } from '../../src/elements/tc-show.js';
import { TcWhoami } from '../../src/elements/tc-whoami.js';
import { signinViewStyles } from '../../src/elements/views/signin-view-styles.js';
import type { SessionStatus } from '../../src/session/snapshot.js';
import { TestSession } from '../../src/testing.js';
import { clear, defineAll, find, put, settled } from './helpers/page.js';
import { define } from './helpers/person-owner.js';

const sheets = [
  baseStyles, signinStyles, signinViewStyles, whoamiStyles, whoamiPersonStyles, callHostStyles, callStyles, TcShow.styles as CSSResult,
];
const css = sheets.map(({ cssText }) => cssText).join('\n');
const statuses: SessionStatus[] = ['signed-out', 'signing-in', 'signed-in', 'expiring', 'expired', 'error', 'signed-out'];

const button = () => find<HTMLElement>('tc-signin').shadowRoot!.querySelector<HTMLElement>('[part~=button]');

/** Watches what the browser counts as layout shift, floating boxes and words in shadow roots included; tells the scores. */
function watchShifts(): () => Promise<number[]> {
  const scores: number[] = [];
  const take = (list: { getEntries(): PerformanceEntryList }) =>
    scores.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value));
  const observer = new PerformanceObserver(take);
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) observer.observe({ type: 'layout-shift' });
  return async () => {
    await settled();
    take({ getEntries: () => observer.takeRecords() });
    observer.disconnect();
    return scores;
  };
}

function putForced(markup: string): [HTMLElement, TestSession] {
  put(`<main>${markup}<p id="after">What comes after.</p></main>`);
  const session = new TestSession({ user: { name: 'Alice Example' }, lifeMs: 20 * 60_000 });
  const signin = find<HTMLElement>('main').querySelector<HTMLElement>('tc-signin');
  session.attach(signin ?? find<HTMLElement>('main'));
  return [find<HTMLElement>('main').querySelector<HTMLElement>('tc-signin, tc-whoami')!, session];
}

describe('what a page may change', () => {
  before(() => {
    defineAll();
    define({ 'tc-whoami': TcWhoami });
  });
  afterEach(clear);

  it('is at most 25 properties, and colours have one for light and one for dark', () => {
    const names = new Set(css.match(/--tc-[a-z-]+/g));
    expect(names.size).to.be.within(8, 25);
    const colours = css.match(/var\(--tc-(accent|on-accent|surface|text|muted|border|error|warning|focus)[^;]*/g)!;
    expect(colours.filter((one) => !one.includes('light-dark('))).to.deep.equal([]);
  });

  it('says directions as the text runs: nothing is left or right', () => {
    expect(css.match(/(margin|padding|border|inset)-(left|right)|text-align: (left|right)|[^-](left|right):/g)).to.equal(null);
    // Of four values the second is right and the fourth left. What floats is placed by script, from the corner.
    const fours = [...css.matchAll(/(margin|padding|inset): ([^;]*);/g)].map(([all, , values]) => {
      const flat = values!.replace(/\([^()]*(\([^()]*\))?[^()]*\)/g, (inside) => inside.replace(/\s/g, ''));
      return { all, sides: flat.split(' ') };
    });
    expect(fours.length).to.be.above(10);
    const uneven = fours.filter(({ sides }) => sides.length === 4 && sides[1] !== sides[3]).map(({ all }) => all);
    expect(uneven).to.deep.equal(['inset: 0 auto auto 0;']);
  });

  it('is taken from the page: font, colour, scheme', async () => {
    const [element, session] = putForced('<tc-signin style="font: 20px serif"></tc-signin>');
    session.force('signed-out');
    await waitUntil(() => button());
    expect(getComputedStyle(button()!).fontSize).to.equal('20px');
    const background = () => getComputedStyle(button()!).backgroundColor;
    element.style.colorScheme = 'light';
    const light = background();
    element.style.colorScheme = 'dark';
    expect(background()).not.to.equal(light);
    element.style.setProperty('--tc-accent', 'rgb(1, 2, 3)');
    expect(background()).to.equal('rgb(1, 2, 3)');
  });
});

describe('what comes after an element', () => {
  before(() => {
    defineAll();
    define({ 'tc-whoami': TcWhoami });
  });
  afterEach(clear);

  for (const markup of [
    ...['full', 'compact', 'avatar'].map((view) => `<tc-signin view="${view}"></tc-signin>`),
    ...['inline', 'card'].map((view) => `<tc-whoami view="${view}"></tc-whoami>`),
  ]) {
    it(`does not move from initializing to any status: ${markup}`, async () => {
      const shifts = watchShifts();
      const [element, session] = putForced(markup);
      await settled();
      const place = () => {
        const { x, y } = find<HTMLElement>('#after').getBoundingClientRect();
        const { width, height } = element.getBoundingClientRect();
        return [x, y, Math.round(width), Math.round(height)].join();
      };
      const before = place();
      for (const status of statuses) {
        session.force(status);
        await waitUntil(() => element.getAttribute('status') !== 'initializing');
        await settled();
        expect(place(), status).to.equal(before);
      }
      expect(await shifts()).to.deep.equal([]);
    });
  }

  // As wide as the fonts are that a system may bring, or wider.
  const wide = 'tc-whoami::part(expiry) { letter-spacing: 0.08em }';
  for (const [lang, width, style = ''] of [
    ['en', 288], ['es', 254], ['fr', 254], ['de', 254], ['fr', 254, wide], ['es', 254, wide],
  ] as const) {
    it(`does not move for a long name and a session of days: ${lang}, ${width} px${style && ', a wide font'}`, async () => {
      put(`<style>${style}</style>`);
      put(`<main lang="${lang}" style="inline-size: ${width}px; font: 16px/1.5 sans-serif"><tc-whoami></tc-whoami></main>`);
      const element = find<HTMLElement>('main').querySelector<HTMLElement>('tc-whoami')!;
      const name = 'Theodora Featherstonehaugh-Cholmondeley of the Long Identity';
      const session = new TestSession({ user: { name }, lifeMs: 3 * 86_400_000 + 60_000 });
      session.attach(find<HTMLElement>('main'));
      await settled();
      const { height } = element.getBoundingClientRect();
      session.force('signed-in');
      const part = (one: string) => element.shadowRoot!.querySelector<HTMLElement>(`[part~=${one}]`);
      await waitUntil(() => part('expiry') && element.shadowRoot!.querySelector(`[lang=${lang}]`));
      await settled();
      expect(element.getBoundingClientRect().height).to.equal(height);
      expect(part('name')!.title).to.equal(name);
      expect(part('expiry')!.scrollWidth).to.be.at.most(part('lines')!.clientWidth);
    });
  }

  it('keeps room for the picture, which is drawn by what is loaded later than the name', async () => {
    const [element, session] = putForced('<tc-signin></tc-signin>');
    const part = (name: string) => element.shadowRoot!.querySelector(`[part~=${name}]`);
    const places = new Map<string, number>();
    const observer = new MutationObserver(() => {
      const label = part('label');
      if (label) places.set(part('avatar') ? 'with' : 'without', label.getBoundingClientRect().left);
    });
    observer.observe(element.shadowRoot!, { childList: true, subtree: true });
    session.force('signed-in');
    await waitUntil(() => part('avatar'));
    await settled();
    observer.disconnect();
    expect([...places.keys()]).to.deep.equal(['without', 'with']);
    expect(places.get('with')).to.equal(places.get('without'));
  });

  it('does not move a notice that follows its button as the page scrolls, nor what stands in it', async () => {
    const [element, session] = putForced('<div style="block-size: 300px"></div><tc-signin></tc-signin><div style="block-size: 3000px"></div>');
    session.force('expiring');
    const notice = () => element.shadowRoot!.querySelector<HTMLElement>('[part~=notice]:popover-open');
    await waitUntil(notice);
    await settled();
    const shifts = watchShifts();
    const gap = () => Math.round(notice()!.getBoundingClientRect().top - button()!.getBoundingClientRect().bottom);
    const before = gap();
    for (const y of [40, 120, 200]) {
      window.scrollTo(0, y);
      await settled();
      expect(gap()).to.equal(before);
    }
    session.force('expired');
    await settled();
    window.scrollTo(0, 0);
    await settled();
    expect(await shifts()).to.deep.equal([]);
  });
});

describe('motion', () => {
  it('is none where the person wants none', () => {
    const rules = [...baseStyles.styleSheet!.cssRules].filter((rule) => rule instanceof CSSMediaRule);
    const calm = rules.find(({ conditionText }) => conditionText.includes('prefers-reduced-motion: reduce'));
    // Each engine writes "none" in its own way.
    expect(calm?.cssRules[0]?.cssText).to.match(/animation: (auto ease 0s 1 normal none running )?(none|auto).*!important/);
    // Nothing of ours moves by itself to begin with.
    expect(css.match(/@keyframes|transition: (?!none)|animation: (?!none)/g)).to.equal(null);
  });
});
