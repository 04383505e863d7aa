import { nextFrame } from '@open-wc/testing';
import { TcSignin } from '../../../src/elements/tc-signin.js';
import { Follower } from './follower.js';

export const east = 'https://east.example.com';
export const west = 'https://west.example.com';

/** A sign-in that needs no server to be there: nobody was ever signed in with it. */
export const signin = (rootUrl: string, more = '', inside = '', tag = 'tc-signin'): string =>
  `<${tag} root-url="${rootUrl}" provider="taskcluster" client-id="test" scope="queue:*" ${more}>${inside}</${tag}>`;

export const follower = (more = '', tag = 'test-follower'): string => `<${tag} ${more}></${tag}>`;

let container: HTMLElement | undefined;

/** Puts markup on the page; a `<shadow-box>` in it gets a shadow root with what its template holds. */
export function put(markup: string): HTMLElement {
  container ??= document.body.appendChild(document.createElement('main'));
  container.insertAdjacentHTML('beforeend', markup);
  return container;
}

export function clear(): void {
  container?.remove();
  container = undefined;
}

/** All that follows at once from a change has happened: updates are microtasks, answers too. */
export async function settled(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

/** Finds an element in the page and in every open shadow root. */
export function find<T extends Element>(selector: string, root: ParentNode = document): T {
  const found = search<T>(selector, root);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

function search<T extends Element>(selector: string, root: ParentNode): T | undefined {
  const here = root.querySelector<T>(selector);
  if (here) return here;
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot && search<T>(selector, element.shadowRoot);
    if (inside) return inside;
  }
  return undefined;
}

/** An element whose shadow root is its `shadow` attribute; its children are slotted there. */
class ShadowBox extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: 'open' }).innerHTML = this.getAttribute('shadow') ?? '<slot></slot>';
  }
}

export const inShadow = (shadow: string, inside = ''): string =>
  `<shadow-box shadow="${shadow.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">${inside}</shadow-box>`;

export function defineAll(): void {
  const tags = { 'tc-signin': TcSignin, 'test-follower': Follower, 'shadow-box': ShadowBox };
  for (const [tag, constructor] of Object.entries(tags)) {
    if (!customElements.get(tag)) customElements.define(tag, constructor);
  }
}
