import { expect, waitUntil } from '@open-wc/testing';
import { languageOf } from '../../src/elements/language-of.js';
import { TcApiCall } from '../../src/elements/tc-api-call.js';
import { TcWhoami } from '../../src/elements/tc-whoami.js';
import { words as ar } from '../../src/elements/words/ar.js';
import { setWords } from '../../src/elements/words/set-words.js';
import { TestSession } from '../../src/testing.js';
import { deployment } from '../helpers/deployment.js';
import { clear, defineAll, east, find, put, settled, signin } from './helpers/page.js';
import { define } from './helpers/person-owner.js';

const part = (host: string, name: string): HTMLElement | null =>
  find(host).shadowRoot!.querySelector<HTMLElement>(`[part~=${name}]`);

/** The language that a node of ours is marked to be in. */
const langOf = (node: Element | null): string | undefined => node?.closest<HTMLElement>('[lang]')?.lang;

/** Somebody is signed in, for three more hours. */
async function signedIn(lang: string): Promise<TestSession> {
  put(`<div lang="${lang}">${signin(east)}<tc-whoami show="name expiry"></tc-whoami></div>`);
  const session = new TestSession({ user: { name: 'Alice' }, lifeMs: 3 * 3600_000 + 60_000 });
  for (const tag of ['tc-signin', 'tc-whoami']) session.attach(find(tag));
  await settled();
  session.force('signed-in');
  await waitUntil(() => part('tc-whoami', 'expiry') && part('tc-signin', 'panel'));
  return session;
}

describe('the language of words, dates and numbers', () => {
  before(() => {
    defineAll();
    define({ 'tc-whoami': TcWhoami, 'tc-api-call': TcApiCall });
  });
  afterEach(clear);

  it('is English, marked as such, where there are no words in the language of the page', async () => {
    const session = await signedIn('it');
    expect(part('tc-whoami', 'expiry')!.textContent).to.match(/^until \d+:\d\d [AP]M \(in 3 hours\)$/);
    expect(part('tc-signin', 'expiry')!.textContent).to.match(/^Signed in until .*\d+:\d\d [AP]M$/);
    const shown = [part('tc-whoami', 'expiry'), part('tc-signin', 'expiry'), part('tc-signin', 'announcement')];
    expect(shown.map(langOf)).to.deep.equal(['en', 'en', 'en']);
    expect(langOf(part('tc-signin', 'button')!.querySelector('.sr'))).to.equal('en');
    session.force('expiring');
    await waitUntil(() => part('tc-signin', 'notice-text')?.textContent);
    expect(langOf(part('tc-signin', 'notice-text'))).to.equal('en');
    session.force('expired');
    await waitUntil(() => part('tc-signin', 'label')?.textContent === 'Sign in again');
    expect(langOf(part('tc-signin', 'label'))).to.equal('en');
    session.force('signed-out');
    await waitUntil(() => part('tc-whoami', 'anonymous') && part('tc-signin', 'word'));
    expect([part('tc-whoami', 'anonymous'), part('tc-signin', 'word')].map(langOf)).to.deep.equal(['en', 'en']);
  });

  it('leaves what the page wrote in the language of the page', async () => {
    put(`<div lang="it">${signin(east, '', '<b slot="label">Accedi</b><a slot="menu" href="#">Aiuto</a>')}</div>`);
    const session = new TestSession({ user: { name: 'Alice' } });
    session.attach(find('tc-signin'));
    session.force('signed-out');
    await waitUntil(() => part('tc-signin', 'label'));
    const slotNamed = (name: string) => find('tc-signin').shadowRoot!.querySelector(`slot[name=${name}]`);
    expect(langOf(slotNamed('label'))).to.equal(undefined);
    session.force('signed-in');
    await waitUntil(() => slotNamed('menu'));
    expect(langOf(slotNamed('menu'))).to.equal('it');
  });

  it('is that of a call and of what is asked about it, but for what the page wrote', async () => {
    put(`<tc-api-call lang="it" root-url="${deployment.rootUrl}" auth="none" service="auth" method="ping"
      as="table" columns="uptime as Durata" caption="Stato" confirm="Davvero?"></tc-api-call>`);
    const call = find<TcApiCall>('tc-api-call');
    await waitUntil(() => part('tc-api-call', 'dialog'));
    const answer = (name: string) => part('tc-api-call', 'dialog')!.querySelector<HTMLElement>(`[value=${name}]`)!;
    expect([part('tc-api-call', 'dialog-title'), answer('yes')].map(langOf)).to.deep.equal(['it', 'en']);
    answer('yes').click();
    await waitUntil(() => call.status === 'done');
    const ours = [part('tc-api-call', 'body'), call.shadowRoot!.querySelector('p[role=status]')];
    expect(ours.map(langOf)).to.deep.equal(['en', 'en']);
    expect([part('tc-api-call', 'caption'), part('tc-api-call', 'header')].map(langOf)).to.deep.equal(['it', 'it']);
    let told = '';
    call.renderer = (_, { language }) => (told = language);
    await waitUntil(() => told);
    expect(told).to.equal('it');
    await waitUntil(() => call.shadowRoot!.querySelector('slot[name=tc-result]'));
    expect(langOf(call.shadowRoot!.querySelector('slot[name=tc-result]'))).to.equal('it');
  });

  it('is never another than that of the words, while a language is loaded neither', async () => {
    put('<div lang="ar"><tc-whoami></tc-whoami></div>');
    const seen = new Map<string, string | undefined>();
    const look = () => {
      const shown = part('tc-whoami', 'anonymous');
      if (shown) seen.set(shown.textContent!, langOf(shown));
    };
    const observer = new MutationObserver(look);
    observer.observe(find('tc-whoami').shadowRoot!, { childList: true, subtree: true, characterData: true, attributes: true });
    const session = new TestSession();
    session.attach(find('tc-whoami'));
    session.force('signed-out');
    await waitUntil(() => seen.has(ar.whoami.anonymous));
    observer.disconnect();
    seen.delete('');
    for (const [text, lang] of seen) expect(lang, text).to.equal(text === ar.whoami.anonymous ? 'ar' : 'en');
  });

  it('is the page\'s own where it gave words for it', async () => {
    setWords({ whoami: { until: (time) => `tot ${time}` } }, 'nl');
    await signedIn('nl-BE');
    expect(part('tc-whoami', 'expiry')!.textContent).to.match(/^tot \d+:\d\d \(over 3 uur\)$/);
    expect(langOf(part('tc-whoami', 'expiry'))).to.equal('nl-BE');
  });

  it('keeps its region, in English too', () => {
    put('<p lang="en-gb"></p><i lang="no_such"></i><b lang=""></b>');
    expect(languageOf(find('p'))).to.equal('en-GB');
    expect(languageOf(find('i'))).to.equal('en');
    // Some browsers say "C".
    expect(languageOf(find('b'))).to.equal(/^en\b/.test(navigator.language) ? navigator.language : 'en');
  });
});
