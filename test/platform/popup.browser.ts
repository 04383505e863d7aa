import { expect } from '@open-wc/testing';
import { createStore } from '../../src/platform/browser-store.js';
import { deliver } from '../../src/platform/popup-callback.js';
import { answerType, takenType } from '../../src/platform/sign-in-message.js';
import { openWindow } from '../../src/platform/open-window.js';
import { BrowserSignInWindow } from '../../src/platform/sign-in-window.js';
import { openAttempt, type Attempt, type AuthorizationResponse } from '../../src/session/attempts.js';

const begin = (): Attempt => openAttempt(createStore('config', 'session'), {
  configuration: 'config', mode: 'popup', created: Date.now(), returnTo: '/',
});
const next = (target: EventTarget, type: string) =>
  new Promise<Event>((resolve) => target.addEventListener(type, resolve, { once: true }));

describe('the sign-in window', () => {
  const { open } = window;
  let popup: HTMLIFrameElement;
  // A frame of this origin stands for the popup: a test page may not open one without a click.
  const fakeOpen = () => popup.contentWindow;

  beforeEach(() => {
    popup = document.body.appendChild(document.createElement('iframe'));
    window.open = fakeOpen;
  });
  afterEach(() => {
    window.open = open;
    popup.remove();
    sessionStorage.clear();
  });
  /** Says something to this page as the popup would. */
  const say = (data: unknown, source: Window = popup.contentWindow!, origin = location.origin) =>
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }));

  const openFor = ({ state }: Attempt) => new BrowserSignInWindow(openWindow()!, state);

  it('is a popup of its own, in the middle of this window; null when the browser blocks it', () => {
    const asked: unknown[] = [];
    window.open = (...parts) => (asked.push(...parts), null);
    expect(openWindow('https://tc.example.com/')).to.equal(null);
    expect(asked.slice(0, 2)).to.deep.equal(['https://tc.example.com/', '_blank']);
    expect(asked[2]).to.match(/^popup,width=520,height=680,left=\d+,top=\d+$/);
  });

  it('takes the answer of its own window, origin and state alone, and acknowledges it', async () => {
    const attempt = begin();
    const answers: AuthorizationResponse[] = [];
    const stop = openFor(attempt).watch({ answer: (one) => answers.push(one), closed: () => {} });
    const message = (code: string, state = attempt.state) => ({ type: answerType, response: { state, code } });
    say(message('wrong origin'), popup.contentWindow!, 'https://evil.example');
    say(message('wrong source'), window);
    say(message('wrong state', 'tce.other'));
    say({ ...message('wrong type'), type: 'answer' });
    say({ type: answerType, response: { state: attempt.state, code: ['list'] } });
    for (const junk of [null, 'text', 7, {}, { type: answerType }]) say(junk);
    const acknowledged = next(popup.contentWindow!, 'message');
    say(message('right'));
    expect(answers).to.deep.equal([{ state: attempt.state, code: 'right' }]);
    expect((await acknowledged as MessageEvent).data).to.deep.equal({ type: takenType, response: { state: attempt.state } });
    stop();
    say(message('late'));
    expect(answers.length).to.equal(1);
  });

  it('keeps an answer that comes before anybody watches', async () => {
    const attempt = begin();
    const opened = openFor(attempt);
    say({ type: answerType, response: { state: attempt.state, code: 'early' } });
    const answer = await new Promise<AuthorizationResponse>((resolve) => opened.watch({ answer: resolve, closed: () => {} }));
    expect(answer.code).to.equal('early');
  });

  it('takes the answer of a popup that was cut off, by channel', async () => {
    const attempt = begin();
    const answer = new Promise<AuthorizationResponse>((resolve) =>
      openFor(attempt).watch({ answer: resolve, closed: () => {} }));
    sessionStorage.setItem('taskcluster-elements:session:copied', 'secret');
    const { close } = window;
    let closed = false;
    window.close = () => { closed = true; };
    const outcome = await deliver({ response: { state: attempt.state, code: 'by channel' } });
    window.close = close;
    expect([outcome, closed, (await answer).code]).to.deep.equal(['delivered', true, 'by channel']);
    expect(sessionStorage.getItem('taskcluster-elements:session:copied')).to.equal(null);
  });

  it('says when the window was closed', async () => {
    const opened = openFor(begin());
    const closed = new Promise<void>((resolve) => opened.watch({ answer: () => {}, closed: resolve }));
    popup.remove();
    await closed;
  });
});

it('a popup that nobody answers finishes by itself', async () => {
  const started = performance.now();
  expect(await deliver({ response: { state: 'tce.nobody', code: 'x' } })).to.equal('finish-here');
  expect(performance.now() - started).to.be.within(900, 3_000);
});
