import { relative } from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { writeTotals, type Failure, type Totals } from './totals.js';

/** Writes the totals of a browser run to a file; does nothing without one. */
export function writeResults(file: string | undefined): Reporter {
  return {
    onTestRunFinished({ sessions, testCoverage }) {
      if (!file) return;
      const totals: Counted = { passed: 0, failed: 0, skipped: 0, failures: [] };
      for (const session of sessions) countSession(session, totals);
      // The threshold lets a report pass that saw nothing.
      if (testCoverage?.summary.statements.total === 0) totals.failed += 1;
      writeTotals(file, totals);
    },
  };
}

type Counted = Totals & { failures: Failure[] };

function countSession(session: TestSession, totals: Counted): void {
  const before = { ...totals };
  const file = relative('.', session.testFile);
  if (session.testResults) countSuite(session.testResults, totals, file, '');
  const ran = totals.passed + totals.failed + totals.skipped > before.passed + before.failed + before.skipped;
  // A file that did not load, or holds no test, must not pass in silence.
  if (!ran || (!session.passed && totals.failed === before.failed)) fail(totals, file, file);
}

function countSuite(suite: TestSuiteResult, totals: Counted, file: string, path: string): void {
  for (const test of suite.tests) {
    if (test.skipped) totals.skipped += 1;
    else if (test.passed) totals.passed += 1;
    else fail(totals, file, path + test.name);
  }
  for (const inner of suite.suites) countSuite(inner, totals, file, `${path}${inner.name} > `);
}

function fail(totals: Counted, file: string, name: string): void {
  totals.failed += 1;
  totals.failures.push({ file, name });
}
