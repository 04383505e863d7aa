/** An analyzer plugin: a class on Lit's `ReactiveElement` is an element, too. The analyzer knows `LitElement` alone. */
export function reactiveElements() {
  return {
    name: 'reactive-elements',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const classes = manifest.modules.flatMap(({ declarations = [] }) => declarations);
      for (const one of classes) if (one.superclass?.name === 'ReactiveElement') one.customElement = true;
    },
  };
}
