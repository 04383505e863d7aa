import type { CredentialAgent, Credentials } from '../../session/credential-agent.js';
import { TcError, toTcError } from '../../session/errors.js';
import { abortable } from '../abort.js';
import { refusalOf } from '../answers/refusal.js';
import { serverText } from '../answers/server-message.js';
import { realClock } from '../call-clock.js';
import type { CallOptions } from '../call-options.js';
import { clockOffset, learnClockOffset } from './clock-offset.js';
import { signRequest, type SignedRequest } from './sign-request.js';

interface UnsignedCall {
  url: string;
  rootUrl: string;
  verb: string;
}

/** Signs the attempts of one call, and learns from a 401 what to do better next time. */
export class CallSigner {
  readonly #agent: CredentialAgent | null;
  readonly #call: UnsignedCall;
  readonly #options: CallOptions;
  readonly #clock;
  #allowBewit: boolean;
  #used: { credentials: Credentials; offset: number; byBewit: boolean } | undefined;
  #hasRenewed = false;
  #hasLearnedClock = false;
  #refused: TcError | undefined;

  constructor(agent: CredentialAgent | null, call: UnsignedCall, options: CallOptions) {
    this.#agent = agent;
    this.#call = call;
    this.#options = options;
    this.#clock = options.clock ?? realClock;
    this.#allowBewit = options.signature !== 'header';
  }

  /**
   * Address and header of the next attempt.
   *
   * @throws {TcError} what the agent throws; the server's refusal where the agent has nothing fresh to offer
   */
  async sign(): Promise<SignedRequest> {
    const { url, rootUrl, verb } = this.#call;
    if (!this.#agent) return { url, authorization: undefined };
    const credentials = await this.#getCredentials(this.#agent);
    if (this.#refused && sameKey(credentials, this.#used!.credentials) && !this.#used!.byBewit) throw this.#refused;
    const offset = clockOffset(rootUrl);
    const signed = await signRequest({
      url,
      verb,
      credentials,
      authorizedScopes: this.#options.authorizedScopes,
      serverNow: this.#clock.now() + offset,
      allowBewit: this.#allowBewit,
    });
    this.#used = { credentials, offset, byBewit: !signed.authorization };
    this.#refused = undefined;
    return signed;
  }

  /** Whether another attempt at once, signed anew, may succeed where this one was refused with a 401. */
  learnFrom(error: TcError): boolean {
    if (error.status !== 401 || !this.#agent || !this.#used) return false;
    switch (refusalOf(serverText(error))) {
      case 'authorized-scopes':
        return false;
      case 'clock':
        return this.#learnClock(error);
      case 'credentials':
        return this.#renew(error);
      default:
        return this.#avoidBewit();
    }
  }

  #learnClock(error: TcError): boolean {
    const { offset } = this.#used!;
    const { rootUrl } = this.#call;
    // Once for each call. Where another call has learned meanwhile, its offset is as good.
    if (this.#hasLearnedClock) return this.#avoidBewit();
    this.#hasLearnedClock = true;
    if (clockOffset(rootUrl) !== offset) return true;
    return learnClockOffset(rootUrl, error.requestInfo?.time, this.#clock.now()) !== undefined || this.#avoidBewit();
  }

  #renew(error: TcError): boolean {
    if (this.#hasRenewed) return false;
    this.#hasRenewed = true;
    this.#agent!.invalidate(this.#used!.credentials);
    this.#refused = error;
    this.#allowBewit = false;
    return true;
  }

  #avoidBewit(): boolean {
    if (!this.#used!.byBewit) return false;
    this.#allowBewit = false;
    return true;
  }

  async #getCredentials(agent: CredentialAgent): Promise<Credentials> {
    const { signal } = this.#options;
    const credentials = await abortable(agent.getCredentials({ signal }), signal).catch((error: unknown) => {
      throw toTcError(error, 'credentials-rejected', 'No credentials could be had. Sign in again.');
    });
    if (!credentials) throw new TcError('signed-out', 'Nobody is signed in.');
    return credentials;
  }
}

const sameKey = (a: Credentials, b: Credentials) => a.clientId === b.clientId && a.accessToken === b.accessToken;
