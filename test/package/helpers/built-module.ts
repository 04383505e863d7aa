import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Imports a file of `dist/`, which the compiler need not find. */
export function builtModule(name: string): Promise<Record<string, unknown>> {
  return import(pathToFileURL(resolve('dist', name)).href) as Promise<Record<string, unknown>>;
}
