import type { CallClock } from '../../../src/api/index.js';

/** A clock that waits in no time and remembers for how long it was asked to; chance always says the most. */
export class TestClock implements CallClock {
  readonly waits: number[] = [];
  /** Milliseconds this clock is ahead of the real one. */
  readonly aheadMs: number;
  #waited = 0;

  constructor(aheadMs = 0) {
    this.aheadMs = aheadMs;
  }

  now(): number {
    return Date.now() + this.aheadMs + this.#waited;
  }

  random(): number {
    return 0.999;
  }

  async wait(ms: number): Promise<void> {
    this.waits.push(Math.round(ms));
    this.#waited += ms;
  }
}
