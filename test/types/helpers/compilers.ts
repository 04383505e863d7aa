import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

/** `good.vue:12`, with what the compiler says about that line. */
export type Complaints = Map<string, string>;

interface Compiler {
  args: string[];
  /** Groups `file`, `line` and `text`. */
  complaint: RegExp;
}

const typescript = { args: ['node_modules/typescript/bin/tsc', '-p', '.', '--pretty', 'false'] };
const tsc = /^(?<file>\S+)\((?<line>\d+),\d+\): error (?<text>.*)$/gm;

const compilers = {
  dom: { ...typescript, complaint: tsc },
  react: { ...typescript, complaint: tsc },
  plain: { ...typescript, complaint: tsc },
  vue: { args: ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', '.', '--pretty', 'false'], complaint: tsc },
  svelte: {
    args: ['node_modules/svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--output', 'machine'],
    complaint: /^\d+ ERROR "(?<file>[^"]+)" (?<line>\d+):\d+ (?<text>.*)$/gm,
  },
  angular: {
    args: ['demo/frameworks/angular/node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', '.'],
    complaint: /^(?<file>\S+):(?<line>\d+):\d+ - error (?<text>.*)$/gm,
  },
} satisfies Record<string, Compiler>;

export type Framework = keyof typeof compilers;

/**
 * What a framework's own compiler says about the project in a folder.
 *
 * @param program another version of the compiler
 * @throws {Error} with its output when it fails without saying where
 */
export function compile(framework: Framework, folder: string, program?: string): Complaints {
  const { args: [usual, ...args], complaint } = compilers[framework];
  const command = [resolve(program ?? usual!), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  const output = stripVTControlCharacters(stdout + stderr);
  const complaints = [...output.matchAll(complaint)].map(({ groups }) => groups as Record<'file' | 'line' | 'text', string>);
  if ((status === 0) !== (complaints.length === 0)) throw new Error(`${framework}: ${output}`);
  return new Map(complaints.map(({ file, line, text }) => [`${file}:${line}`, text]));
}
