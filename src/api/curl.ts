import { hasSecretPayload, isSecretArgument } from './answers/request-info.js';
import type { AddressOptions } from './call-options.js';
import { prepareCall } from './prepare-call.js';
import { findMethod } from './reference/method-table.js';

export interface CurlOptions extends AddressOptions {
  rootUrl: string;
  payload?: unknown;
  /** Whether the call is signed; its header is a shell variable then. Default true. */
  signed?: boolean;
}

/**
 * The call as a curl line, for a person to read and to adapt in a POSIX shell.
 *
 * No secret stands in it: the signature is `$AUTHORIZATION`, a secret argument `…`, a secret payload a file's name.
 *
 * @throws {TcError} `input`, `configuration`, as `callApi`
 */
export function toCurl(service: string, method: string, options: CurlOptions): string {
  const found = findMethod(service, method);
  const { verb, publicUrl, body } = prepareCall(null, found, options);
  const words = ['curl', ...(verb === 'GET' ? [] : ['-X', verb]), quote(publicUrl)];
  if (options.signed ?? true) words.push('-H', '"Authorization: $AUTHORIZATION"');
  if (body !== undefined) {
    const isSecret = hasSecretPayload(found) || found.args.some(isSecretArgument);
    words.push('-H', quote('Content-Type: application/json'));
    words.push('--data-binary', isSecret ? '@payload.json' : quote(body));
  }
  return words.join(' ');
}

const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
