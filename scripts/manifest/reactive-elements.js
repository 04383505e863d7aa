const lit = { name: 'LitElement', package: 'lit' };

/**
 * An analyzer plugin: a class on Lit's `ReactiveElement` is an element, too, and one on our `LightElement` is one on
 * `LitElement` to who reads. The analyzer knows `LitElement` alone.
 */
export function reactiveElements() {
  return {
    name: 'reactive-elements',
    packageLinkPhase({ customElementsManifest: manifest }) {
      for (const one of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
        const base = one.superclass?.name;
        if (base === 'ReactiveElement' || base === 'LightElement') one.customElement = true;
        if (base === 'LightElement') one.superclass = lit;
      }
    },
  };
}
