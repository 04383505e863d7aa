import type { CredentialAgent } from '../session/credential-agent.js';
import type { CallArgs, CallInput } from './call-options.js';
import { load } from './load.js';
import type { ApiMethod } from './reference/api-method.js';
import { argumentValues, encodeUrl } from './reference/encode-url.js';
import { isPlainInput } from './reference/is-plain-input.js';
import { methodTable } from './reference/method-table.js';
import { agreedRootUrl } from './reference/root-url.js';

/** All of a call that is the same in every attempt. */
export interface PreparedCall {
  method: ApiMethod;
  rootUrl: string;
  url: string;
  /** The address that may be shown: without secret arguments. */
  publicUrl: string;
  /** The payload as JSON. */
  body: string | undefined;
}

/**
 * Found without waiting where it is certain to be right, as most calls are.
 *
 * @throws {TcError} (rejects) `input`, `configuration`
 */
export function prepareCall(
  agent: CredentialAgent | null,
  service: string,
  name: string,
  input: CallInput,
): PreparedCall | Promise<PreparedCall> {
  const rootUrl = agreedRootUrl(agent, input.rootUrl);
  const method = methodTable(service)?.get(name);
  const body = toJson(input.payload);
  if (rootUrl && method && isPlainInput(method, input, body)) return withAddress(rootUrl, method, input, body);
  return load(import('./reference/check-call.js')).then(({ checkCall }) =>
    withAddress(...checkCall(agent, service, name, input), input, body),
  );
}

function withAddress(rootUrl: string, method: ApiMethod, { args, query }: CallInput, body?: string): PreparedCall {
  const url = encodeUrl(rootUrl, method, args, query);
  const publicUrl = method.args.includes('token') ? encodeUrl(rootUrl, method, publicArgs(method, args), query) : url;
  return { method, rootUrl, url, publicUrl, body };
}

/** Arguments without secrets: a hook's trigger token stands in the path. */
export function publicArgs(method: ApiMethod, args: CallArgs = []): CallArgs {
  return argumentValues(method, args).map((value, index) => (method.args[index] === 'token' ? '***' : value));
}

/** Undefined also for what cannot be written as JSON; `checkInput` has the sentence for it. */
function toJson(payload: unknown): string | undefined {
  try {
    return JSON.stringify(payload) as string | undefined;
  } catch {
    return undefined;
  }
}
