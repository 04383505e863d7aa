/** An analyzer plugin for `@property({ initial })` of src/elements/light-element.ts: that value is the default. */
export function initialValues() {
  const found = [];
  return {
    name: 'initial-values',
    analyzePhase({ ts, node }) {
      if (!ts.isPropertyDeclaration(node)) return;
      const [decorator] = ts.getDecorators(node) ?? [];
      const [options] = decorator?.expression.arguments ?? [];
      const initial = options?.properties?.find(({ name }) => name.text === 'initial')?.initializer;
      if (initial) found.push({ of: node.parent.name.text, name: node.name.text, initial: initial.getText() });
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      const classes = manifest.modules.flatMap(({ declarations = [] }) => declarations);
      for (const { of, name, initial } of found) {
        const { members, attributes } = classes.find((one) => one.name === of);
        members.find((member) => member.name === name).default = initial;
        const attribute = attributes.find(({ fieldName }) => fieldName === name);
        if (attribute) attribute.default = initial;
      }
    },
  };
}
