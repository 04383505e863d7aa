import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

/**
 * A reporter for `node --test`, which loads no TypeScript: writes the totals, and which tests failed, to the file named by
 * `RESULTS`.
 */
export default async function* nodeResults(source) {
  const totals = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
    // Node counts a file without a test as one that passed.
    const isEmptyFile = type === 'test:pass' && data.nesting === 0 && data.name === data.file;
    if (data.skip !== undefined || data.todo !== undefined) totals.skipped += 1;
    else if (type === 'test:pass' && !isEmptyFile) totals.passed += 1;
    else {
      totals.failed += 1;
      totals.failures.push({ file: data.file, name: data.name });
    }
    if (isEmptyFile) yield `${data.name} holds no test.\n`;
  }
  if (!process.env.RESULTS) return;
  mkdirSync(dirname(process.env.RESULTS), { recursive: true });
  writeFileSync(process.env.RESULTS, JSON.stringify(totals));
}
