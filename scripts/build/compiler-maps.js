import { readFileSync } from 'node:fs';

/** Hands rollup the compiler's source maps, so that published maps lead to the TypeScript source. */
export function compilerMaps(folder) {
  return {
    name: 'compiler-maps',
    load(id) {
      if (!id.includes(`/${folder}/`)) return null;
      const code = readFileSync(id, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
      return { code, map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) };
    },
  };
}
