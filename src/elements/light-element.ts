import { html, LitElement, nothing, type PropertyDeclaration } from 'lit';
import { property as litProperty } from 'lit/decorators.js';

/** What Lit's `@property` takes, and the value before any is set. */
interface Declaration extends PropertyDeclaration {
  initial?: unknown;
}

/** Lit's, for properties of a `LightElement`. */
export const property: (options?: Declaration) => ReturnType<typeof litProperty> = litProperty;

/**
 * A Lit element of which a page may have thousands that draw nothing. Initial values stand on the prototype, nothing is
 * noted down before the first update, which looks at everything, and the children's slot is made without a template:
 * docs/benchmarks.md says what that spares.
 */
export class LightElement extends LitElement {
  #slot: HTMLSlotElement | undefined;

  static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: Declaration,
  ): PropertyDescriptor {
    const { set, ...accessor } = super.getPropertyDescriptor(name, key, options)!;
    Object.assign(this.prototype, { [key]: options.initial });
    return {
      ...accessor,
      set(this: LightElement & Record<string | symbol, unknown>, value: unknown) {
        if (this.hasUpdated) set!.call(this, value);
        else this[key] = value;
      },
    };
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // A server may have drawn it.
    if (!root.hasChildNodes()) root.append((this.#slot = document.createElement('slot')));
    return root;
  }

  /** What to render before anything else: the children, where they are not there by themselves. */
  protected get slotted(): unknown {
    return this.#slot ? nothing : html`<slot></slot>`;
  }
}
