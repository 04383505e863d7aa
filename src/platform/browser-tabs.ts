import { randomText } from '../session/attempts.js';
import type { Tabs } from '../session/ports.js';

/** The other tabs of this origin with the same configuration, as far as this browser lets tabs meet. */
export function createTabs(configurationKey: string): Tabs {
  return new BrowserTabs(`taskcluster-elements:${configurationKey}`);
}

class BrowserTabs implements Tabs {
  readonly id = randomText();
  readonly #name: string;
  readonly #listeners = new Set<(message: unknown) => void>();
  /** Of lock requests that wait, and of locks that are held. */
  readonly #locks = new Set<AbortController>();
  #channel: BroadcastChannel | undefined;
  #pageEvents: AbortController | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  post(message: unknown): void {
    try {
      this.#open()?.postMessage(message);
    } catch {
      // Other tabs find out by themselves, later.
    }
  }

  subscribe(listener: (message: unknown) => void): () => void {
    this.#listeners.add(listener);
    this.#open();
    return () => void this.#listeners.delete(listener);
  }

  async withLock<T>(work: () => Promise<T>, waitMs: number): Promise<T | 'busy'> {
    const controller = new AbortController();
    const { signal } = controller;
    let running: Promise<T> | undefined;
    const hold = (): Promise<unknown> => {
      clearTimeout(timer);
      running = work();
      // A page that goes into the back-forward cache may not hold a lock.
      const released = new Promise((resolve) => signal.addEventListener('abort', resolve));
      return Promise.race([running, released]);
    };
    const timer = setTimeout(() => controller.abort(), waitMs);
    this.#locks.add(controller);
    this.#watchPage();
    try {
      await navigator.locks?.request(this.#name, { signal }, hold);
    } catch {
      // What the work throws is told below; anything else means that there are no locks here.
    }
    try {
      if (!running && signal.aborted) return 'busy';
      return await (running ?? work());
    } finally {
      clearTimeout(timer);
      this.#locks.delete(controller);
    }
  }

  close(): void {
    this.#rest();
    this.#pageEvents?.abort();
    this.#pageEvents = undefined;
  }

  #open(): BroadcastChannel | undefined {
    if (this.#channel) return this.#channel;
    try {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.addEventListener('message', ({ data }) => {
        for (const listener of [...this.#listeners]) listener(data);
      });
      this.#watchPage();
    } catch {
      // No channel in this browser, or not in this context.
    }
    return this.#channel;
  }

  #watchPage(): void {
    if (this.#pageEvents) return;
    this.#pageEvents = new AbortController();
    const { signal } = this.#pageEvents;
    addEventListener('pagehide', () => this.#rest(), { signal });
    addEventListener('pageshow', () => this.#listeners.size && this.#open(), { signal });
  }

  /** Lets go of everything that would keep the page out of the back-forward cache. */
  #rest(): void {
    this.#channel?.close();
    this.#channel = undefined;
    for (const controller of this.#locks) controller.abort();
    this.#locks.clear();
  }
}
