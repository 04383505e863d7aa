import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import type { Suite } from './suites.js';
import type { Totals } from './totals.js';

/** How one suite ended. */
export interface Outcome extends Totals {
  output: string;
  seconds: number;
}

// Written for a terminal; in a log they are noise.
const cursorMoves = new RegExp(`${String.fromCharCode(27)}\\[\\d*[AGK]`, 'g');
const limitMs = 15 * 60_000;

/** Runs a suite as a child process and counts its tests. */
export async function runSuite(suite: Suite): Promise<Outcome> {
  const start = Date.now();
  const results = `.cache/results/${suite.name}.json`;
  rmSync(results, { force: true });
  const { code, output } = await runNode(suite.args, { ...process.env, ...suite.env, RESULTS: results });
  const totals = suite.counts ? readTotals(results) : commandTotals(code);
  let note = '';
  if (totals.passed + totals.failed === 0) note = `${suite.name} ran no test.\n`;
  // A coverage threshold, say, fails a run whose tests all passed.
  else if (code !== 0 && totals.failed === 0) note = `${suite.name} ended with code ${code}.\n`;
  if (note) totals.failed += 1;
  return { ...totals, output: output + note, seconds: (Date.now() - start) / 1000 };
}

function runNode(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs });
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => parts.push(text));
    }
    child.once('error', (error) => parts.push(`${error.message}\n`));
    child.once('close', (code) => resolve({ code, output: parts.join('').replace(cursorMoves, '') }));
  });
}

function readTotals(file: string): Totals {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  return JSON.parse(readFileSync(file, 'utf8')) as Totals;
}

function commandTotals(code: number | null): Totals {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}
