/** The published package has no types; these are the calls in use. */
declare module 'auth0-js' {
  export interface WebAuthOptions {
    domain: string;
    clientID: string;
    redirectUri: string;
    responseType: string;
    scope: string;
    audience: string;
    legacySameSiteCookie: false;
    _sendTelemetry: false;
    overrides: { __tenant: string; __token_issuer: string; __jwks_uri: string };
    __clock: () => Date;
  }

  /** Which of the names are there depends on what failed. */
  export interface WebAuthError {
    error?: unknown;
    code?: unknown;
    error_description?: unknown;
    errorDescription?: unknown;
    description?: unknown;
  }

  export interface WebAuthResult {
    accessToken?: unknown;
    idToken?: unknown;
    expiresIn?: unknown;
    state?: unknown;
    tokenType?: unknown;
  }

  export type WebAuthCallback = (error: WebAuthError | null, result: WebAuthResult | null) => void;

  export class WebAuth {
    constructor(options: WebAuthOptions);
    parseHash(options: { hash: string; state: string; nonce: string }, callback: WebAuthCallback): void;
    checkSession(options: { state: string; nonce: string; timeout: number }, callback: WebAuthCallback): void;
  }
}
