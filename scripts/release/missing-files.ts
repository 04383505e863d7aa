/** The parts of package.json that name files of the package. */
export interface Named {
  exports: Record<string, string | Record<string, string>>;
  files: string[];
  [field: string]: unknown;
}

const fields = ['main', 'module', 'types', 'jsdelivr', 'unpkg', 'customElements', 'web-types'];

/**
 * What package.json names and a package lacks.
 *
 * @param files the package's files, relative to its folder
 */
export function missingFiles(manifest: Named, files: readonly string[]): string[] {
  const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? target : Object.values(target)));
  const named = [...targets, ...fields.map((field) => manifest[field]), ...manifest.files].filter((name) => typeof name === 'string');
  const isThere = (name: string): boolean => {
    const [before = '', after] = name.split('*');
    if (after !== undefined) return files.some((file) => file.startsWith(before) && file.endsWith(after));
    return files.some((file) => file === name || file.startsWith(`${name}/`));
  };
  return [...new Set(named.map((name) => name.replace(/^\.\//, '')))].filter((name) => !isThere(name));
}
