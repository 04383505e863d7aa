import type { Browser, Page } from 'puppeteer-core';

/** How a page of the gallery is looked at. */
export interface Look {
  element: string;
  status?: string;
  view?: string;
  theme?: 'light' | 'dark';
  lang?: string;
  /** `tinted`: the page has a serif font of 20 px and a colour. */
  page?: 'plain' | 'tinted';
  width?: number;
  /** Of the window. */
  height?: number;
  forcedColors?: boolean;
}

/** Noon, and it stays noon: "today" does not end while somebody looks, and what took time took none. */
const noon = Date.UTC(2026, 0, 1, 12);

/** As text: a compiler would add helpers that the page does not have. */
const stopClock = `{
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given) { super(...(given.length ? given : [${noon}])); }
    static now() { return ${noon}; }
  };
}`;

/** Opens the gallery and waits until nothing moves. */
export async function openGallery(browser: Browser, url: string, look: Look): Promise<Page> {
  const { element, status = 'all', view = 'all', theme = 'light', lang = 'en', width = 1280, height = 900, forcedColors = false } = look;
  const page = await browser.newPage();
  await page.emulateTimezone('UTC');
  const features = [
    { name: 'prefers-color-scheme', value: theme },
    { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ];
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features });
  await page.evaluateOnNewDocument(stopClock);
  await page.setViewport({ width, height });
  await page.goto(`${url}specimens.html?${new URLSearchParams({ bare: '', element, status, view, lang, page: look.page ?? 'plain' })}`);
  await page.waitForSelector('[data-ready]');
  // Words come late; <tc-show> has none.
  if (lang !== 'en' && element !== 'tc-show') await page.waitForFunction(speaks, {}, lang);
  return page;
}

// Runs in the page.
const speaks = (lang: string): boolean =>
  [...document.querySelectorAll('.stage > *')].some(({ shadowRoot }) => shadowRoot!.querySelector(`[lang=${lang}]`));
