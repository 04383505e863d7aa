import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './until.js';

const source = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const inPage = source('in-page.js');
const recordEvents = source('record-events.js');

export interface VisitOptions {
  /** Script that runs before anything else in each document of the tab. */
  before?: string;
}

/** What an element told. */
export interface Told {
  type: string;
  element: string;
  status?: string;
  reason?: string;
  code?: string;
  message?: string;
}

/** One tab with a page of ours in it. Reads what a person sees, presses what a person could press. */
export class Visit {
  readonly tab: Page;
  /** What stands in the console. */
  readonly console: string[] = [];
  /** Exceptions that nobody caught. */
  readonly exceptions: string[] = [];
  /** Every address that the tab and its popups had, as the browser told. */
  readonly addresses: string[] = [];
  /** Where servers sent them, answers to sign-ins included. */
  readonly answers: string[] = [];

  private constructor(tab: Page) {
    this.tab = tab;
    tab.on('console', (message) => this.console.push(`${message.type()}: ${message.text()}`));
    // Firefox counts what the browser itself says of a refused request among the errors of the page.
    const isOfBrowser = /^Error: (Cross-Origin Request Blocked|Content-Security-Policy|Loading module from)/;
    tab.on('pageerror', (error) => {
      const list = isOfBrowser.test(String(error)) ? this.console : this.exceptions;
      list.push(String(error));
    });
    this.#follow(tab);
  }

  static async begin(tab: Page, { before }: VisitOptions = {}): Promise<Visit> {
    const visit = new Visit(tab);
    await tab.evaluateOnNewDocument(inPage);
    await tab.evaluateOnNewDocument(recordEvents);
    if (before) await tab.evaluateOnNewDocument(before);
    return visit;
  }

  async goto(url: string): Promise<void> {
    await this.tab.goto(url);
  }

  /** Back in the history. A page from the browser's cache never loads, so nothing waits for that. */
  async back(): Promise<void> {
    await this.#travel(-1);
  }

  async forward(): Promise<void> {
    await this.#travel(1);
  }

  async #travel(steps: number): Promise<void> {
    const before = await this.tab.evaluate('location.href');
    await this.tab.evaluate(`void setTimeout(() => history.go(${steps}))`);
    await until('another page', async () => (await this.tab.evaluate('location.href')) !== before);
  }

  /** The value of a JavaScript expression in the page. */
  async get<T>(expression: string): Promise<T> {
    return (await this.tab.evaluate(`${inPage};(${expression})`)) as T;
  }

  /** The value, once it is neither false nor empty. */
  async when<T>(expression: string, ms?: number): Promise<T> {
    return (await until(expression, () => this.get<T>(expression), ms)) as T;
  }

  /** Waits until an element has this status. */
  async status(wanted: string, selector = 'tc-signin', ms?: number): Promise<void> {
    const query = JSON.stringify(selector);
    try {
      await until(`${selector} is ${wanted}`, () => this.get(`document.querySelector(${query})?.status === '${wanted}'`), ms);
    } catch (error) {
      throw new Error(`${(error as Error).message}. ${await this.#situation(selector)}`, { cause: error });
    }
  }

  /** What a person reads in an element, shadow roots included. */
  async text(selector: string): Promise<string> {
    return this.get(`endToEnd.text(document.querySelector(${JSON.stringify(selector)}))`);
  }

  /** Waits until an element shows this. */
  async shows(selector: string, wanted: RegExp | string, ms?: number): Promise<string> {
    const isThere = (text: string) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
    let last = '';
    try {
      return await until(`${selector} shows ${wanted}`, async () => {
        last = await this.text(selector);
        return isThere(last) && last;
      }, ms);
    } catch (error) {
      throw new Error(`${(error as Error).message}; it shows: ${last}`, { cause: error });
    }
  }

  /** Waits until the console says this. */
  async logs(wanted: RegExp): Promise<void> {
    await until(`the console says ${wanted}`, () => wanted.test(this.console.join('\n')));
  }

  /** Presses the control that says this, wherever on the page it is. */
  async press(label: string): Promise<void> {
    // Nothing can be pressed in a tab behind another.
    await this.tab.bringToFront();
    const control = await this.#control(label);
    await standsStill(control);
    await control.click();
  }

  /** Writes into a field, or chooses in it, in place of what is there. */
  async fill(selector: string, text: string): Promise<void> {
    await this.tab.bringToFront();
    await this.#handle(`document.querySelector(${JSON.stringify(selector)})`);
    await this.tab.locator(selector).fill(text);
  }

  /** Whether there is such a control and it can be pressed. */
  async offers(label: string): Promise<boolean> {
    return this.get(`!!endToEnd.control(${JSON.stringify(label)})`);
  }

  /** The window that opens when the control is pressed. */
  async pressForPopup(label = 'Sign in'): Promise<Page> {
    const opened = this.#nextPopup();
    await this.press(label);
    return opened;
  }

  async #nextPopup(): Promise<Page> {
    let popup: Page | null | undefined;
    this.tab.once('popup', (page) => (popup = page));
    const page = await until('a window opens', () => popup);
    this.#follow(page);
    return page;
  }

  /** Signs in through the sign-in window. */
  async signInAs(person: string, label = 'Sign in'): Promise<void> {
    const popup = await this.pressForPopup(label);
    await choosePerson(popup, person);
    await this.status('signed-in');
  }

  /** Signs in by leaving the page and coming back. */
  async signInByRedirectAs(person: string, label = 'Sign in'): Promise<void> {
    await this.press(label);
    await choosePerson(this.tab, person);
    await this.status('signed-in');
  }

  /** Signs out by the menu. */
  async signOut(): Promise<void> {
    await this.tab.bringToFront();
    await (await this.#handle(`document.querySelector('tc-signin').shadowRoot.querySelector('[part~=button]')`)).click();
    await this.press('Sign out');
    await this.status('signed-out');
  }

  /** What the elements told so far, in this document. */
  async told(type?: string): Promise<Told[]> {
    const events = await this.get<Told[]>('endToEndEvents.map(({ spilt, ...event }) => event)');
    return events.filter((event) => !type || event.type === type);
  }

  /** The secrets of this moment: what the session keeps, what the credentials are. To be looked for later. */
  async secrets(): Promise<string[]> {
    const inAddresses = [...this.addresses, ...this.answers].flatMap((address) => {
      const { search, hash } = new URL(address);
      const parameters = [...new URLSearchParams(search), ...new URLSearchParams(hash.slice(1))];
      return parameters.filter(([name]) => /^(access_token|id_token|code)$/.test(name)).map(([, value]) => value);
    });
    return [...new Set([...(await this.get<string[]>('endToEnd.secrets()')), ...inAddresses])];
  }

  /**
   * Fails when one of these is anywhere but where it may be.
   *
   * @param secrets at least one, or the look would prove nothing
   */
  async holdsNothingOf(secrets: string[]): Promise<void> {
    assert.ok(secrets.length > 0, 'there are no secrets to look for');
    const places = await this.get<Record<string, string>>('endToEnd.places()');
    for (const [place, text] of Object.entries({ ...places, console: this.console.join('\n') })) {
      for (const secret of secrets) {
        const found = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)].some((form) => text.includes(form));
        assert.ok(!found, `a secret (${secret.slice(0, 6)}…) is in: ${place}`);
      }
    }
  }

  async #control(label: string): Promise<ElementHandle> {
    try {
      return await this.#handle(`endToEnd.control(${JSON.stringify(label)})`);
    } catch (error) {
      throw new Error(`${(error as Error).message}. The page shows: ${await this.text('body')}`, { cause: error });
    }
  }

  async #handle(expression: string): Promise<ElementHandle> {
    return until(`there is ${expression}`, async () => {
      const handle = (await this.tab.evaluateHandle(`${inPage};(${expression})`)).asElement();
      return handle as ElementHandle | null;
    });
  }

  #follow(tab: Page): void {
    tab.on('framenavigated', (frame) => frame === tab.mainFrame() && this.addresses.push(frame.url()));
    tab.on('response', (response) => {
      const { location } = response.headers();
      if (location) this.answers.push(new URL(location, response.url()).href);
    });
  }

  async #situation(selector: string): Promise<string> {
    try {
      const [status, text] = [await this.get(`document.querySelector('${selector}')?.status`), await this.text('body')];
      return `It is ${String(status)}; the page shows: ${text}; console: ${[...this.console, ...this.exceptions].join(' | ')}`;
    } catch {
      return `The tab is at ${this.tab.url()}.`;
    }
  }
}

/** What loads late may move what is about to be pressed. */
async function standsStill(control: ElementHandle): Promise<void> {
  let last = '';
  await until('it stands still', async () => {
    const before = last;
    last = JSON.stringify(await control.boundingBox());
    return last === before;
  });
}

/** Chooses who to be at either login. */
export async function choosePerson(window: Page, person: string): Promise<void> {
  const button = await until(`one can be ${person}`, async () => {
    await (await window.$('#sign-in-here'))?.click();
    return window.$(`[value="${person}"]`);
  });
  await press(window, button);
}

/** Presses what the selector finds, in a window that may close at that. */
export async function pressIn(window: Page, selector: string): Promise<void> {
  await press(window, await until(`${selector} is there`, () => window.$(selector)));
}

async function press(window: Page, button: ElementHandle): Promise<void> {
  try {
    await button.click();
  } catch (error) {
    // The window did what it was pressed for before the press was reported.
    if (!window.isClosed()) throw error;
  }
}
