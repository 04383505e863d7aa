const decorated = /__decorate\(\[\s*property\(([^]*?)\)\s*\], (\w+)\.prototype, "(\w+)", void 0\);\n/g;
const imports = /^import \{ (?:__decorate|property) \} from ['"](?:tslib|lit\/decorators\.js)['"];$/gm;

/**
 * Writes Lit's `@property` as `static properties`, which mean the same and need neither the decorator's code nor the
 * compiler's helper. Lines stay where they are, for the source maps.
 *
 * @see https://lit.dev/docs/components/properties/#declare-with-static-properties
 */
export function plainProperties(folder) {
  return {
    name: 'plain-properties',
    transform(code, id) {
      if (!id.includes(`/${folder}/`) || !code.includes('__decorate(')) return null;
      const found = [...code.matchAll(decorated)];
      const classes = new Set(found.map(([, , name]) => name));
      const undecorated = code.replace(imports, '').replace(decorated, (all) => '\n'.repeat(all.split('\n').length - 1));
      if (classes.size !== 1 || undecorated.includes('__decorate')) this.error(`${id} has decorators other than @property`);
      const properties = found.map(([, options, , name]) => `${name}: ${options.replaceAll('\n', ' ') || '{}'}`);
      return { code: `${undecorated}${[...classes][0]}.properties = { ${properties.join(', ')} };\n`, map: null };
    },
  };
}
