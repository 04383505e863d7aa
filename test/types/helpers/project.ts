import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pack, type Packed } from '../../package/helpers/packed.js';

/** The packed package in a project that has these other packages too. */
export function projectWith(...packages: string[]): Packed {
  const packed = pack();
  for (const name of packages) {
    const link = join(packed.project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(resolve('node_modules', name), link, 'dir');
  }
  return packed;
}

/** Copies a folder into the project; what it is called there. */
export function copyInto({ project }: Packed, folder: string, name: string): string {
  const target = join(project, name);
  cpSync(folder, target, { recursive: true });
  return target;
}
