import { attemptLifeMs, takeAttempt, type Attempt, type AuthorizationResponse } from '../attempts.js';
import type { CredentialAgent } from '../credential-agent.js';
import { type TcError, tcError, toTcError } from '../errors.js';
import type { Grant } from '../grant.js';
import type { Clock, Provider, SessionStore, SignInWindow } from '../ports.js';
import type { Records } from '../memory/records.js';
import { say } from '../sentences/session.js';
import { say as saySignIn } from '../sentences/sign-in.js';

/** A window that was cut off from us looks closed while the person is still signing in. */
const closedGraceMs = 2_000;

/** What a sign-in may do with the session. */
export interface SignInHost {
  readonly provider: Provider;
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly records: Records;
  started(attempt: Attempt): void;
  /** The attempt has not ended, but the person may begin another, or come back to this one. */
  setAside(): void;
  left(): void;
  failed(error: TcError): void;
  succeeded(grant: Grant): CredentialAgent;
}

interface Pending {
  readonly attempt: Attempt;
  readonly window: SignInWindow | undefined;
  readonly resolve: (agent: CredentialAgent) => void;
  readonly reject: (error: TcError) => void;
  stop: () => void;
  judging: boolean;
}

/** The attempt under way: at most one has the screen; one whose window looks closed may still be answered. */
export class SignIns {
  readonly #host: SignInHost;
  #pending: Pending | undefined;

  constructor(host: SignInHost) {
    this.#host = host;
  }

  /** Whether an attempt is set aside whose answer would still be taken. */
  get armed(): boolean {
    return this.#pending !== undefined && !this.#pending.judging;
  }

  /** Brings the popup of the attempt under way to the front; false when there is none. */
  focus(): boolean {
    this.#pending?.window?.focus();
    return this.#pending?.window !== undefined;
  }

  /**
   * An attempt began: its popup is open, or the page is about to leave for the provider.
   *
   * @throws {TcError} `cancelled`, `popup-closed` (after the attempt's life), or what the provider said
   */
  begin(attempt: Attempt, window?: SignInWindow): Promise<CredentialAgent> {
    this.#drop(tcError('cancelled', saySignIn('signInCancelled')));
    const { clock } = this.#host;
    let resolve!: Pending['resolve'];
    let reject!: Pending['reject'];
    const promise = new Promise<CredentialAgent>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    // Nobody has to wait for the outcome: it is in the snapshot as well.
    promise.catch(() => undefined);

    let cancelGrace = () => {};
    const unwatch = window?.watch({
      answer: (response) => void this.#answer(response, pending),
      closed: () => {
        cancelGrace();
        cancelGrace = clock.after(closedGraceMs, () => this.#pending === pending && this.#host.setAside());
      },
    });
    const cancelLife = clock.after(attemptLifeMs - (clock.now() - attempt.created), () => {
      if (this.#pending !== pending || pending.judging) return;
      this.#drop(tcError('popup-closed', say('signInTooLong')));
      this.#host.left();
    });
    const stop = () => {
      cancelGrace();
      cancelLife();
      unwatch?.();
    };
    const pending: Pending = { attempt, window, resolve, reject, stop, judging: false };
    this.#pending = pending;
    this.#host.started(attempt);
    return promise;
  }

  /** The person gave up. */
  cancel(): void {
    if (!this.#pending) return;
    this.#drop(tcError('cancelled', saySignIn('signInCancelled')));
    this.#host.left();
  }

  /** The page came back from the browser's history: what it left for was not finished. */
  cancelRedirect(): void {
    if (this.#pending?.attempt.mode === 'redirect') this.cancel();
  }

  /** The session arrived by another way (a popup that finished alone, another tab). */
  fulfil(agent: CredentialAgent): void {
    const pending = this.#pending;
    if (!pending || pending.judging) return;
    this.#end(pending);
    pending.resolve(agent);
  }

  /** Ends the attempt under way without a word to the session. */
  abandon(error: TcError): void {
    this.#drop(error);
  }

  /** Judges an answer that arrived in this window's own address; its attempt has left the store. */
  async judge(response: AuthorizationResponse, attempt: Attempt): Promise<CredentialAgent> {
    const { provider, records } = this.#host;
    const controller = new AbortController();
    const refuseIfSignedOut = () => {
      if ((records.tombstone()?.counter ?? 0) <= attempt.after) return;
      throw tcError('signed-out', say('signedOutMeanwhile'));
    };
    refuseIfSignedOut();
    const grant = await provider.complete(response, attempt, { signal: controller.signal });
    // The answer may have taken a while to judge.
    refuseIfSignedOut();
    return this.#host.succeeded(grant);
  }

  async #answer(response: AuthorizationResponse, pending: Pending): Promise<void> {
    // The same answer comes by message and by channel; and anybody may post to a channel.
    if (this.#pending !== pending || pending.judging || response.state !== pending.attempt.state) return;
    const { store, clock } = this.#host;
    const attempt = takeAttempt(store, response.state, clock.now()) ?? this.#ifNotStored(pending);
    if (!attempt) return;
    pending.judging = true;
    try {
      const agent = await this.judge(response, attempt);
      this.#end(pending);
      pending.resolve(agent);
    } catch (error) {
      const failure = toTcError(error, 'invalid-response', say('signInIncomplete'));
      const current = this.#pending === pending;
      this.#end(pending);
      if (current) this.#host.failed(failure);
      pending.reject(failure);
    }
  }

  /** Storage may be disabled: then what we hold in memory is all there is. */
  #ifNotStored({ attempt }: Pending): Attempt | undefined {
    return Math.abs(this.#host.clock.now() - attempt.created) < attemptLifeMs ? attempt : undefined;
  }

  #drop(error: TcError): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#end(pending);
    pending.window?.close();
    pending.reject(error);
  }

  #end(pending: Pending): void {
    if (this.#pending === pending) this.#pending = undefined;
    takeAttempt(this.#host.store, pending.attempt.state, this.#host.clock.now());
    pending.stop();
  }
}
