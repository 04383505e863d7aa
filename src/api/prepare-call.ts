import type { CredentialAgent } from '../session/credential-agent.js';
import type { AddressOptions, CallArgs } from './call-options.js';
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

/** @throws {TcError} `input`, `configuration` */
export async function prepareCall(
  agent: CredentialAgent | null,
  service: string,
  name: string,
  options: AddressOptions & { payload?: unknown },
): Promise<PreparedCall> {
  const rootUrl =
    agreedRootUrl(agent, options.rootUrl) ??
    (await load(import('./reference/refuse-call.js'))).chooseRootUrl(agent, options.rootUrl);
  const method =
    methodTable(service)?.get(name) ??
    (await load(import('./reference/refuse-call.js'))).findMethod(service, name);
  const body = toJson(options.payload);
  if (!isPlainInput(method, options, body)) {
    (await load(import('./reference/refuse-call.js'))).checkInput(method, options);
  }
  const { args, query } = options;
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
