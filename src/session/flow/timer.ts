import type { Clock, WakeUps } from '../ports.js';

/** Timers stop while a laptop sleeps; looking this often notices it soon after. */
const longestLinkMs = 30_000;
const sleepDriftMs = 5_000;

/** The session's only timer: one chained timeout, which also notices that the machine slept. */
export class Timer {
  readonly #clock: Clock;
  readonly #wakeUps: WakeUps;
  readonly #work: (slept: boolean) => void;
  #cancel: (() => void) | undefined;
  #drift: number;

  constructor(clock: Clock, wakeUps: WakeUps, work: (slept: boolean) => void) {
    this.#clock = clock;
    this.#wakeUps = wakeUps;
    this.#work = work;
    this.#drift = this.#driftNow();
  }

  /** Runs the work in `ms` at the latest; replaces what was set before. */
  set(ms: number): void {
    this.stop();
    if (ms === Infinity) return;
    // A hidden page gets no chain: coming back into view is a wake-up of its own.
    const link = this.#wakeUps.isHidden() ? ms : Math.min(ms, longestLinkMs);
    // What browsers take: a longer delay would overflow and fire at once.
    this.#cancel = this.#clock.after(Math.min(Math.max(0, link), 2 ** 31 - 1), () => {
      this.#cancel = undefined;
      this.#work(this.slept());
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Whether the two clocks drifted apart since the last look: the machine slept, or somebody set its clock. */
  slept(): boolean {
    const drift = this.#driftNow();
    const slept = Math.abs(drift - this.#drift) > sleepDriftMs;
    this.#drift = drift;
    return slept;
  }

  #driftNow(): number {
    return this.#clock.now() - this.#clock.monotonic();
  }
}
