import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { serveGallery } from '../../demo/gallery/serve-gallery.js';
import { launchBrowser } from '../helpers/browsers.js';
import { until } from './helpers/until.js';

// The gallery as a person uses it: its controls, its frame, what it copies.
const gallery = await serveGallery();
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  gallery.close();
});

async function open(query = '', width = 1280): Promise<{ page: Page; frame: Frame }> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.goto(`${gallery.url}?${query}`);
  const frame = await until('the frame', async () => (await page.$('iframe'))?.contentFrame());
  await frame.waitForSelector('[data-ready]');
  return { page, frame };
}

/** What the frame shows, of each specimen. */
const shown = (frame: Frame) => frame.evaluate(() => [...document.querySelectorAll('.stage')].map((stage) => {
  const { font, direction } = getComputedStyle(stage);
  const { localName, shadowRoot } = stage.firstElementChild!;
  return {
    element: localName, font, direction, view: stage.firstElementChild!.getAttribute('view'),
    lang: (stage as HTMLElement).lang, text: shadowRoot?.textContent ?? '',
    name: stage.parentElement!.dataset.specimen!, scheme: document.documentElement.style.colorScheme,
  };
}));

type Shown = Awaited<ReturnType<typeof shown>>[number];

const controls: { name: string; value: string; is: (one: Shown) => boolean }[] = [
  { name: 'element', value: 'tc-whoami', is: ({ element }) => element === 'tc-whoami' },
  { name: 'status', value: 'expired', is: ({ name }) => name.includes(' / expired') },
  { name: 'view', value: 'card', is: ({ view }) => view === 'card' },
  { name: 'lang', value: 'ar', is: ({ lang, direction }) => lang === 'ar' && direction === 'rtl' },
  { name: 'theme', value: 'dark', is: ({ scheme }) => scheme === 'dark' },
  { name: 'page', value: 'tinted', is: ({ font }) => font.startsWith('20px') },
];

test('each control forces what it says, and keeps the focus; the address brings it back', async () => {
  const { page, frame } = await open('element=tc-signin');
  for (const { name, value, is } of controls) {
    await page.focus(`[name=${name}]`);
    await page.select(`[name=${name}]`, value);
    await until(`${name} is ${value}`, async () => {
      const all = await shown(frame);
      return all.length > 0 && all.every(is);
    });
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLSelectElement).name), name);
  }
  await page.select('[name=width]', '320');
  await until('it is 320 px wide', () => frame.evaluate(() => innerWidth === 320));
  const address = new URL(page.url());
  await page.close();

  const again = await open(address.search.slice(1));
  const all = await shown(again.frame);
  assert.ok(all.length > 0 && controls.every(({ is }) => all.every(is)));
  assert.equal(await again.frame.evaluate(() => innerWidth), 320);
  await again.page.close();
});

test('an open menu leaves the focus with who is at the controls', async () => {
  const { page, frame } = await open('element=tc-signin');
  await page.focus('[name=status]');
  await page.select('[name=status]', 'signed-in, menu open');
  await until('it is open', () => frame.evaluate(() =>
    !!document.querySelector('tc-signin')?.shadowRoot?.querySelector('[part~=panel]:popover-open:not([inert])')));
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'status');
  await page.close();
});

test('an element offers the statuses and views that it has', async () => {
  const { page } = await open('element=tc-show&status=error&view=card');
  const options = (name: string) => page.$$eval(`[name=${name}] option`, (all) => all.map(({ value }) => value));
  assert.deepEqual(await options('view'), ['default', 'all']);
  assert.ok((await options('status')).includes('fallback'));
  assert.equal((await options('status')).includes('error'), false);
  await page.close();
});

for (const width of [1280, 320]) {
  test(`nothing is cut off, ${width} px wide, and notices stay beside their buttons while the page scrolls`, async () => {
    const { page, frame } = await open('', width);
    const { seen, whole } = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.querySelector<HTMLIFrameElement>('iframe')!.contentDocument!.documentElement;
      return { seen: clientHeight, whole: scrollHeight };
    });
    assert.ok(seen >= whole, `${seen} of ${whole} px`);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    assert.equal(scrollWidth, clientWidth);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const away = await frame.evaluate(() => [...document.querySelectorAll('tc-signin')].flatMap(({ shadowRoot, parentElement }) => {
      const notice = shadowRoot!.querySelector('[part~=notice]:popover-open')?.getBoundingClientRect();
      const stage = parentElement!.getBoundingClientRect();
      const isIn = !notice || (notice.top >= stage.top && notice.top < stage.bottom);
      return isIn ? [] : [parentElement!.parentElement!.dataset.specimen];
    }));
    assert.deepEqual(away, []);
    await page.close();
  });
}

test('what can be pressed answers to the pointer', async () => {
  for (const [element, status] of [['tc-signin', 'expiring'], ['tc-whoami', 'ready, everything'], ['tc-api-call', 'idle']]) {
    const { page, frame } = await open(`element=${element}&status=${status}`);
    const button = await until('its button', () => frame.$(`${element} >>> button`));
    const shade = () => button.evaluate((one) => getComputedStyle(one).boxShadow);
    assert.equal(await shade(), 'none');
    await button.hover();
    await until('it answers', async () => (await shade()) !== 'none');
    await page.close();
  }
});

test('what is copied is the markup of what is shown', async (t) => {
  if (process.env.TEST_BROWSER === 'firefox') return t.skip('a test may not read its clipboard');
  const context = browser.defaultBrowserContext();
  await context.overridePermissions(new URL(gallery.url).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const { page, frame } = await open('lang=ar&view=all');
  const count = (await frame.$$('figure')).length;
  assert.ok(count > 50);
  const different = await frame.evaluate(async () => {
    const found: string[] = [];
    window.focus();
    for (const figure of document.querySelectorAll<HTMLElement>('figure')) {
      const said = document.getElementById('said')!;
      said.textContent = '';
      figure.querySelector<HTMLElement>('figcaption button')!.click();
      while (!said.textContent) await new Promise((resolve) => setTimeout(resolve));
      const template = document.createElement('template');
      template.innerHTML = await navigator.clipboard.readText();
      const [copied, ...others] = template.content.children;
      const original = figure.querySelector('.stage')!.firstElementChild!;
      const isSame = copied?.localName === original.localName && !others.length && copied.innerHTML === original.innerHTML
        && copied.getAttribute('lang') === 'ar' && copied.getAttribute('dir') === 'rtl'
        && [...copied.attributes].every(({ name, value }) => original.getAttribute(name) === value);
      if (!isSame || !said.textContent.startsWith('Copied: ')) found.push(`${figure.dataset.specimen}: ${said.textContent} ${template.innerHTML}`);
    }
    return found;
  });
  assert.deepEqual(different, []);
  await page.close();
});
