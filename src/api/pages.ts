import type { CredentialAgent } from '../session/credential-agent.js';
import type { CallOptions, CallResult } from './call-options.js';

export interface PageOptions extends CallOptions {
  /** Ends after so many pages. Default: all of them. */
  maxPages?: number;
}

/** All pages of a method that answers with a `continuationToken`, one call each, made when asked for. */
export declare function iteratePages<Data = unknown>(
  agent: CredentialAgent | null,
  service: string,
  method: string,
  options?: PageOptions,
): AsyncGenerator<CallResult<Data>, void, undefined>;
