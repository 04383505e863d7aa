import { expect } from '@open-wc/testing';
import { createStore } from '../../src/platform/browser-store.js';
import { captureCallback } from '../../src/platform/captured-callback.js';
import { isRemembered } from '../../src/platform/glance.js';
import type * as Glance from '../../src/platform/glance.js';
import { restorePlace } from '../../src/platform/redirect.js';
import { openAttempt, type Attempt } from '../../src/session/attempts.js';

let copies = 0;
/** The module as a newly loaded page has it: it looks once per page. */
const newPage = async (): Promise<typeof Glance> => import(`../../src/platform/glance.ts?page=${++copies}`);
const begin = (mode: Attempt['mode'] = 'redirect'): Attempt => openAttempt(createStore('config', 'session'), {
  configuration: 'config', mode, created: Date.now(), returnTo: '/',
});
const home = location.href;
const go = (search: string) => history.replaceState({ kept: true }, '', location.pathname + search);
const shown = () => location.search + location.hash;

describe('the callback in the address', () => {
  afterEach(() => {
    history.replaceState(null, '', home);
    sessionStorage.clear();
  });

  const cases: [string, (state: string) => string, string, Record<string, string>][] = [
    ['a hash', (state) => `?tab=2#access_token=a%20b&expires_in=7200&state=${state}&id_token=c`, '?tab=2', { access_token: 'a b', expires_in: '7200', id_token: 'c' }],
    ['a query', (state) => `?keep=1&code=a&state=${state}&b=%20x`, '?keep=1&b=%20x', { code: 'a' }],
    ['a query beside a route', (state) => `?code=a&state=${state}#/tasks?id=1`, '#/tasks?id=1', { code: 'a' }],
    ['a hash that a router touched', (state) => `#/access_token=a&state=${state}`, '', { access_token: 'a' }],
    ['a hash beside parameters of the page', (state) => `#access_token=a&state=${state}&tab=3`, '#tab=3', { access_token: 'a' }],
    ['a repeated parameter', (state) => `?code=first&code=second&state=${state}`, '', { code: 'first' }],
  ];
  for (const [what, address, left, parameters] of cases) {
    it(`is taken out of ${what} at once; the rest stays`, async () => {
      const { takeAnswer } = await newPage();
      const attempt = begin();
      go(address(encodeURIComponent(attempt.state)));
      const entries = history.length;
      const answer = takeAnswer();
      expect(shown()).to.equal(left);
      expect(history.state).to.deep.equal({ kept: true });
      expect(history.length).to.equal(entries);
      expect(answer).to.deep.equal({ ...parameters, state: attempt.state });
      expect(takeAnswer()).to.equal(answer);
      const callback = captureCallback(answer);
      expect(callback).to.deep.equal({ response: answer, attempt, inPopup: false });
      expect(captureCallback(answer)).to.equal(callback);
    });
  }

  it('is taken once: a replay is none, and leaves the address too', async () => {
    const { state } = begin('popup');
    const address = `?code=a&state=${state}`;
    go(address);
    expect(captureCallback((await newPage()).takeAnswer())?.inPopup).to.equal(true);
    go(address);
    const replayed = (await newPage()).takeAnswer();
    expect(shown()).to.equal('');
    expect(captureCallback(replayed)).to.equal(undefined);
  });

  for (const address of ['?code=a&state=other', '#access_token=a&state=abc', '#error=access_denied', '?q=tce.', '']) {
    it(`of others is left alone: ${address || 'none'}`, async () => {
      begin();
      go(address);
      expect((await newPage()).takeAnswer()).to.equal(undefined);
      expect(shown()).to.equal(address);
    });
  }
});

describe('what is remembered of a configuration', () => {
  afterEach(() => {
    for (const mode of ['session', 'local'] as const) {
      for (const slot of ['session', 'hint', 'tombstone'] as const) createStore('config', mode).write(slot, undefined);
    }
  });

  for (const [mode, slot] of [['session', 'session'], ['local', 'session'], ['session', 'hint'], ['local', 'hint']] as const) {
    it(`is its ${slot} with storage="${mode}"`, () => {
      expect(isRemembered('config')).to.equal(false);
      createStore('config', mode).write(slot, 'text');
      expect([isRemembered('config'), isRemembered('other')]).to.deep.equal([true, false]);
    });
  }

  it('is not that somebody signed out', () => {
    createStore('config', 'session').write('tombstone', 'text');
    expect(isRemembered('config')).to.equal(false);
  });

  it('is nothing where reading the storage throws', () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });
    try {
      expect(isRemembered('config')).to.equal(false);
    } finally {
      Object.defineProperty(window, 'sessionStorage', own);
    }
  });
});

describe('the place the person was at', () => {
  afterEach(() => history.replaceState(null, '', home));

  it('is restored by history where only the query differs, and by hashchange where only the hash does', async () => {
    restorePlace(`${location.pathname}?tab=2`, false);
    expect(location.search).to.equal('?tab=2');
    const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    restorePlace(`${location.pathname}?tab=2#/tasks`, false);
    await changed;
    expect(location.hash).to.equal('#/tasks');
  });

  it('is never another origin, and no other page while the session would be lost', () => {
    const before = location.href;
    for (const place of ['//evil.example/', 'https://evil.example/', 'javascript:alert(1)', '/\\evil.example', '', '/elsewhere']) {
      restorePlace(place, false);
    }
    expect(location.href).to.equal(before);
  });
});
