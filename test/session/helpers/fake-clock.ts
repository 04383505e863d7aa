import type { Clock } from '../../../src/session/ports.js';

interface Timer {
  at: number;
  work: () => void;
}

/** Lets everything that waits for a promise go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Time that a test moves. All tabs of a world share it; a tab sees it through a `TabClock`. */
export class FakeClock implements Clock {
  wall = Date.UTC(2026, 0, 1, 12);
  mono = 1_000;
  #timers = new Set<Timer>();
  #random: () => number;

  constructor(random: () => number = () => 0.5) {
    this.#random = random;
  }

  now(): number {
    return this.wall;
  }

  monotonic(): number {
    return this.mono;
  }

  random(): number {
    return this.#random();
  }

  after(ms: number, work: () => void): () => void {
    const timer = { at: this.mono + ms, work };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get timerCount(): number {
    return this.#timers.size;
  }

  /** Lets time go by, timer by timer. */
  async advance(ms: number): Promise<void> {
    const end = this.mono + ms;
    for (;;) {
      await settle();
      const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#timers.delete(next);
      this.#moveTo(Math.max(next.at, this.mono));
      next.work();
    }
    this.#moveTo(end);
    await settle();
  }

  /** The machine sleeps: the wall clock goes on, no timer fires. The monotonic clock may stop or go on. */
  sleep(ms: number, { monotonicStops = true } = {}): void {
    this.wall += ms;
    if (!monotonicStops) this.mono += ms;
  }

  #moveTo(mono: number): void {
    this.wall += mono - this.mono;
    this.mono = mono;
  }
}

/** One tab's view of the clock: while the tab is frozen its timers wait. */
export class TabClock implements Clock {
  readonly #clock: FakeClock;
  readonly #late: (() => void)[] = [];
  #frozen = false;
  /** Timers set and not yet fired or cancelled. */
  pending = 0;
  /** Timers that fired. */
  fired = 0;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  now = (): number => this.#clock.now();
  monotonic = (): number => this.#clock.monotonic();
  random = (): number => this.#clock.random();

  after(ms: number, work: () => void): () => void {
    this.pending++;
    let over = false;
    const run = () => {
      if (over) return;
      if (this.#frozen) return void this.#late.push(run);
      over = true;
      this.pending--;
      this.fired++;
      work();
    };
    const cancel = this.#clock.after(ms, run);
    return () => {
      if (over) return;
      over = true;
      this.pending--;
      cancel();
    };
  }

  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
    this.#late.splice(0).forEach((work) => work());
  }
}
