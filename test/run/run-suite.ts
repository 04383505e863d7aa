import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import type { AgainArgs, Suite } from './suites.js';
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
  let note = suite.again ? await tryAgain(suite, suite.again, results, totals) : '';
  const isMended = note !== '' && totals.failed === 0;
  if (totals.passed + totals.failed === 0) note += `${suite.name} ran no test.\n`;
  // A coverage threshold, say, fails a run whose tests all passed.
  else if (code !== 0 && totals.failed === 0 && !isMended) note += `${suite.name} ended with code ${code}.\n`;
  if (note && totals.failed === 0 && !isMended) totals.failed += 1;
  return { ...totals, output: output + note, seconds: (Date.now() - start) / 1000 };
}

/** A test in a real browser may fail because the machine was busy: what fails twice has failed. Which did is told. */
async function tryAgain(suite: Suite, argsOf: AgainArgs, results: string, totals: Totals): Promise<string> {
  const failures = totals.failures ?? [];
  if (failures.length === 0 || failures.length > 10) return '';
  const env = { ...process.env, ...suite.env, COVERAGE: 'off', RESULTS: results };
  await runNode(argsOf(failures), env);
  const again = readTotals(results);
  const stillFailing = new Set((again.failures ?? []).map(({ name }) => name));
  // A file that does not load fails under its own name.
  const mended = failures.filter(({ file, name }) => !stillFailing.has(name) && !stillFailing.has(file));
  // What did not run at all has not passed.
  if (again.passed < mended.length) return '';
  totals.failed -= mended.length;
  totals.passed += mended.length;
  return mended.map(({ name }) => `passed at the second try: ${name}\n`).join('');
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
