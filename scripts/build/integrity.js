import { createHash } from 'node:crypto';

/**
 * Writes `sri.json`: file name → `sha384-…`, for the script tag's `integrity` and for the `integrity` of an import
 * map, which alone covers the chunks that load later.
 */
export function integrity(files) {
  return {
    name: 'integrity',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, part] of Object.entries(bundle)) {
          if (name.endsWith('.js')) files.set(name, digest(part.code ?? part.source));
        }
        const sorted = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
        this.emitFile({ type: 'asset', fileName: 'sri.json', source: `${JSON.stringify(sorted, null, 2)}\n` });
      },
    },
  };
}

function digest(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
