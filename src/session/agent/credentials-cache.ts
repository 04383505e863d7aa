import type { Credentials, GetCredentialsOptions } from '../credential-agent.js';
import { TcError, tcError } from '../errors.js';
import type { TimedCredentials } from '../grant.js';
import type { Clock } from '../ports.js';
import { say } from '../sentences/session.js';

const softMarginMs = 3 * 60_000;
const hardMarginMs = 60_000;
const firstCoolingMs = 60_000;
const longestCoolingMs = 15 * 60_000;

interface Fetching {
  readonly controller: AbortController;
  readonly outcome: Promise<TimedCredentials>;
  waiting: number;
}

export interface CredentialsSource {
  /** One request for credentials, whatever retries it makes. */
  fetch(signal: AbortSignal): Promise<TimedCredentials>;
  clock: Clock;
  /** Told when a fetch begins and ends. */
  busy?(fetching: boolean): void;
}

/**
 * The credentials in use: fetched when first asked for, once for all who ask, again before they end.
 *
 * Above the soft margin they are served as they are; below it they are served and refreshed in the
 * background; below the hard margin callers wait for the refresh. A refusal cools down: no request
 * for a minute, doubling to fifteen.
 */
export class CredentialsCache {
  readonly #source: CredentialsSource;
  #held: (TimedCredentials & { readonly fetched: number }) | undefined;
  #fetching: Fetching | undefined;
  /** Raised by `reset`: what an older fetch brings is not stored. */
  #slot = 0;
  #cooling: { until: number; ms: number; error: TcError } | undefined;
  #closed: TcError | undefined;

  constructor(source: CredentialsSource) {
    this.#source = source;
  }

  async get({ signal, minValidityMs = 0 }: GetCredentialsOptions = {}): Promise<Credentials> {
    if (signal?.aborted) throw cancelled(signal);
    const left = this.#msLeft();
    if (left > Math.max(this.#hardMargin(), minValidityMs)) {
      if (left < this.#softMargin()) this.#refreshInBackground();
      return this.#held!.credentials;
    }
    for (;;) {
      if (this.#closed) throw this.#closed;
      const slot = this.#slot;
      try {
        const { credentials } = await this.#join(signal);
        if (slot === this.#slot) return credentials;
      } catch (error) {
        if (signal?.aborted) throw cancelled(signal);
        if (slot === this.#slot) return this.#lastResort(error);
      }
      // The session was renewed meanwhile: ask with what it has now.
    }
  }

  /** Drops these credentials if they are the ones in use; says whether they were. */
  invalidate(credentials: Credentials): boolean {
    const held = this.#held?.credentials;
    const same = held?.clientId === credentials.clientId && held.accessToken === credentials.accessToken;
    if (same) this.#held = undefined;
    return same;
  }

  /** Ends it: whoever waits, and whoever asks from now on, gets this error. */
  close(error: TcError): void {
    this.#closed = error;
    this.reset();
  }

  /** Starts afresh: the session has a new grant, or ended. A fetch under way can neither store nor clear. */
  reset(): void {
    this.#slot++;
    this.#held = undefined;
    this.#cooling = undefined;
    const fetching = this.#fetching;
    this.#fetching = undefined;
    fetching?.controller.abort(tcError('cancelled', say('sessionChanged')));
  }

  /** Waits for the fetch under way, or begins one. */
  async #join(signal: AbortSignal | undefined): Promise<TimedCredentials> {
    const fetching = this.#fetching ?? this.#begin();
    fetching.waiting++;
    try {
      return await untilAborted(fetching.outcome, signal);
    } finally {
      fetching.waiting--;
      const underWay = this.#fetching === fetching;
      const isWanted = fetching.waiting > 0;
      if (underWay && !isWanted) fetching.controller.abort(tcError('cancelled', say('waitingCancelled')));
    }
  }

  #begin(): Fetching {
    const { clock } = this.#source;
    const cooling = this.#cooling;
    if (cooling && clock.now() < cooling.until) {
      return { controller: new AbortController(), outcome: Promise.reject(cooling.error), waiting: 0 };
    }
    const controller = new AbortController();
    const fetching: Fetching = { controller, waiting: 0, outcome: this.#fetch(controller.signal) };
    this.#fetching = fetching;
    const done = () => {
      if (this.#fetching === fetching) this.#fetching = undefined;
      this.#source.busy?.(this.#fetching !== undefined);
    };
    fetching.outcome.then(done, done);
    controller.signal.addEventListener('abort', done);
    this.#source.busy?.(true);
    return fetching;
  }

  async #fetch(signal: AbortSignal): Promise<TimedCredentials> {
    const slot = this.#slot;
    try {
      // A source that ignores its signal must not hold up those who wait.
      const { credentials, expires } = await untilAborted(this.#source.fetch(signal), signal);
      const fresh = { credentials: Object.freeze({ ...credentials }), expires, fetched: this.#source.clock.now() };
      if (slot === this.#slot) {
        this.#held = fresh;
        this.#cooling = undefined;
      }
      return fresh;
    } catch (error) {
      if (slot === this.#slot && error instanceof TcError) this.#cool(error);
      throw error;
    }
  }

  /** A refusal will be the same for the next caller: spare the server, and the callers a wait. */
  #cool(error: TcError): void {
    const ms = coolingMs(error, this.#cooling?.ms);
    this.#cooling = ms ? { error, ms, until: this.#source.clock.now() + ms } : undefined;
  }

  #refreshInBackground(): void {
    if (this.#fetching || (this.#cooling && this.#source.clock.now() < this.#cooling.until)) return;
    this.#join(undefined).catch(() => undefined);
  }

  /** Fetching failed, but what we hold may still be good for a little while. */
  #lastResort(error: unknown): Credentials {
    const passing = error instanceof TcError && error.retryable;
    if (passing && this.#msLeft() > 0) return this.#held!.credentials;
    throw error;
  }

  #msLeft(): number {
    return this.#held ? this.#held.expires - this.#source.clock.now() : -Infinity;
  }

  #life(): number {
    return this.#held ? this.#held.expires - this.#held.fetched : 0;
  }

  #softMargin(): number {
    return Math.min(softMarginMs, this.#life() / 4);
  }

  // Short-lived credentials must not be refetched by every caller.
  #hardMargin(): number {
    return Math.min(hardMarginMs, this.#life() / 4);
  }
}

function coolingMs(error: TcError, last: number | undefined): number | undefined {
  if (error.code === 'rate-limited') return firstCoolingMs;
  if (error.code === 'forbidden') return longestCoolingMs;
  if (error.code !== 'credentials-rejected') return undefined;
  return last ? Math.min(last * 2, longestCoolingMs) : firstCoolingMs;
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(cancelled(signal));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

const cancelled = (signal: AbortSignal): TcError =>
  signal.reason instanceof TcError
    ? signal.reason
    : tcError('cancelled', say('waitingCancelled'), { cause: signal.reason });
