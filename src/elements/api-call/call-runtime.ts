/** What a call needs once it runs; loaded then. */
import type { CallResult } from '../../api/call-options.js';
import { load } from '../../api/load.js';
import type { ApiMethod } from '../../api/reference/api-method.js';
import { methodTable } from '../../api/reference/method-table.js';
import { shareCalls } from '../../api/share-calls.js';
import type { CredentialAgent } from '../../session/credential-agent.js';
import { tcError } from '../../session/errors.js';
import { type ApiRequestDetail, TcApiRequestEvent } from './call-events.js';
import type { CallHost } from './call-host.js';
import { howToCall } from './how-to-call.js';
import { completeInput, type InputSource, readInput } from './call-input.js';
import { mergePages } from './merge-pages.js';
import { nextPageToken } from './next-page-token.js';
import { readScopes } from './read-scopes.js';
import { say } from './sentences.js';

// Calls are shared between elements only where agent, authorized scopes and address are the same.
const sharedCall = shareCalls();

export interface RunContext {
  readonly agent: CredentialAgent | null;
  readonly rootUrl: string;
  readonly signal: AbortSignal;
  /** The result so far, when the next page is asked for. */
  readonly before?: unknown;
  /** How often the next page was asked for: a refresh brings all of that again. */
  readonly timesMore: number;
}

/** A call as it is to be made, after the page had its say. */
export interface FinalCall {
  readonly detail: ApiRequestDetail;
  readonly method: ApiMethod;
}

/**
 * Collects the input and lets listeners change it.
 *
 * @throws {TcError} `cancelled` when one prevents the call; `configuration`, `input`
 */
export async function prepareCall(host: CallHost, overrides: InputSource): Promise<FinalCall> {
  const { service, method } = host;
  await methodOf(service, method);
  const input = completeInput(readInput(host, host, overrides), service, method);
  const authorizedScopes = readScopes(host.authorizedScopes);
  const event = new TcApiRequestEvent({ service, method, ...input, authorizedScopes });
  if (!host.dispatchEvent(event)) throw tcError('cancelled', say('callStopped'));
  return { detail: event.detail, method: await methodOf(event.detail.service, event.detail.method) };
}

/** @throws {TcError} `configuration`, whose sentence is only loaded where there is no such method */
export async function methodOf(service: string, name: string): Promise<ApiMethod> {
  const known = methodTable(service)?.get(name);
  return known ?? (await load(import('../../api/reference/check-call.js'))).findMethod(service, name);
}

/** Whether a person is asked first: where the page says so, and for what deletes or cancels. */
export function needsConfirmation({ method }: FinalCall, confirm: string | null): boolean {
  if (confirm === 'none') return false;
  return !!confirm || method.verb === 'DELETE' || /^(cancel|terminate)/i.test(method.name);
}

/** Makes the call, and follows its pages as far as the element says. */
export async function makeCall({ detail }: FinalCall, host: CallHost, run: RunContext): Promise<CallResult> {
  const { service, method: name, args, query, payload, authorizedScopes } = detail;
  const { agent, before, signal } = run;
  const rootUrl = agent ? undefined : run.rootUrl;
  const options = { ...howToCall(host), args, payload, authorizedScopes, rootUrl, signal };
  const most = readPages(host.pages) * (before === undefined ? 1 + run.timesMore : 1);
  let token = nextPageToken(before);
  let data = before;
  for (let page = 1; ; page++) {
    const pageQuery = token ? { ...query, continuationToken: token } : query;
    const result = await sharedCall(agent, service, name, { ...options, query: pageQuery });
    data = token ? mergePages(data, result.data) : result.data;
    const next = nextPageToken(result.data);
    // A service that gives the same page twice would do so for ever.
    if (!next || next === token || page >= most) return { data, response: result.response };
    token = next;
  }
}

function readPages(text: string): number {
  const pages = text === 'all' ? Infinity : Number(text || 1);
  if (pages >= 1) return pages;
  throw tcError('configuration', say('pagesUnreadable'), {
    hint: 'pages must be a number from 1, or "all".',
  });
}
