import type { TestEvent } from 'node:test/reporters';
import process from 'node:process';
import { writeTotals, type Totals } from './totals.js';

/** A reporter for `node --test` that writes the totals to the file named by `RESULTS`. */
export default async function* nodeResults(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite') continue;
    // Node counts a file without a test as one that passed.
    const isEmptyFile = data.nesting === 0 && data.name === data.file;
    if (data.skip !== undefined || data.todo !== undefined) totals.skipped += 1;
    else if (type === 'test:pass' && !isEmptyFile) totals.passed += 1;
    else totals.failed += 1;
    if (isEmptyFile && type === 'test:pass') yield `${data.name} holds no test.\n`;
  }
  if (process.env.RESULTS) writeTotals(process.env.RESULTS, totals);
}
