/** Emits `loader.js`, for pages that can only write classic scripts: it loads the module beside it. */
export function loader() {
  return {
    name: 'classic-loader',
    generateBundle() {
      // A classic script knows its own address only while it runs.
      const source = 'import(new URL("taskcluster-elements.js",document.currentScript.src));\n';
      this.emitFile({ type: 'asset', fileName: 'loader.js', source });
    },
  };
}
