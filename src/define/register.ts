/** Compared with package.json in a test. */
export const version = '0.1.0';

type Registered = CustomElementConstructor & { version?: string };

/**
 * Registers a tag, once. A page may load two copies of this package, or two versions of it: the first one stays, one
 * line in the console says so, and nothing is thrown. Where there are no custom elements, nothing happens.
 */
export function register(tag: string, elementClass: Registered): void {
  if (typeof customElements === 'undefined') return;
  const first = customElements.get(tag) as Registered | undefined;
  if (!first) {
    Object.defineProperty(elementClass, 'version', { value: version });
    customElements.define(tag, elementClass);
  } else if (first !== elementClass) {
    console.warn(
      `<${tag}> is already defined, by version ${first.version ?? 'unknown'}; version ${version} was loaded as well and ` +
        'is not used. Load taskcluster-elements once.',
    );
  }
}
