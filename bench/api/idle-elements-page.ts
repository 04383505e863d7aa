import { LitElement, nothing } from 'lit';
import '../../src/define/tc-api-call.js';

class BareElement extends LitElement {
  override render() {
    return nothing;
  }
}
customElements.define('bare-element', BareElement);

let made: LitElement[] = [];

/** Makes so many elements, shows them, and waits until each is at rest. */
async function create(tag: string, count: number): Promise<void> {
  made = Array.from({ length: count }, () => {
    const element = document.createElement(tag) as LitElement;
    element.setAttribute('as', 'none');
    return element;
  });
  document.body.append(...made);
  await Promise.all(made.map((element) => element.updateComplete));
}

function remove(): void {
  for (const element of made) element.remove();
  made = [];
}

export const bench = { create, remove };
Object.assign(globalThis, { bench });
