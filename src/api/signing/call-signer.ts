import type { CredentialAgent, Credentials } from '../../session/credential-agent.js';
import { TcError } from '../../session/errors.js';
import { abortable } from '../abort.js';
import type { CallOptions } from '../call-options.js';
import { load } from '../load.js';
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
  /** Looks at the next credentials after the server refused some; may throw. */
  inspect: ((credentials: Credentials) => void) | undefined;
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
    if (!this.#agent) return { url };
    const credentials = await currentCredentials(this.#agent, this.#options.signal);
    this.inspect?.(credentials);
    const offset = clockOffset(rootUrl);
    const serverNow = clock.now() + offset;
    const allowBewit = this.allowBewit && method.verb === 'GET';
    const signed = await signRequest(url, method.verb, { credentials, authorizedScopes, serverNow, allowBewit });
    this.used = { credentials, offset, byBewit: !signed.authorization };
    this.inspect = undefined;
    return signed;
  }
}

/** @throws {TcError} what the agent throws; `signed-out` where it has nothing to give */
export async function currentCredentials(agent: CredentialAgent, signal?: AbortSignal): Promise<Credentials> {
  let cause: unknown;
  try {
    // Within `try`: an agent of others may throw instead of rejecting.
    const credentials = await abortable(agent.getCredentials({ signal }), signal);
    if (credentials) return credentials;
  } catch (error) {
    if (error instanceof TcError) throw error;
    cause = error;
  }
  throw (await load(import('./refuse-to-sign.js'))).withoutCredentials(cause);
}
