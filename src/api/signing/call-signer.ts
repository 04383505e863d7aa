import type { CredentialAgent, Credentials } from '../../session/credential-agent.js';
import { TcError, toTcError } from '../../session/errors.js';
import { abortable } from '../abort.js';
import type { CallOptions } from '../call-options.js';
import type { PreparedCall } from '../prepare-call.js';
import { clockOffset } from './clock-offset.js';
import { signRequest, type SignedRequest } from './sign-request.js';

/** What the last attempt was signed with. */
export interface Used {
  credentials: Credentials;
  offset: number;
  byBewit: boolean;
}

/** Signs the attempts of one call. */
export class CallSigner {
  allowBewit: boolean;
  used: Used | undefined;
  /** The server's refusal of the credentials last used, until there are others. */
  refused: TcError | undefined;
  readonly #agent: CredentialAgent | null;
  readonly #call: PreparedCall;
  readonly #options: CallOptions;

  constructor(agent: CredentialAgent | null, call: PreparedCall, options: CallOptions) {
    this.#agent = agent;
    this.#call = call;
    this.#options = options;
    this.allowBewit = options.signature !== 'header';
  }

  /**
   * Address and header of the next attempt.
   *
   * @throws {TcError} what the agent throws; the server's refusal where the agent has nothing fresh to offer
   */
  async sign(): Promise<SignedRequest> {
    const { url, rootUrl, method } = this.#call;
    const { authorizedScopes, clock = Date } = this.#options;
    if (!this.#agent) return { url, authorization: undefined };
    const credentials = await currentCredentials(this.#agent, this.#options.signal);
    if (this.refused && isSame(credentials, this.used!.credentials) && !this.used!.byBewit) throw this.refused;
    const offset = clockOffset(rootUrl);
    const serverNow = clock.now() + offset;
    const allowBewit = this.allowBewit && method.verb === 'GET';
    const signed = await signRequest(url, method.verb, { credentials, authorizedScopes, serverNow, allowBewit });
    this.used = { credentials, offset, byBewit: !signed.authorization };
    this.refused = undefined;
    return signed;
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
