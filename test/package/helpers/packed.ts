import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';

/** The package as npm would publish it, installed into a project of its own. */
export interface Packed {
  tarball: string;
  /** The project's folder: `node_modules/taskcluster-elements` and its dependencies are in it. */
  project: string;
  /** The installed package's folder. */
  folder: string;
  /** Its files, relative to the folder. */
  files: string[];
  manifest: Manifest;
  remove(): void;
}

/** The parts of package.json that tests read. */
export interface Manifest {
  exports: Record<string, string | Record<string, string>>;
  dependencies: Record<string, string>;
  jsdelivr: string;
  unpkg: string;
  sideEffects: string[];
}

/** Packs what was built; nothing is fetched. */
export function pack(): Packed {
  const project = mkdtempSync(join(tmpdir(), 'packed-'));
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', project], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tarball = join(project, (JSON.parse(output) as { filename: string }[])[0]!.filename);
  const folder = join(project, 'node_modules/taskcluster-elements');
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  linkDependencies(project, manifest);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return { tarball, project, folder, files, manifest, remove: () => rmSync(project, { recursive: true }) };
}

/**
 * Names under which a program imports the package: `taskcluster-elements`, `taskcluster-elements/define`, …, with one
 * name for each file that a `*` stands for; those for browsers alone and those that are no code are left out.
 */
export function importNames({ manifest, files }: Packed): string[] {
  return Object.entries(manifest.exports).flatMap(([name, target]) => {
    const file = typeof target === 'string' ? undefined : target.default;
    if (!file) return [];
    const publicName = `taskcluster-elements${name.slice(1)}`;
    const [before = '', after] = file.slice(2).split('*');
    if (after === undefined) return [publicName];
    return files
      .filter((path) => path.startsWith(before) && path.endsWith(after))
      .map((path) => publicName.replace('*', path.slice(before.length, -after.length)));
  });
}

/** Runs a module in the project, as `node` would run it there. */
export function runInProject({ project }: Packed, code: string): { status: number | null; output: string } {
  const options = { cwd: project, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], options);
  return { status, output: stdout + stderr };
}

function linkDependencies(project: string, manifest: Manifest): void {
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link, 'dir');
  }
}
