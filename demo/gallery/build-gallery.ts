import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * Makes the gallery: its page, and the specimens in it.
 *
 * @returns the folder to serve
 */
export async function buildGallery(folder = path('../../.cache/gallery')): Promise<string> {
  mkdirSync(folder, { recursive: true });
  for (const file of ['index.html', 'specimens.html', 'gallery.css']) cpSync(path(file), `${folder}/${file}`);
  await build({
    entryPoints: [path('gallery.ts'), path('specimens.ts')],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'browser'],
    tsconfig: path('../../tsconfig.json'),
    logLevel: 'error',
  });
  return folder;
}
