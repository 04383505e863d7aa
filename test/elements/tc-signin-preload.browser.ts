import { expect, waitUntil } from '@open-wc/testing';
import { east, signin } from './helpers/page.js';

// A document of its own: in this one other tests have loaded everything.
describe('what a <tc-signin> loads before it is pressed', () => {
  let frame: HTMLIFrameElement;
  beforeEach(() => document.body.append((frame = document.createElement('iframe'))));
  afterEach(() => frame.remove());

  const loaded = () => {
    const entries = frame.contentWindow!.performance.getEntriesByType('resource');
    return ['session-engine', 'signin-view'].filter((part) => entries.some(({ name }) => name.endsWith(`/${part}.ts`)));
  };

  /** What was asked for before this is here when the same, asked for now, is. */
  const requestsAreAnswered = () => Promise.all(['session-engine', 'views/signin-view'].map(async (part) =>
    (await frame.contentWindow!.fetch(`/src/elements/${part}.ts?later`)).text()));

  async function open(inside = ''): Promise<Element> {
    const page = frame.contentDocument!;
    page.open();
    page.write(`<!doctype html>${signin(east, '', inside)}<script type="module" src="/src/define/tc-signin.ts"></script>`);
    page.close();
    const element = page.querySelector('tc-signin')!;
    await waitUntil(() => element.getAttribute('status') === 'signed-out', 'no button', { timeout: 5000 });
    await requestsAreAnswered();
    return element;
  }

  const come = (target: Element, type: string) => {
    const { PointerEvent, FocusEvent } = frame.contentWindow as Window & typeof globalThis;
    const Kind = type.startsWith('pointer') ? PointerEvent : FocusEvent;
    target.dispatchEvent(new Kind(type, { bubbles: true, composed: true }));
  };

  for (const type of ['pointerover', 'pointerdown', 'focusin']) {
    it(`is nothing until somebody comes near: ${type}`, async () => {
      const element = await open();
      expect(loaded()).to.deep.equal([]);
      come(element, type);
      await requestsAreAnswered();
      expect(loaded(), 'beside the button').to.deep.equal([]);
      come(element.shadowRoot!.querySelector('button')!, type);
      await waitUntil(() => loaded().length === 2, 'the session and the menu', { timeout: 5000 });
      expect(element.getAttribute('status')).to.equal('signed-out');
    });

    it(`is the same with a control of the page's own: ${type}`, async () => {
      const element = await open('<b slot="signed-out" data-tc-action="signin">Log in</b> <i>Not this</i>');
      expect(loaded()).to.deep.equal([]);
      come(element.querySelector('i')!, type);
      await requestsAreAnswered();
      expect(loaded()).to.deep.equal([]);
      come(element.querySelector('b')!, type);
      await waitUntil(() => loaded().length === 2, 'the session and the menu', { timeout: 5000 });
    });
  }
});
