import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';

/** `good.vue:12`, with what the compiler says about that line. */
export type Complaints = Map<string, string>;

interface Compiler {
  args: string[];
  /** Groups `file`, `line` and `text`. */
  complaint: RegExp;
}

const tsc = /^(?<file>\S+)\((?<line>\d+),\d+\): error (?<text>.*)$/gm;

const compilers = {
  dom: { args: ['typescript/bin/tsc', '-p', '.', '--pretty', 'false'], complaint: tsc },
  react: { args: ['typescript/bin/tsc', '-p', '.', '--pretty', 'false'], complaint: tsc },
  vue: { args: ['vue-tsc/bin/vue-tsc.js', '-p', '.', '--pretty', 'false'], complaint: tsc },
  svelte: {
    args: ['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--output', 'machine', '--no-color'],
    complaint: /^\d+ ERROR "(?<file>[^"]+)" (?<line>\d+):\d+ (?<text>.*)$/gm,
  },
} satisfies Record<string, Compiler>;

export type Framework = keyof typeof compilers;

/**
 * What a framework's own compiler says about the project in a folder.
 *
 * @throws {Error} with its output when it fails without saying where
 */
export function compile(framework: Framework, folder: string): Complaints {
  const { args: [program, ...args], complaint } = compilers[framework];
  const command = [resolve('node_modules', program!), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  const complaints = [...stdout.matchAll(complaint)].map(({ groups }) => groups as Record<'file' | 'line' | 'text', string>);
  if ((status === 0) !== (complaints.length === 0)) throw new Error(`${framework}: ${stdout}${stderr}`);
  return new Map(complaints.map(({ file, line, text }) => [`${file}:${line}`, text]));
}
