import terser from '@rollup/plugin-terser';

/** Minifies every chunk but those that are published minified already: a second pass costs seconds and wins nothing. */
export function minifyOwn() {
  const plugin = terser({ ecma: 2020, module: true, compress: { passes: 2 }, format: { comments: false } });
  return {
    ...plugin,
    renderChunk(code, chunk, ...rest) {
      if (isPublishedMinified(chunk)) return null;
      return plugin.renderChunk.call(this, code, chunk, ...rest);
    },
  };
}

/** Whether a chunk holds only auth0-js, which its authors publish minified. */
export function isPublishedMinified(chunk) {
  return chunk.moduleIds.length > 0 && chunk.moduleIds.every((id) => id.includes('/node_modules/auth0-js/'));
}
