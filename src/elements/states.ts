/**
 * The custom states (`:state(…)`) of one element.
 *
 * @see https://developer.mozilla.org/docs/Web/API/CustomStateSet
 */
export class ElementStates {
  readonly #set: CustomStateSet | undefined;

  constructor(internals: ElementInternals | undefined) {
    // Absent on the server and in browsers older than 2024: the reflected `status` attribute remains.
    this.#set = internals?.states;
  }

  /** Exactly these states, besides none other. */
  show(states: Readonly<Record<string, boolean>>): void {
    if (!this.#set) return;
    for (const name of [...this.#set]) if (!states[name]) this.#set.delete(name);
    for (const [name, on] of Object.entries(states)) if (on) this.#set.add(name);
  }
}

/** The element's internals; `undefined` on a server. */
export function attachInternals(element: HTMLElement): ElementInternals | undefined {
  return typeof element.attachInternals === 'function' ? element.attachInternals() : undefined;
}
