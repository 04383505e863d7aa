import { isPublishedMinified } from './minify-own.js';

/** Leaves out the source maps of code that is not ours: auth0-js's alone is larger than all else together. */
export function dropForeignMaps() {
  return {
    name: 'drop-foreign-maps',
    generateBundle(_options, bundle) {
      for (const [name, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk' || !isPublishedMinified(chunk)) continue;
        chunk.code = chunk.code.replace(/\/\/# sourceMappingURL=.*\n?$/, '');
        chunk.map = null;
        delete bundle[`${name}.map`];
      }
    },
  };
}
