import type { Generation } from './generation.js';

/** Positive when `a` is newer than `b`. No generation is older than any. */
export function compareGenerations(a: Generation | undefined, b: Generation | undefined): number {
  if (!a || !b) return Number(!!a) - Number(!!b);
  return a.counter - b.counter || Number(a.tab > b.tab) - Number(a.tab < b.tab);
}

/** Whether a sign-out ended this session. Of two changes at the same moment the sign-out wins. */
export function isBuried(session: Generation, tombstone: Generation | undefined): boolean {
  return tombstone !== undefined && tombstone.counter >= session.counter;
}
