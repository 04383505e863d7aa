/**
 * Temporary credentials that the Login service gave out, told apart by their certificate's seed.
 *
 * A certificate proves itself, so the auth service cannot take one back. Tests
 * need credentials that end early; the auth service here asks this list too.
 */
export class Certificates {
  readonly #valid = new Set<string>();
  readonly #expired = new Set<string>();

  issued(seed: string): void {
    this.#valid.add(seed);
  }

  /** True when the certificate is to be treated as past its expiry, whatever it says. */
  hasExpired(seed: string): boolean {
    return this.#expired.has(seed);
  }

  /** Ends everything given out so far. */
  expireAll(): void {
    for (const seed of this.#valid) this.#expired.add(seed);
    this.#valid.clear();
  }

  reset(): void {
    this.#valid.clear();
    this.#expired.clear();
  }
}
