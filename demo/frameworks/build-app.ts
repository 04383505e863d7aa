import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The applications of this folder. */
export const frameworks = ['html', 'vue', 'react', 'svelte', 'angular'] as const;
export type FrameworkName = (typeof frameworks)[number];

const folderOf = (name: FrameworkName) => fileURLToPath(new URL(name, import.meta.url));

/** Angular's packages are many: they are not among those of this project. */
export function hasAngular(): boolean {
  return existsSync(join(folderOf('angular'), 'node_modules'));
}

/** Installs Angular as its lock file says. */
export function installAngular(): void {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folderOf('angular'), stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/**
 * Builds an application as it would be built elsewhere.
 *
 * @param project a folder with the package, and what the application needs besides, in its `node_modules`
 * @param cdnUrl where the page without a build loads the package's `cdn` folder from
 * @returns the folder to serve
 */
export async function buildApp(name: FrameworkName, project: string, cdnUrl: string): Promise<string> {
  const root = join(project, name);
  const isOwn = (path: string) => !/[\\/](node_modules|dist)$/.test(path);
  cpSync(folderOf(name), root, { recursive: true, filter: isOwn });
  switch (name) {
    case 'html': return fillIn(root, project, cdnUrl);
    case 'angular': return buildAngular(root);
    default: return buildWithVite(root);
  }
}

async function buildWithVite(root: string): Promise<string> {
  await build({ root, logLevel: 'error' });
  return join(root, 'dist');
}

function buildAngular(root: string): string {
  const packages = join(folderOf('angular'), 'node_modules');
  if (!existsSync(join(root, 'node_modules'))) symlinkSync(packages, join(root, 'node_modules'), 'dir');
  const command = [join(packages, '@angular/cli/bin/ng.js'), 'build'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  // It warns of packages that an application should rather not have.
  if (status !== 0 || /WARNING/.test(stdout + stderr)) throw new Error(`Angular's builder says: ${stdout}${stderr}`);
  return join(root, 'dist');
}

/** Addresses and checksums that only the place of publication knows. */
function fillIn(root: string, project: string, cdnUrl: string): string {
  const sri = JSON.parse(readFileSync(join(project, 'node_modules/taskcluster-elements/cdn/sri.json'), 'utf8')) as Record<string, string>;
  const file = join(root, 'index.html');
  const page = readFileSync(file, 'utf8');
  writeFileSync(file, page.replace('__CDN_URL__', cdnUrl).replace('__INTEGRITY__', sri['taskcluster-elements.js']!));
  return root;
}
