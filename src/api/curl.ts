import { hasSecretPayload } from './answers/request-info.js';
import type { AddressOptions } from './call-options.js';
import { publicArgs } from './prepare-call.js';
import { buildUrl } from './reference/build-url.js';
import { checkInput } from './reference/check-input.js';
import { findMethod } from './reference/find-method.js';

export interface CurlOptions extends AddressOptions {
  rootUrl: string;
  payload?: unknown;
  /** Whether the call is signed; its header is a shell variable then. Default true. */
  signed?: boolean;
}

/**
 * The call as a curl line, for a person to read and to adapt in a POSIX shell.
 *
 * No secret stands in it: the signature is `$AUTHORIZATION`, a secret argument `***`, a secret payload a file's name.
 *
 * @throws {TcError} `input`, `configuration`, as `callApi`
 */
export function toCurl(service: string, method: string, options: CurlOptions): string {
  const found = findMethod(service, method);
  checkInput(found, options);
  const { verb } = found;
  const publicUrl = buildUrl(options.rootUrl, found, publicArgs(found, options.args), options.query);
  const words = ['curl', ...(verb === 'GET' ? [] : ['-X', verb]), quote(publicUrl)];
  if (options.signed ?? true) words.push('-H', '"Authorization: $AUTHORIZATION"');
  if (options.payload !== undefined) {
    words.push('-H', quote('Content-Type: application/json'));
    words.push('--data-binary', hasSecretPayload(found) ? '@payload.json' : quote(JSON.stringify(options.payload)));
  }
  return words.join(' ');
}

const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
