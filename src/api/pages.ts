import type { CredentialAgent } from '../session/credential-agent.js';
import { tcError } from '../session/errors.js';
import { inEnglish } from '../session/sentences/say.js';
import { callApi } from './call.js';
import type { CallOptions, CallResult } from './call-options.js';
import { findMethod } from './reference/find-method.js';

const say = inEnglish({ samePageTwice: ({ method }) => `${method} gave the same page twice.` });

export interface PageOptions extends CallOptions {
  /** Ends after so many pages. Default: all of them. */
  maxPages?: number;
  /** Makes the calls; one from `shareCalls`, say. Default: `callApi`. */
  call?: typeof callApi;
}

/**
 * All pages of a method that answers with a `continuationToken`, one call each, made when asked for.
 *
 * A method without pages gives one. `query.continuationToken` starts in the middle.
 *
 * @throws {TcError} as `callApi`; `invalid-response` when the server gives the same token twice
 */
export async function* iteratePages<Data = unknown>(
  agent: CredentialAgent | null,
  service: string,
  method: string,
  { maxPages = Infinity, call = callApi, ...options }: PageOptions = {},
): AsyncGenerator<CallResult<Data>, void, undefined> {
  const hasPages = findMethod(service, method).query.includes('continuationToken');
  let { query } = options;
  for (let page = 1; page <= maxPages; page += 1) {
    const result = await call<Data>(agent, service, method, { ...options, query });
    yield result;
    const token = hasPages ? continuationToken(result.data) : undefined;
    if (token === undefined) return;
    if (token === query?.continuationToken) {
      throw tcError('invalid-response', say('samePageTwice', { method: `${service}.${method}` }));
    }
    query = { ...query, continuationToken: token };
  }
}

/** The token for the page after this one; undefined on the last. */
export function continuationToken(data: unknown): string | undefined {
  const token = (data as { continuationToken?: unknown } | null | undefined)?.continuationToken;
  return typeof token === 'string' && token ? token : undefined;
}
