import type { SessionStore, SignInWindow, Slot, Tabs, WakeUp, WakeUps } from '../../../src/session/ports.js';
import type { AuthorizationResponse } from '../../../src/session/attempts.js';
import type { FakeClock } from './fake-clock.js';

type Listener = (message: unknown) => void;
type Storage = Map<string, string>;

/** What the tabs of one browser share: localStorage, the channel and the lock of one configuration. */
export class FakeBrowser {
  readonly localStorage: Storage = new Map();
  readonly channel = new Set<FakeTabs>();
  /** Everything that was ever said on the channel. */
  readonly said: unknown[] = [];
  lock: Promise<void> | undefined;
  lockHolders = 0;
}

export class FakeStore implements SessionStore {
  readonly sessionStorage: Storage;
  readonly #local: Storage;
  readonly #mode: 'session' | 'memory' | 'local';
  readonly #memory: Storage = new Map();
  /** As with a full or a disabled storage. */
  broken = false;

  constructor(browser: FakeBrowser, mode: 'session' | 'memory' | 'local', sessionStorage: Storage = new Map()) {
    this.#local = browser.localStorage;
    this.sessionStorage = sessionStorage;
    this.#mode = mode;
  }

  read(slot: Slot): string | undefined {
    return this.#memory.get(slot) ?? (this.broken ? undefined : this.#areaOf(slot).get(slot));
  }

  write(slot: Slot, text: string | undefined): boolean {
    this.#memory.delete(slot);
    const area = this.broken ? this.#memory : this.#areaOf(slot);
    if (text === undefined) area.delete(slot);
    else area.set(slot, text);
    return !this.broken || text === undefined;
  }

  #areaOf(slot: Slot): Storage {
    if (slot === 'attempts' || slot === 'frames') return this.sessionStorage;
    if (slot === 'tombstone') return this.#local;
    if (this.#mode === 'memory') return this.#memory;
    return slot === 'hint' || this.#mode === 'local' ? this.#local : this.sessionStorage;
  }
}

export interface Missing {
  locks?: boolean;
  channel?: boolean;
}

let tabCount = 0;

export class FakeTabs implements Tabs {
  readonly id = `tab-${String(++tabCount).padStart(4, '0')}`;
  readonly listeners = new Set<Listener>();
  readonly #browser: FakeBrowser;
  readonly #clock: FakeClock;
  readonly #missing: Missing;
  frozen = false;
  /** Releases the lock as the browser does when a tab is killed. */
  kill: () => void = () => {};

  constructor(browser: FakeBrowser, clock: FakeClock, missing: Missing = {}) {
    this.#browser = browser;
    this.#clock = clock;
    this.#missing = missing;
  }

  post(message: unknown): void {
    if (this.#missing.channel) return;
    const copy = structuredClone(message);
    this.#browser.said.push(copy);
    for (const tab of this.#browser.channel) {
      if (tab !== this) queueMicrotask(() => tab.hear(structuredClone(copy)));
    }
  }

  hear(message: unknown): void {
    if (!this.frozen) [...this.listeners].forEach((listener) => listener(message));
  }

  subscribe(listener: Listener): () => void {
    if (!this.#missing.channel) this.#browser.channel.add(this);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async withLock<T>(work: () => Promise<T>, waitMs: number): Promise<T | 'busy'> {
    if (this.#missing.locks) return await work();
    const deadline = this.#clock.monotonic() + waitMs;
    while (this.#browser.lock) {
      const left = deadline - this.#clock.monotonic();
      if (left <= 0) return 'busy';
      let cancel = () => {};
      const waited = new Promise<void>((resolve) => (cancel = this.#clock.after(left, resolve)));
      await Promise.race([this.#browser.lock, waited]);
      cancel();
    }
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    this.#browser.lock = held;
    this.#browser.lockHolders++;
    this.kill = () => {
      if (this.#browser.lock !== held) return;
      this.#browser.lock = undefined;
      this.#browser.lockHolders--;
      release();
    };
    try {
      return await work();
    } finally {
      this.kill();
    }
  }

  close(): void {
    this.#browser.channel.delete(this);
  }
}

export class FakeWakeUps implements WakeUps {
  readonly listeners = new Set<(wakeUp: WakeUp) => void>();
  online = true;
  hidden = false;

  isOnline = (): boolean => this.online;
  isHidden = (): boolean => this.hidden;

  subscribe(listener: (wakeUp: WakeUp) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  fire(wakeUp: WakeUp): void {
    [...this.listeners].forEach((listener) => listener(wakeUp));
  }
}

/** A popup that a test answers, closes or cuts off. */
export class FakeWindow implements SignInWindow {
  focused = 0;
  isClosed = false;
  #listener: { answer(response: AuthorizationResponse): void; closed(): void } | undefined;

  focus(): void {
    this.focused++;
  }

  close(): void {
    this.isClosed = true;
  }

  watch(listener: { answer(response: AuthorizationResponse): void; closed(): void }): () => void {
    this.#listener = listener;
    return () => (this.#listener = undefined);
  }

  get watched(): boolean {
    return this.#listener !== undefined;
  }

  answer(response: AuthorizationResponse): void {
    this.#listener?.answer(response);
  }

  looksClosed(): void {
    this.#listener?.closed();
  }
}
