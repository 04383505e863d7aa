import type { CredentialAgent, Credentials } from '../../session/credential-agent.js';
import type { TcError } from '../../session/errors.js';
import type { Refusal } from '../answers/refusal.js';
import type { CallClock } from '../call-clock.js';
import type { CallSigner, Used } from './call-signer.js';
import { clockOffset, learnClockOffset } from './clock-offset.js';

/** What one call learns from its 401s; loaded after the first. */
export class Lessons {
  readonly #agent: CredentialAgent | null;
  readonly #rootUrl: string;
  readonly #clock: CallClock;
  #hasRenewed = false;
  #hasLearnedClock = false;

  constructor(agent: CredentialAgent | null, rootUrl: string, clock: CallClock) {
    this.#agent = agent;
    this.#rootUrl = rootUrl;
    this.#clock = clock;
  }

  /** Whether another attempt at once, signed anew, may succeed where this one was refused. */
  learn(signer: CallSigner, refusal: Refusal, error: TcError): boolean {
    const { used } = signer;
    if (!this.#agent || !used || refusal === 'authorized-scopes') return false;
    if (refusal === 'clock' && this.#learnClock(used, error)) return true;
    signer.allowBewit = false;
    if (refusal !== 'credentials') return used.byBewit;
    // Once for each call, by header then: something between here and the service may have changed the query.
    if (this.#hasRenewed) return false;
    this.#hasRenewed = true;
    const { credentials, byBewit } = used;
    this.#agent.invalidate(credentials);
    signer.inspect = (next) => {
      if (!byBewit && isSame(next, credentials)) throw error;
    };
    return true;
  }

  /** Once for each call. Where another call has learned meanwhile, its offset is as good. */
  #learnClock({ offset }: Used, error: TcError): boolean {
    if (this.#hasLearnedClock) return false;
    this.#hasLearnedClock = true;
    const rootUrl = this.#rootUrl;
    return clockOffset(rootUrl) !== offset || learnClockOffset(rootUrl, error.requestInfo?.time, this.#clock.now());
  }
}

const isSame = (a: Credentials, b: Credentials) => a.clientId === b.clientId && a.accessToken === b.accessToken;
