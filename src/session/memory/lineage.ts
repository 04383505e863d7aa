import { compareGenerations, isBuried } from './compare-generations.js';
import type { Generation } from './generation.js';
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

  /** Whether a sign-out ended the session that this tab has; told by another tab, or else by the store. */
  isOver(tombstone = this.#records.tombstone()): boolean {
    this.#note(tombstone);
    return this.#current !== undefined && isBuried(this.#current, tombstone);
  }

  /** Whether another tab's session is newer than what this tab has, and than the last sign-out. */
  isNewer(generation: Generation): boolean {
    this.#note(generation);
    return !isBuried(generation, this.#records.tombstone()) && compareGenerations(generation, this.#current) > 0;
  }

  #note(generation: Generation | undefined): void {
    if (generation) this.#newestCounter = Math.max(this.#newestCounter, generation.counter);
  }
}
