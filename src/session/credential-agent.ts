import type { User } from './user.js';

/**
 * Taskcluster credentials, as client-web and Hawk take them.
 *
 * @see https://docs.taskcluster.net/docs/manual/design/apis/hawk
 */
export interface Credentials {
  readonly clientId: string;
  readonly accessToken: string;
  /** Present on temporary credentials only. Passed through untouched: a JSON string, or an object. */
  readonly certificate?: string | object;
}

export interface GetCredentialsOptions {
  /** Detaches this caller only; the request is aborted when nobody is left waiting. */
  signal?: AbortSignal;
  /** How long the credentials must still be valid, milliseconds. Default 0. */
  minValidityMs?: number;
}

/**
 * What `tc-credentials` and `tc-agent-request` hand out, and what taskcluster-client-web takes as
 * `credentialAgent`. One object per signed-in identity.
 */
export interface CredentialAgent extends EventTarget {
  readonly rootUrl: string;
  readonly user: User | undefined;
  /** End of the session; `undefined` when not signed in. */
  readonly expires: Date | undefined;
  /**
   * Taskcluster credentials, fetched when first needed and again before they expire.
   *
   * @throws {TcError} `expired` until the same person signs in again, `signed-out` for ever after a
   * sign-out or another person's sign-in, `credentials-rejected`, `network`, `server`, `cancelled`.
   */
  getCredentials(options?: GetCredentialsOptions): Promise<Credentials>;
  /** Drop these credentials if they are still the ones in use: a service refused them. */
  invalidate(credentials: Credentials): void;
}
