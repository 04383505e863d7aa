import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import type { CdnPages } from './cdn-pages.js';

export const script = 'taskcluster-elements.js';
export const tags = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];
export const body = `<tc-signin root-url="https://tc.example.com" domain="auth.example.com" client-id="abc"></tc-signin>
  <tc-whoami></tc-whoami><tc-show>members</tc-show>`;
/** File of `cdn/` → its digest. */
export const digests = JSON.parse(readFileSync('cdn/sri.json', 'utf8')) as Record<string, string>;
/** Another file's digest. */
export const wrongDigest = digests['loader.js']!;
/** What the engine of a session is loaded from, with the first press of the button. */
export const isEngine = (file: string) => file.includes('chunks/session-engine');

export interface Visit {
  /** The page's tags. */
  defined: string[];
  hasButton: boolean;
  /** The version of the elements. */
  version?: string;
  console: string[];
  errors: string[];
}

export interface VisitOptions {
  headers?: Record<string, string>;
  /** The page's host, by name. */
  host?: string;
  /** Does something before it is told what came of the page. */
  act?(page: Page): Promise<unknown>;
}

/** Opens a page with `head` before its tags, waits until it is idle, and tells what came of it. */
export async function visitPage(
  browser: Browser, pages: CdnPages, head: string, { headers, host, act }: VisitOptions = {},
): Promise<Visit> {
  const page = await browser.newPage();
  const seen = { console: [] as string[], errors: [] as string[] };
  page.on('console', (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  try {
    const html = `<!doctype html><title>t</title>${head}${body}`;
    await page.goto(pages.page(html, headers, host), { waitUntil: 'networkidle0' });
    await act?.(page);
    return { ...(await page.evaluate(look, tags)), ...seen };
  } finally {
    await page.close();
  }
}

/** Presses the button, and waits until the element says that a part of it could not be loaded. */
export async function pressInVain(page: Page): Promise<void> {
  await (await page.waitForSelector('tc-signin >>> button'))!.click();
  await page.waitForFunction(() =>
    /could not be loaded/.test(document.querySelector('tc-signin')?.shadowRoot?.textContent ?? ''),
  );
}

// Runs in the page.
function look(names: string[]): Pick<Visit, 'defined' | 'hasButton' | 'version'> {
  const { version } = (customElements.get('tc-signin') ?? {}) as { version?: string };
  return {
    defined: names.filter((name) => customElements.get(name)),
    hasButton: Boolean(document.querySelector('tc-signin')?.shadowRoot?.querySelector('button')),
    version,
  };
}
