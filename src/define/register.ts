/** Compared with package.json in a test. */
export const version = '0.1.0';

type Registered = CustomElementConstructor & { version?: string };

// Copies of this module know nothing of each other: that one has spoken stands in the page.
const spoken = Symbol.for('taskcluster-elements');

/**
 * Registers a tag, once. A page may load two copies of this package, or two versions of it: the first one stays, one
 * line in the console says so for the whole page, and nothing is thrown. Where there are no custom elements, nothing
 * happens.
 */
export function register(tag: string, elementClass: Registered): void {
  if (typeof customElements === 'undefined') return;
  const first = customElements.get(tag) as Registered | undefined;
  const page = globalThis as { [spoken]?: boolean };
  if (!first) {
    elementClass.version = version;
    customElements.define(tag, elementClass);
  } else if (first !== elementClass && !page[spoken]) {
    page[spoken] = true;
    console.warn(
      `taskcluster-elements ${version} is not used: <${tag}> is version ${first.version ?? 'unknown'} already. Load it once.`,
    );
  }
}
