import { readGeneration, type Generation } from '../memory/generation.js';
import { readRecord, writeRecord, type SessionRecord } from '../memory/records.js';
import type { Clock, Tabs } from '../ports.js';

export type PeerMessage =
  | { type: 'hello' }
  | { type: 'session'; record: SessionRecord }
  | { type: 'signed-out'; generation: Generation };

const version = 1;

/**
 * Talks to the other tabs. Any script of this origin can post to the channel, and another version of
 * this library may, so a message counts only when every field of it is right.
 */
export class Peers {
  readonly #tabs: Tabs;
  readonly #configuration: string;
  readonly #answered = new Set<() => void>();

  constructor(tabs: Tabs, configuration: string) {
    this.#tabs = tabs;
    this.#configuration = configuration;
  }

  hello(): void {
    this.#tabs.post({ version, type: 'hello' });
  }

  tellSession(record: SessionRecord): void {
    this.#tabs.post({ version, type: 'session', record: writeRecord(record) });
  }

  tellSignedOut(generation: Generation): void {
    this.#tabs.post({ version, type: 'signed-out', generation });
  }

  subscribe(listener: (message: PeerMessage) => void): () => void {
    return this.#tabs.subscribe((raw) => {
      const message = this.#parse(raw);
      if (!message) return;
      listener(message);
      if (message.type === 'session') this.#answered.forEach((resolve) => resolve());
    });
  }

  /** Says hello, and waits until a tab told its session, or until `ms` are over. */
  async ask(clock: Clock, ms: number): Promise<void> {
    this.hello();
    let cancel = () => {};
    let answered = () => {};
    await new Promise<void>((resolve) => {
      cancel = clock.after(ms, resolve);
      this.#answered.add((answered = resolve));
    });
    cancel();
    this.#answered.delete(answered);
  }

  #parse(raw: unknown): PeerMessage | undefined {
    if (typeof raw !== 'object' || raw === null) return undefined;
    const fields = raw as Record<string, unknown>;
    if (fields.version !== version) return undefined;
    if (fields.type === 'hello') return { type: 'hello' };
    if (fields.type === 'session') {
      const record = readRecord(fields.record, this.#configuration);
      return record && { type: 'session', record };
    }
    const generation = fields.type === 'signed-out' ? readGeneration(fields.generation) : undefined;
    return generation && { type: 'signed-out', generation };
  }
}
