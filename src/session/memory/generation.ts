import type { SessionStore } from '../ports.js';

/**
 * Orders the session's changes across tabs: each change has a higher counter than all that its tab
 * knew of; tabs that change at the same moment are told apart by their id. The higher one wins.
 */
export interface Generation {
  readonly counter: number;
  readonly tab: string;
}

export function readGeneration(value: unknown): Generation | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { counter, tab } = value as Record<string, unknown>;
  if (!Number.isSafeInteger(counter) || (counter as number) < 0 || typeof tab !== 'string') return undefined;
  return { counter: counter as number, tab };
}

/** The generation of the last sign-out, in any tab; what is not a tombstone is removed. */
export function readTombstone(store: SessionStore): Generation | undefined {
  const text = store.read('tombstone');
  if (text === undefined) return undefined;
  try {
    const generation = readGeneration(JSON.parse(text));
    if (generation) return generation;
  } catch {
    // Not JSON: not ours.
  }
  store.write('tombstone', undefined);
  return undefined;
}
