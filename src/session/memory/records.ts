import { readGrant, type Grant } from '../grant.js';
import type { SessionStore, Slot } from '../ports.js';
import { readGeneration, readTombstone, type Generation } from './generation.js';

const version = 1;

/** A session as it is stored and as tabs hand it to each other. */
export interface SessionRecord {
  readonly configuration: string;
  readonly generation: Generation;
  readonly grant: Grant;
}

/** What remains of a session in plain sight: who it was, and whether silent renewal ever worked here. */
export interface Hint {
  readonly sub: string;
  readonly name: string | undefined;
  readonly silentWorked: boolean;
}

export const writeRecord = (record: SessionRecord): object => ({ version, ...record });

/** A record out of a store or another tab; `undefined` unless every field is right and it is this configuration's. */
export function readRecord(value: unknown, configuration: string): SessionRecord | undefined {
  const fields = ofThisVersion(value);
  const generation = readGeneration(fields?.generation);
  const grant = readGrant(fields?.grant);
  if (!generation || !grant || fields?.configuration !== configuration) return undefined;
  return { configuration, generation, grant };
}

/** The slots of one configuration, read with suspicion: what is not as we write it is removed. */
export class Records {
  readonly #store: SessionStore;
  readonly #configuration: string;

  constructor(store: SessionStore, configuration: string) {
    this.#store = store;
    this.#configuration = configuration;
  }

  session(): SessionRecord | undefined {
    return this.#read('session', (value) => readRecord(value, this.#configuration));
  }

  saveSession(record: SessionRecord): boolean {
    return this.#store.write('session', JSON.stringify(writeRecord(record)));
  }

  forgetSession(): void {
    this.#store.write('session', undefined);
  }

  tombstone(): Generation | undefined {
    return readTombstone(this.#store);
  }

  saveTombstone(generation: Generation): void {
    this.#store.write('tombstone', JSON.stringify(generation));
  }

  hint(): Hint | undefined {
    return this.#read('hint', (value) => {
      const { sub, name, silentWorked } = ofThisVersion(value) ?? {};
      if (typeof sub !== 'string') return undefined;
      return { sub, name: typeof name === 'string' ? name : undefined, silentWorked: silentWorked === true };
    });
  }

  saveHint(hint: Hint | undefined): void {
    this.#store.write('hint', hint && JSON.stringify({ version, ...hint }));
  }

  framesBlocked(): boolean {
    return this.#store.read('frames') === 'blocked';
  }

  saveFramesBlocked(blocked: boolean): void {
    if (blocked !== this.framesBlocked()) this.#store.write('frames', blocked ? 'blocked' : undefined);
  }

  #read<T>(slot: Slot, parse: (value: unknown) => T | undefined): T | undefined {
    const text = this.#store.read(slot);
    if (text === undefined) return undefined;
    let parsed: T | undefined;
    try {
      parsed = parse(JSON.parse(text));
    } catch {
      // Not JSON: somebody else's, or cut short.
    }
    if (parsed === undefined) this.#store.write(slot, undefined);
    return parsed;
  }
}

function ofThisVersion(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  return fields.version === version ? fields : undefined;
}
