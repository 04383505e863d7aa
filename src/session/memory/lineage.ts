import { compareGenerations, type Generation } from './generation.js';
import type { Records } from './records.js';

/** Which session is newer than which, as far as this tab knows. */
export class Lineage {
  readonly #records: Records;
  readonly #tab: string;
  /** Of the newest session that this tab had. */
  #current: Generation | undefined;
  #newestCounter = 0;

  constructor(records: Records, tab: string) {
    this.#records = records;
    this.#tab = tab;
  }

  use(generation: Generation): void {
    this.#current = generation;
    this.#note(generation);
  }

  /** Newer than all that this tab knows of. */
  next(): Generation {
    this.#note(this.#records.tombstone());
    return { counter: ++this.#newestCounter, tab: this.#tab };
  }

  /** Whether another tab signed out after the session that we have began. */
  isBuried(): boolean {
    const tombstone = this.#records.tombstone();
    this.#note(tombstone);
    return compareGenerations(tombstone, this.#current) > 0;
  }

  /** Whether a session or a sign-out is newer than our session and than the last sign-out. */
  isNewer(generation: Generation): boolean {
    this.#note(generation);
    const tombstone = this.#records.tombstone();
    // The message of a sign-out comes after its tombstone, and is as new.
    const buried = compareGenerations(tombstone, generation) > 0;
    return !buried && compareGenerations(generation, this.#current) > 0;
  }

  #note(generation: Generation | undefined): void {
    if (generation) this.#newestCounter = Math.max(this.#newestCounter, generation.counter);
  }
}
