/**
 * What the session needs from the world around it. `platform` provides these in a browser, tests
 * provide fakes with a movable clock; nothing in this room touches a window.
 */
import type { Attempt, AuthorizationResponse } from './attempts.js';
import type { Grant, TimedCredentials } from './grant.js';

/** Two clocks, because each lies in its own way: one jumps, the other stops while a laptop sleeps. */
export interface Clock {
  /** Wall clock, milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since some start; never goes back. */
  monotonic(): number;
  /** Runs `work` once after `ms`; the answer cancels it. */
  after(ms: number, work: () => void): () => void;
  /** 0 ≤ n < 1, for jitter. */
  random(): number;
}

/** What the store keeps; each value is a text of ours, none is trusted when it is read. */
export type Slot =
  | 'session' // the session's record: the only slot that holds secrets
  | 'attempts' // sign-ins under way, of all configurations
  | 'tombstone' // generation of the last sign-out; no secret
  | 'hint' // this configuration was signed in here, and as whom; no secret
  | 'frames'; // silent frames were found to be blocked in this browser session

export interface SessionStore {
  read(slot: Slot): string | undefined;
  /** `undefined` removes. False when the value could not be kept (disabled, full): work goes on in memory. */
  write(slot: Slot, text: string | undefined): boolean;
}

/** The other tabs of this origin that have the same configuration. */
export interface Tabs {
  /** This tab, random, new with each page load. */
  readonly id: string;
  post(message: unknown): void;
  subscribe(listener: (message: unknown) => void): () => void;
  /**
   * Runs `work` while holding the configuration's lock, or at once where locks do not exist.
   *
   * @param waitMs how long to wait for the lock; then `busy` is the answer and `work` did not run
   */
  withLock<T>(work: () => Promise<T>, waitMs: number): Promise<T | 'busy'>;
  /** Closes the channel and gives up waiting for locks. It opens again at the next use. */
  close(): void;
}

export type WakeUp = 'visible' | 'hidden' | 'pageshow' | 'online' | 'offline' | 'focus';

export interface WakeUps {
  isOnline(): boolean;
  isHidden(): boolean;
  subscribe(listener: (wakeUp: WakeUp) => void): () => void;
}

/** The popup of one attempt. */
export interface SignInWindow {
  focus(): void;
  close(): void;
  /**
   * @param listener.answer the answer arrived, by message or by channel; may come more than once
   * @param listener.closed the window was closed, or was cut from us by its page's opener policy
   * @returns stops listening
   */
  watch(listener: { answer(response: AuthorizationResponse): void; closed(): void }): () => void;
}

export interface CallOptions {
  signal: AbortSignal;
}

/** How a person proves who they are, and what that is worth at the deployment. */
export interface Provider {
  /** Whether `renew` exists in practice: a hidden frame may renew without the person. */
  readonly renewsSilently: boolean;
  /** Whether `exchange` asks the deployment anew, so that refused credentials can be replaced. */
  readonly exchangesAnew: boolean;
  /**
   * Judges the answer to an attempt of ours.
   *
   * @throws {TcError} `access-denied`, `consent-required`, `invalid-response`, `configuration`, …
   */
  complete(response: AuthorizationResponse, attempt: Attempt, options: CallOptions): Promise<Grant>;
  /**
   * A new grant without the person. One try, no retries: the session decides about those.
   *
   * @throws {TcError} with the provider's word in `serverCode` (`login_required`, …); `timeout` and `network` are passing
   */
  renew(options: CallOptions): Promise<Grant>;
  /**
   * Taskcluster credentials for a grant, retried within the limits of the protocol.
   *
   * @throws {TcError} `credentials-rejected` when the deployment refuses the grant
   */
  exchange(grant: Grant, options: CallOptions): Promise<TimedCredentials>;
  /** Where to send the browser so that the provider forgets the person too; `undefined` where there is no such place. */
  logoutUrl(returnTo: string): string | undefined;
  /** Removes what the provider's library left behind (old cookies). */
  sweep(): void;
}
