import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { writeTotals, type Totals } from './totals.js';

/** Writes the totals of a browser run to a file; does nothing without one. */
export function writeResults(file: string | undefined): Reporter {
  return {
    onTestRunFinished({ sessions, testCoverage }) {
      if (!file) return;
      const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) countSession(session, totals);
      // The threshold lets a report pass that saw nothing.
      if (testCoverage?.summary.statements.total === 0) totals.failed += 1;
      writeTotals(file, totals);
    },
  };
}

function countSession(session: TestSession, totals: Totals): void {
  const before = { ...totals };
  if (session.testResults) countSuite(session.testResults, totals);
  const ran = totals.passed + totals.failed + totals.skipped > before.passed + before.failed + before.skipped;
  // A file that did not load, or holds no test, must not pass in silence.
  if (!ran || (!session.passed && totals.failed === before.failed)) totals.failed += 1;
}

function countSuite(suite: TestSuiteResult, totals: Totals): void {
  for (const test of suite.tests) {
    if (test.skipped) totals.skipped += 1;
    else if (test.passed) totals.passed += 1;
    else totals.failed += 1;
  }
  for (const inner of suite.suites) countSuite(inner, totals);
}
