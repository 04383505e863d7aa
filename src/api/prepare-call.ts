import type { CredentialAgent } from '../session/credential-agent.js';
import { TcError } from '../session/errors.js';
import { isSecretArgument } from './answers/request-info.js';
import type { AddressOptions } from './call-options.js';
import type { ApiMethod } from './reference/api-method.js';
import { buildUrl } from './reference/build-url.js';
import { normalRootUrl } from './reference/root-url.js';

/** Services take bodies up to 10 MB and answer a longer one with a web page. */
const longestBody = 10 * 1024 * 1024;

/** All of a call that is the same in every attempt. */
export interface PreparedCall {
  method: ApiMethod;
  rootUrl: string;
  host: string;
  url: string;
  /** The address that may be shown: without secret arguments. */
  publicUrl: string;
  verb: ApiMethod['verb'];
  isLink: boolean;
  /** The payload as JSON. */
  body: string | undefined;
}

/** @throws {TcError} `input`, `configuration` */
export function prepareCall(
  agent: CredentialAgent | null,
  method: ApiMethod,
  options: AddressOptions & { payload?: unknown },
): PreparedCall {
  const rootUrl = chooseRootUrl(agent, options.rootUrl);
  const { verb, isLink } = method;
  const url = buildUrl(rootUrl, method, options.args, options.query);
  const body = encodePayload(method, options.payload);
  const { host } = new URL(url);
  return { method, rootUrl, host, url, publicUrl: publicUrl(rootUrl, method, options), verb, isLink, body };
}

/** Credentials go to their own deployment only. */
export function chooseRootUrl(agent: CredentialAgent | null, rootUrl: string | undefined): string {
  const chosen = normalRootUrl(rootUrl ?? agent?.rootUrl);
  if (agent?.rootUrl && normalRootUrl(agent.rootUrl) !== chosen) {
    throw new TcError('configuration', `These credentials are for ${agent.rootUrl}, not for ${chosen}.`);
  }
  return chosen;
}

export function publicUrl(rootUrl: string, method: ApiMethod, { args = [], query }: AddressOptions): string {
  const named = method.args.map((name, index) => {
    const value = (Array.isArray(args) ? args[index] : (args as Record<string, string | number>)[name])!;
    return isSecretArgument(name) ? '…' : value;
  });
  return buildUrl(rootUrl, method, named, query).replaceAll(encodeURIComponent('…'), '…');
}

function encodePayload(method: ApiMethod, payload: unknown): string | undefined {
  const name = `${method.service}.${method.name}`;
  if (method.payload !== (payload !== undefined)) {
    throw new TcError('input', method.payload ? `${name} needs a payload.` : `${name} takes no payload.`);
  }
  if (!method.payload) return undefined;
  const body = toJson(name, payload);
  // Three bytes are the most that one UTF-16 unit takes.
  if (body.length * 3 > longestBody && new TextEncoder().encode(body).length > longestBody) {
    throw new TcError('input', `The payload for ${name} is too large: services take at most 10 MB.`);
  }
  return body;
}

function toJson(name: string, payload: unknown): string {
  try {
    const json = JSON.stringify(payload) as string | undefined;
    if (json !== undefined) return json;
  } catch {
    // A cycle or a BigInt: the same sentence as for a function.
  }
  throw new TcError('input', `The payload for ${name} cannot be written as JSON.`);
}
