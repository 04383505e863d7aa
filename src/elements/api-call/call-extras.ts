/** What scripts and the inspect view ask of a call besides running it; loaded then. */
import {
  buildUrl,
  type CallOptions,
  type CallResult,
  findMethod,
  iteratePages,
  signedUrl,
  toCurl,
} from '../../api/index.js';
import type { CredentialAgent } from '../../session/credential-agent.js';
import type { CallHost } from './call-host.js';
import { completeInput, readInput } from './call-input.js';
import type { RunContext } from './call-runtime.js';
import { readScopes } from './read-scopes.js';

/** The call as it stands on the page now, without asking listeners. */
function currentCall(host: CallHost): { service: string; method: string; options: CallOptions } {
  const { service, method } = host;
  findMethod(service, method);
  const input = completeInput(readInput(host, host), service, method);
  return { service, method, options: { ...input, authorizedScopes: readScopes(host.authorizedScopes) } };
}

/** The pages of the call as it stands on the page now. */
export function pagesOf(host: CallHost, { agent, rootUrl, signal }: RunContext): AsyncGenerator<CallResult> {
  const { service, method, options } = currentCall(host);
  return iteratePages(agent, service, method, { ...options, signal, rootUrl: agent ? undefined : rootUrl });
}

/** The call as it stands on the page now as a curl line. */
export function curlOf(host: CallHost, rootUrl: string, signed: boolean): string {
  const { service, method, options } = currentCall(host);
  return toCurl(service, method, { ...options, rootUrl, signed });
}

/** A link to the call as it stands on the page now; without credentials it needs no signature. */
export async function linkOf(host: CallHost, agent: CredentialAgent | null, rootUrl: string, expires?: Date): Promise<string> {
  const { service, method, options } = currentCall(host);
  if (!agent) return buildUrl(rootUrl, findMethod(service, method), options.args, options.query);
  return signedUrl(agent, service, method, { ...options, expires });
}
