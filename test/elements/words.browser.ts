import { expect, waitUntil } from '@open-wc/testing';
import { say as sayAfter } from '../../src/api/answers/sentences.js';
import { TcError, tcError } from '../../src/session/errors.js';
import { say } from '../../src/session/sentences/answers.js';
import { TestSession } from '../../src/testing.js';
import { TcApiCall } from '../../src/elements/tc-api-call.js';
import type { TcSignin } from '../../src/elements/tc-signin.js';
import { words as ar } from '../../src/elements/words/ar.js';
import { callWords } from '../../src/elements/words/call-words.js';
import { copyWords } from '../../src/elements/words/copy-words.js';
import { words as de } from '../../src/elements/words/de.js';
import { errorText } from '../../src/elements/words/error-text.js';
import { words as es } from '../../src/elements/words/es.js';
import { words as fr } from '../../src/elements/words/fr.js';
import { words as ja } from '../../src/elements/words/ja.js';
import { setWords } from '../../src/elements/words/set-words.js';
import { signinButtonWords } from '../../src/elements/words/signin-button-words.js';
import { signinWords } from '../../src/elements/words/signin-words.js';
import { whoamiWords } from '../../src/elements/words/whoami-words.js';
import { whoamiNobodyWords } from '../../src/elements/words/whoami-nobody-words.js';
import type { OwnWords, Words } from '../../src/elements/words/words.js';
import { clear, defineAll, east, find, inShadow, put, settled, signin } from './helpers/page.js';

const languages: Record<string, Words> = { ar, de, es, fr, ja };

/** English, where a language has nothing of its own; errors speak for themselves there. */
const english = {
  signin: { ...signinButtonWords('en'), ...signinWords('en') },
  whoami: whoamiWords('en'),
  call: { ...callWords('en'), ...copyWords('en') },
};

/** What each language may share with English: names, and words that are the same in both. */
const shared = new Set(['curl', 'nothing', 'scopes', 'deployment', 'milliseconds', 'expiry', 'status', 'args', 'foundScopes', 'no']);

const written = (word: unknown): string =>
  typeof word === 'function' ? (word as (...facts: unknown[]) => string)(3, 7) : String(word);

const button = () => find<TcSignin>('tc-signin').shadowRoot!.querySelector('button');
const alert = () => find<TcSignin>('tc-signin').shadowRoot!.querySelector('[role=alert]')?.textContent?.trim();

/** An error in a `<tc-signin>`. */
async function shows(error: TcError): Promise<void> {
  put(signin(east));
  const session = new TestSession();
  session.attach(find('tc-signin'));
  await settled();
  session.force('signed-out', { error });
  await waitUntil(alert, 'no error');
}

const label = () => button()?.textContent?.trim();

describe('the words of a language', () => {
  for (const [language, words] of Object.entries(languages)) {
    for (const part of ['signin', 'whoami', 'call'] as const) {
      it(`${language} has every word of ${part}, and none in English`, () => {
        const own: Record<string, unknown> = { ...words[part] };
        const theirs: Record<string, unknown> = { ...english[part] };
        expect(Object.keys(own).sort()).to.deep.equal(Object.keys(theirs).sort());
        const left = Object.keys(own).filter((key) => !shared.has(key) && written(own[key]) === written(theirs[key]));
        expect(left).to.deep.equal([]);
      });
    }

    it(`${language} leaves no place for a fact open`, () => {
      const all = [words.signin, words.whoami, words.call].flatMap((part) => Object.values(part).map(written));
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
  before(() => {
    defineAll();
    if (!customElements.get('tc-api-call')) customElements.define('tc-api-call', TcApiCall);
  });

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

  it('says an error with its particulars', async () => {
    document.documentElement.lang = 'de';
    await shows(tcError('network', say('notReached', { host: 'tc.example.com' })));
    await waitUntil(() => alert() === de.errors.notReached({ host: 'tc.example.com' }));
    expect(alert()).to.match(/^tc\.example\.com ist nicht erreichbar\./);
    document.documentElement.lang = 'en';
    await waitUntil(() => alert() === 'tc.example.com could not be reached. Check your connection and try again.');
  });

  it('says what a call was given wrongly', async () => {
    document.documentElement.lang = 'de';
    put(`<tc-api-call root-url="${east}" auth="none" service="auth" method="currentScope"></tc-api-call>`);
    const text = () => find<HTMLElement>('tc-api-call').shadowRoot!.querySelector('[role=alert]')?.textContent;
    await waitUntil(() => text() === 'auth.currentScope gibt es nicht. Meinten Sie auth.currentScopes?', 'no German');
  });

  it('says an error that has no name in it by its code', async () => {
    document.documentElement.lang = 'de';
    const later = [{ name: 'ofALaterVersion', facts: { host: 'x' }, text: 'x is on strike.' }];
    await shows(new TcError('network', 'x is on strike.', { sentences: later }));
    await waitUntil(() => alert() === de.errors.network);
    expect(errorText(new TcError('network', 'No answer.'), 'de')).to.equal(de.errors.network);
    const strike = new TcError('network', 'x is on strike.', { sentences: later });
    expect(errorText(strike, 'en')).to.equal('x is on strike.');
  });
});

describe('setWords', () => {
  before(defineAll);

  it('replaces any word, and those that stand in two places in both', () => {
    const mark = (words: object) => Object.fromEntries(Object.keys(words).map((key) => [key, `own ${key}`]));
    const wanted = { signin: mark(english.signin), whoami: mark(english.whoami), call: mark(english.call) };
    setWords(wanted as OwnWords, 'eo');
    expect({ ...signinButtonWords('eo'), ...signinWords('eo') }).to.deep.equal(wanted.signin);
    expect(whoamiWords('eo')).to.deep.equal(wanted.whoami);
    expect({ ...callWords('eo'), ...copyWords('eo') }).to.deep.equal(wanted.call);
    expect(whoamiNobodyWords('eo').anonymous).to.equal('own anonymous');
    expect(whoamiNobodyWords('en').anonymous).to.equal(english.whoami.anonymous);
  });

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

  it('replaces the sentence of an error, in English and in German', async () => {
    document.documentElement.lang = 'en';
    setWords({ errors: { noAnswer: ({ host }) => `${host} sleeps.` } }, 'en');
    setWords({ errors: { noAnswer: ({ host }) => `${host} schläft.` } }, 'de');
    await shows(tcError('timeout', [...say('noAnswer', { host: 'tc.example.com' }), ...sayAfter('maybeDone')]));
    await waitUntil(() => alert() === 'tc.example.com sleeps. It may have been done all the same: look before you try again.');
    document.documentElement.lang = 'de';
    await waitUntil(() => alert() === `tc.example.com schläft. ${de.errors.maybeDone}`);
  });

  it('replaces all errors of a code, but for those that it names', () => {
    const clockDiffers = ({ host }: { host: string }) => `Not the time of ${host}.`;
    setWords({ errors: { clock: 'Your watch is wrong.', clockDiffers } }, 'en');
    const differs = tcError('clock', sayAfter('clockDiffers', { host: 'tc.example.com' }));
    expect(errorText(differs, 'en')).to.equal('Not the time of tc.example.com.');
    expect(errorText(tcError('clock', say('noAnswer', { host: 'x' })), 'tlh')).to.equal('x did not answer in time.');
    expect(errorText(new TcError('clock', 'Late.'), 'en')).to.equal('Your watch is wrong.');
  });

  it('replaces an error by its code', () => {
    setWords({ errors: { conflict: 'Somebody was faster.' } });
    expect(errorText(new TcError('conflict', 'No.'), 'en')).to.equal('Somebody was faster.');
  });
});
