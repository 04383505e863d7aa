import { readFileSync } from 'node:fs';

/**
 * An analyzer plugin that gives each element with the base styles the properties that these read, described by the
 * comment before each.
 */
export function sharedProperties() {
  return {
    name: 'shared-properties',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const shared = readProperties(readFileSync('src/elements/styles.ts', 'utf8'));
      for (const { path, declarations = [] } of manifest.modules) {
        for (const declaration of declarations.filter(({ customElement }) => customElement)) {
          if (!/static override styles = .*\bbaseStyles\b/.test(readFileSync(path, 'utf8'))) continue;
          declaration.cssProperties = [...declaration.cssProperties ?? [], ...shared];
        }
      }
    },
  };
}

function readProperties(css) {
  const rows = css.matchAll(/\/\* (.+) \*\/\n +--_[a-z-]+: var\((--tc-[a-z-]+), (.+)\);/g);
  return [...rows].map(([, description, name, standard]) => ({ description, name, default: standard }));
}
