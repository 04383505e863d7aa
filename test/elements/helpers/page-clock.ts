const shortMs = 1000;

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

/**
 * The page's long timers and its clock, in the hand of a test: time passes when the test says so.
 * Timers below a second run as ever, because tests wait with them.
 */
export class PageClock {
  readonly #real = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout, now: Date.now };
  readonly #waiting = new Map<number, Waiting>();
  #passedMs = 0;
  /** No browser counts so far. */
  #last = 1e12;

  constructor() {
    const { setTimeout, clearTimeout, now } = this.#real;
    Date.now = () => now() + this.#passedMs;
    window.setTimeout = ((run: () => void, ms = 0, ...rest: unknown[]) => {
      if (ms < shortMs) return setTimeout(run, ms, ...rest);
      this.#waiting.set((this.#last += 1), { at: this.#passedMs + ms, run });
      return this.#last;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      if (!this.#waiting.delete(Number(id))) clearTimeout(id);
    };
  }

  /** How many long timers wait. */
  get timers(): number {
    return this.#waiting.size;
  }

  /** Runs what is due within these milliseconds, one after the other. */
  pass(ms: number): void {
    const end = this.#passedMs + ms;
    for (;;) {
      const [next] = [...this.#waiting].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      const [id, { at, run }] = next;
      this.#waiting.delete(id);
      this.#passedMs = at;
      run();
    }
    this.#passedMs = end;
  }

  restore(): void {
    const { setTimeout, clearTimeout, now } = this.#real;
    Date.now = now;
    window.setTimeout = setTimeout;
    window.clearTimeout = clearTimeout;
  }
}

/** Hides the page, or shows it again. */
export function hidePage(on: boolean): void {
  Object.defineProperty(document, 'hidden', { value: on, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  if (!on) Reflect.deleteProperty(document, 'hidden');
}

/** Takes the page from the network as far as it can tell, or back. */
export function cutNetwork(on: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: !on, configurable: true });
  window.dispatchEvent(new Event(on ? 'offline' : 'online'));
  if (!on) Reflect.deleteProperty(navigator, 'onLine');
}
