/** The servers' clock. Moving it leaves the browser's alone, as a person's computer with a wrong clock would see it. */
export class Clock {
  #offsetMs = 0;

  /** Milliseconds since the epoch, as the servers believe. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** How far the servers are ahead of this machine, milliseconds; negative when they are behind. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Moves the clock by `ms`, on top of earlier moves; negative moves it back. */
  shift(ms: number): void {
    if (!Number.isFinite(ms)) throw new RangeError('The clock moves by a finite number of milliseconds.');
    this.#offsetMs += ms;
  }

  reset(): void {
    this.#offsetMs = 0;
  }
}
