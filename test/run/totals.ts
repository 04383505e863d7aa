import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Failure {
  file: string;
  name: string;
}

/** What one suite counted. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
  /** Which tests failed, where that is known. */
  failures?: Failure[];
}

/** Leaves a suite's totals where the runner reads them. */
export function writeTotals(file: string, totals: Totals): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(totals));
}
