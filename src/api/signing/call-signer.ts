import type { CredentialAgent, Credentials } from '../../session/credential-agent.js';
import { TcError, toTcError } from '../../session/errors.js';
import { abortable } from '../abort.js';
import type { Refusal } from '../answers/refusal.js';
import { realClock } from '../call-clock.js';
import type { CallOptions } from '../call-options.js';
import type { PreparedCall } from '../prepare-call.js';
import { clockOffset, learnClockOffset } from './clock-offset.js';
import { signRequest, type SignedRequest } from './sign-request.js';

interface Used {
  credentials: Credentials;
  offset: number;
  byBewit: boolean;
}

/** Signs the attempts of one call, and learns from a 401 what to do better next time. */
export class CallSigner {
  readonly #agent: CredentialAgent | null;
  readonly #call: PreparedCall;
  readonly #options: CallOptions;
  readonly #clock;
  #allowBewit: boolean;
  #used: Used | undefined;
  #hasRenewed = false;
  #hasLearnedClock = false;
  /** The server's refusal of the credentials last used, until there are others. */
  #refused: TcError | undefined;

  constructor(agent: CredentialAgent | null, call: PreparedCall, options: CallOptions) {
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
    const { url, rootUrl, method } = this.#call;
    const { authorizedScopes } = this.#options;
    if (!this.#agent) return { url, authorization: undefined };
    const credentials = await currentCredentials(this.#agent, this.#options.signal);
    if (this.#refused && isSame(credentials, this.#used!.credentials) && !this.#used!.byBewit) throw this.#refused;
    const offset = clockOffset(rootUrl);
    const serverNow = this.#clock.now() + offset;
    const allowBewit = this.#allowBewit && method.verb === 'GET';
    const signed = await signRequest(url, method.verb, { credentials, authorizedScopes, serverNow, allowBewit });
    this.#used = { credentials, offset, byBewit: !signed.authorization };
    this.#refused = undefined;
    return signed;
  }

  /** Whether another attempt at once, signed anew, may succeed where this one was refused with a 401. */
  learnFrom(refusal: Refusal, error: TcError): boolean {
    if (!this.#agent || !this.#used || refusal === 'authorized-scopes') return false;
    if (refusal === 'credentials') return this.#renew(this.#agent, this.#used, error);
    return (refusal === 'clock' && this.#learnClock(this.#used, error)) || this.#avoidBewit(this.#used);
  }

  /** Once for each call. Where another call has learned meanwhile, its offset is as good. */
  #learnClock({ offset }: Used, error: TcError): boolean {
    if (this.#hasLearnedClock) return false;
    this.#hasLearnedClock = true;
    const { rootUrl } = this.#call;
    return clockOffset(rootUrl) !== offset || learnClockOffset(rootUrl, error.requestInfo?.time, this.#clock.now());
  }

  /** Once for each call, by header then: something between here and the service may have changed the query. */
  #renew(agent: CredentialAgent, { credentials }: Used, error: TcError): boolean {
    if (this.#hasRenewed) return false;
    this.#hasRenewed = true;
    agent.invalidate(credentials);
    this.#refused = error;
    this.#allowBewit = false;
    return true;
  }

  #avoidBewit({ byBewit }: Used): boolean {
    this.#allowBewit = false;
    return byBewit;
  }
}

/** @throws {TcError} what the agent throws; `signed-out` where it has nothing to give */
export async function currentCredentials(agent: CredentialAgent, signal?: AbortSignal): Promise<Credentials> {
  // Inside a function: an agent of others may throw instead of rejecting.
  const ask = async () => agent.getCredentials({ signal });
  const credentials = await abortable(ask(), signal).catch((error: unknown) => {
    throw toTcError(error, 'credentials-rejected', 'No credentials could be had. Sign in again.');
  });
  if (!credentials) throw new TcError('signed-out', 'Nobody is signed in.');
  return credentials;
}

const isSame = (a: Credentials, b: Credentials) => a.clientId === b.clientId && a.accessToken === b.accessToken;
