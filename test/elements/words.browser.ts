import { expect, waitUntil } from '@open-wc/testing';
import { TcError } from '../../src/session/errors.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { words as ar } from '../../src/elements/words/ar.js';
import { callWords } from '../../src/elements/words/call-words.js';
import { words as de } from '../../src/elements/words/de.js';
import { errorText } from '../../src/elements/words/error-text.js';
import { words as es } from '../../src/elements/words/es.js';
import { words as fr } from '../../src/elements/words/fr.js';
import { words as ja } from '../../src/elements/words/ja.js';
import { setWords } from '../../src/elements/words/set-words.js';
import { signinButtonWords } from '../../src/elements/words/signin-button-words.js';
import { signinWords } from '../../src/elements/words/signin-words.js';
import { whoamiWords } from '../../src/elements/words/whoami-words.js';
import type { Words } from '../../src/elements/words/words.js';
import { clear, defineAll, east, find, inShadow, put, settled, signin } from './helpers/page.js';

const languages: Record<string, Words> = { ar, de, es, fr, ja };

/** English, where a language has nothing of its own; errors speak for themselves there. */
const english = {
  signin: { ...signinButtonWords('en'), ...signinWords('en') },
  whoami: whoamiWords('en'),
  call: callWords('en'),
};

/** What each language may share with English: names, and words that are the same in both. */
const shared = new Set(['curl', 'nothing', 'scopes', 'deployment', 'milliseconds', 'expiry', 'status', 'args', 'foundScopes', 'no']);

const say = (word: unknown): string =>
  typeof word === 'function' ? (word as (...facts: unknown[]) => string)(3, 7) : String(word);

const button = () => find<TcSignin>('tc-signin').shadowRoot!.querySelector('button');
const label = () => button()?.textContent?.trim();

describe('the words of a language', () => {
  for (const [language, words] of Object.entries(languages)) {
    for (const part of ['signin', 'whoami', 'call'] as const) {
      it(`${language} has every word of ${part}, and none in English`, () => {
        const own: Record<string, unknown> = { ...words[part] };
        const theirs: Record<string, unknown> = { ...english[part] };
        expect(Object.keys(own).sort()).to.deep.equal(Object.keys(theirs).sort());
        const left = Object.keys(own).filter((key) => !shared.has(key) && say(own[key]) === say(theirs[key]));
        expect(left).to.deep.equal([]);
      });
    }

    it(`${language} leaves no place for a fact open`, () => {
      const all = [words.signin, words.whoami, words.call, words.errors].flatMap((part) => Object.values(part).map(say));
      expect(all.filter((text) => !text.trim() || /undefined|NaN|#|\$\{/.test(text))).to.deep.equal([]);
    });
  }

  it('follows the plural rules of the language', () => {
    const counts = [1, 2, 3, 11, 100].map((count) => ar.whoami.foundScopes(count).replace(/[\d\u0660-\u0669]+ /, ''));
    expect(new Set(counts).size).to.equal(5);
    expect([0, 1, 2].map(fr.whoami.foundScopes)).to.deep.equal(['0 scope', '1 scope', '2 scopes']);
    expect(english.call.found(1, false)).to.equal('1 entry.');
    expect(english.call.found(1200, true)).to.equal('1,200 entries, and there are more.');
  });
});

describe('the language of an element', () => {
  before(defineAll);

  afterEach(() => {
    clear();
    document.documentElement.lang = '';
  });

  it('is that of the nearest lang', async () => {
    document.documentElement.lang = 'fr';
    put(`<div lang="de-AT">${signin(east)}</div>`);
    await waitUntil(() => label() === 'Anmelden', 'no German');
  });

  it('is found outside a shadow root', async () => {
    put(`<div lang="es">${inShadow(signin(east))}</div>`);
    await waitUntil(() => label() === 'Iniciar sesión', 'no Spanish');
  });

  it('changes while the page runs, in the document and nearer', async () => {
    put(`<div id="near">${signin(east)}</div>`);
    await settled();
    document.documentElement.lang = 'ja';
    await waitUntil(() => label() === 'サインイン', 'no Japanese');
    find<HTMLElement>('#near').lang = 'fr';
    await waitUntil(() => label() === 'Se connecter', 'no French');
    find<HTMLElement>('#near').lang = 'en';
    await waitUntil(() => label() === 'Sign in', 'no English');
  });

  it('stays English where there are no words for it', async () => {
    document.documentElement.lang = 'tlh';
    put(signin(east));
    await waitUntil(() => label() === 'Sign in');
  });

  it('takes the button nothing of its size', async () => {
    put(signin(east));
    await settled();
    const before = button()!.getBoundingClientRect();
    document.documentElement.lang = 'ja';
    await waitUntil(() => label() === 'サインイン');
    const after = button()!.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([before.width, before.height]);
  });

  it('says an error by its code where it is not English', async () => {
    const error = new TcError('network', 'tc.example.com cannot be reached.');
    document.documentElement.lang = 'de';
    put(signin(east));
    await waitUntil(() => errorText(error, 'de') === de.errors.network);
    expect(errorText(error, 'en')).to.equal('tc.example.com cannot be reached.');
  });
});

describe('setWords', () => {
  before(defineAll);

  afterEach(() => {
    setWords({ signin: { signIn: 'Sign in' } }, 'en');
    document.documentElement.lang = '';
    clear();
  });

  it('replaces one word at once, for one language', async () => {
    document.documentElement.lang = 'en';
    put(signin(east));
    await waitUntil(() => label() === 'Sign in');
    setWords({ signin: { signIn: 'Log in' } }, 'en');
    await waitUntil(() => label() === 'Log in');
    expect(signinButtonWords('en').signInAgain).to.equal('Sign in again');
    document.documentElement.lang = 'de';
    await waitUntil(() => label() === 'Anmelden');
  });

  it('replaces an error by its code', () => {
    setWords({ errors: { conflict: 'Somebody was faster.' } });
    expect(errorText(new TcError('conflict', 'No.'), 'en')).to.equal('Somebody was faster.');
  });
});
