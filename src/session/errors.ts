import type { Said } from './sentences/say.js';

/**
 * What went wrong, as a word callers can switch on. Adding one is a minor release.
 */
export type ErrorCode =
  | 'configuration' // the page's markup or the deployment's registration must change
  | 'popup-blocked' // the browser refused the window; offer the redirect flow
  | 'popup-closed' // the person closed it; not worth a red banner
  | 'cancelled' // stopped on purpose: an AbortSignal, a cancel button, a newer attempt
  | 'timeout' // no answer in time
  | 'network' // no response at all: offline, DNS, CORS
  | 'access-denied' // the person or the provider said no
  | 'consent-required' // the provider needs the person to agree to something
  | 'interaction-required' // the provider needs the person, for another reason
  | 'state-mismatch' // the answer is not to our question; never retry it
  | 'invalid-response' // an answer that cannot be used: not JSON, a bad token, a bad shape
  | 'credentials-rejected' // a service or the exchange refused what we sent
  | 'signed-out' // nobody is signed in, or this identity's session is over for good
  | 'expired' // the session ended by time; the same person can revive it
  | 'account-changed' // another person signed in
  | 'clock' // this machine's clock is too far from the server's
  | 'input' // arguments, query, payload or JSON that cannot be used
  | 'forbidden' // scopes are missing
  | 'not-found'
  | 'conflict'
  | 'rate-limited'
  | 'server'; // the other side failed

/** What a Taskcluster service says about the request in an error's body. Holds no secret. */
export interface RequestInfo {
  method: string;
  params: Record<string, string>;
  payload: unknown;
  /** The server's clock, ISO 8601: the only one page script can read. */
  time: string;
}

export interface TcErrorOptions extends ErrorOptions {
  /** For the page's author: what to change. Goes to the console, not to the person. */
  hint?: string;
  /** Whether the same thing may succeed later without anybody changing anything. */
  retryable?: boolean;
  /** HTTP status, where a server answered. */
  status?: number;
  /** The server's own `code` (`InsufficientScopes`, `login_required`), where it gave one. */
  serverCode?: string;
  requestInfo?: RequestInfo;
  /** What `message` is made of, for other languages and the page's own words. Default: nobody can say it otherwise. */
  sentences?: Said;
}

const retryableByDefault: ReadonlySet<ErrorCode> = new Set(['timeout', 'network', 'rate-limited', 'server']);

/**
 * The one error class of this package. Callers branch on `code`, not on ancestry.
 *
 * `message` is a sentence for a person. Messages reach screens and bug reports: they name hosts and
 * paths, never a query, a header, a token.
 */
export class TcError extends Error {
  override readonly name = 'TcError';
  readonly code!: ErrorCode;
  readonly hint: string | undefined;
  readonly retryable!: boolean;
  readonly status: number | undefined;
  readonly serverCode: string | undefined;
  readonly requestInfo: RequestInfo | undefined;
  /** Requests sent, where a call was made. */
  readonly attempts?: number;
  /** From the first attempt's start to the end of the last, milliseconds, waiting included. */
  readonly ms?: number;
  /** What `message` is made of: `setWords` replaces each by its name. */
  readonly sentences!: Said;

  /** A page may hold two copies of this package, and the errors of one reach the other. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'TcError';
  }

  constructor(code: ErrorCode, message: string, options: TcErrorOptions = {}) {
    const {
      cause, hint, retryable = retryableByDefault.has(code), status, serverCode, requestInfo, sentences = [],
    } = options;
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, { code, hint, retryable, status, serverCode, requestInfo, sentences });
  }

  /** What a logger gets: no cause and no request, which may hold what a page would not print. */
  toJSON(): { name: string; code: ErrorCode; message: string; status?: number; serverCode?: string } {
    const { name, code, message, status, serverCode } = this;
    return { name, code, message, ...(status && { status }), ...(serverCode && { serverCode }) };
  }
}

/** An error of this package: all it says stands in the table of sentences. */
export function tcError(code: ErrorCode, sentences: Said, options?: TcErrorOptions): TcError {
  // eslint-disable-next-line no-restricted-syntax -- the one place: what it says has a type
  return new TcError(code, sentences.map(({ text }) => text).join(' '), { ...options, sentences });
}

/** Any thrown value as a `TcError`; one that is already one stays as it is. */
export function toTcError(error: unknown, code: ErrorCode, said: Said): TcError {
  return error instanceof TcError ? error : tcError(code, said, { cause: error });
}
