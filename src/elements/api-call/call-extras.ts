/** What scripts and the inspect view ask of a call besides running it; loaded then. */
import type { CallOptions, CallResult } from '../../api/call-options.js';
import { toCurl } from '../../api/curl.js';
import { load } from '../../api/load.js';
import { iteratePages } from '../../api/pages.js';
import { publicArgs } from '../../api/prepare-call.js';
import { buildUrl } from '../../api/reference/build-url.js';
import { argumentValues, encodeUrl } from '../../api/reference/encode-url.js';
import { findMethod } from '../../api/reference/find-method.js';
import { signedUrl } from '../../api/signed-url.js';
import { type TcError, tcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';
import type { CallController } from './call-controller.js';
import type { ApiRequestDetail } from './call-events.js';
import type { CallHost } from './call-host.js';
import { completeInput, readInput } from './call-input.js';
import type { FinalCall } from './call-runtime.js';
import { howToCall } from './how-to-call.js';
import { readScopes } from './read-scopes.js';

const say = inEnglish({ linkAfterSession: 'Your session has ended. Sign in again to go on.' });

/** The call as it stands on the page now, without asking listeners. */
function currentCall(host: CallHost): { service: string; method: string; options: CallOptions } {
  const { service, method } = host;
  findMethod(service, method);
  const input = completeInput(readInput(host, host), service, method);
  return { service, method, options: { ...input, authorizedScopes: readScopes(host.authorizedScopes) } };
}

interface WaitOptions {
  /** Ends the wait for a person, and the call. */
  signal?: AbortSignal;
}

interface LinkOptions extends WaitOptions {
  expires?: Date;
}

const never = new AbortController().signal;

/** The pages of the call as it stands on the page now. */
export async function* pagesOf(
  host: CallHost,
  call: CallController,
  { signal = never }: WaitOptions,
): AsyncGenerator<CallResult> {
  const agent = await call.agentFor(signal);
  const { service, method, options } = currentCall(host);
  const rootUrl = agent ? undefined : call.rootUrl;
  yield* iteratePages(agent, service, method, { ...howToCall(host), ...options, signal, rootUrl });
}

/** The call as it stands on the page now as a curl line. */
export function curlOf(host: CallHost, { rootUrl }: CallController): string {
  const { service, method, options } = currentCall(host);
  return toCurl(service, method, { ...options, rootUrl, signed: host.auth !== 'none' });
}

/** A call that was made, for a person to read; no secret is in it. */
export interface CallText {
  readonly url: string;
  readonly curl: string;
}

/** `undefined` where the input fits no call. */
export function textOf({ detail, method }: FinalCall, rootUrl: string, signed: boolean): CallText | undefined {
  const { args, query, payload } = detail;
  try {
    const curl = toCurl(detail.service, detail.method, { args, query, payload, rootUrl, signed });
    return { curl, url: buildUrl(rootUrl, method, publicArgs(method, args), query) };
  } catch {
    return undefined;
  }
}

/** One of the artifacts that a call listed: its address, and the call that gets it. */
export function artifactOf(
  { detail, method }: FinalCall,
  rootUrl: string,
  name: string,
): { url: string; call: ApiRequestDetail } {
  const getter = method.name === 'listArtifacts' ? 'getArtifact' : 'getLatestArtifact';
  const args = [...argumentValues(method, detail.args ?? []), name];
  return { url: encodeUrl(rootUrl, findMethod('queue', getter), args), call: { service: 'queue', method: getter, args } };
}

/** A link to the call as it stands on the page now. */
export function linkOf(host: CallHost, call: CallController, how: LinkOptions): Promise<string> {
  const { service, method, options } = currentCall(host);
  return linkTo({ service, method, ...options }, call, how);
}

/** A link to any call, as the element's person; without credentials it needs no signature. */
export async function linkTo(
  { service, method, args, query, authorizedScopes }: ApiRequestDetail,
  call: CallController,
  { expires, signal = never }: LinkOptions = {},
): Promise<string> {
  const agent = await call.agentFor(signal);
  if (!agent) return buildUrl(call.rootUrl, findMethod(service, method), args, query);
  return signedUrl(agent, service, method, { args, query, authorizedScopes, expires, signal });
}

const client = () => load(import('../../api/index.js'));

/** Loads what looks where a link leads, and what tells that it leads nowhere, while the network is there. */
export const foresee = (): void => {
  for (const part of [client(), import('../../api/after-failure.js')]) part.catch(() => {});
};

/**
 * A link for a window to open, after a look at what it leads to: a refusal is told here, not as JSON in the window.
 *
 * @throws {TcError} what the call throws; `expired`
 */
export async function linkToOpen(host: CallHost, detail: ApiRequestDetail, call: CallController): Promise<string> {
  if (call.link.snapshot.status === 'expired') throw tcError('expired', say('linkAfterSession'));
  const agent = await call.agentFor(never);
  const { service, method, ...input } = detail;
  const { callApi } = await client();
  const options = { ...howToCall(host), ...input, rootUrl: agent ? undefined : call.rootUrl, retries: 0 };
  await callApi(agent, service, method, options).catch((error: TcError) => {
    // A redirect is as it should be. Browsers hide its status, and nothing else is without one and about the input.
    if (error.code !== 'input' || error.status) throw error;
  });
  return linkTo(detail, call);
}
