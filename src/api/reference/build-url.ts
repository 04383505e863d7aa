import type { CallArgs, CallQuery } from '../call-options.js';
import type { ApiMethod } from './api-method.js';
import { checkArgs, checkQuery } from './check-input.js';
import { normalRootUrl } from './choose-root-url.js';
import { encodeUrl } from './encode-url.js';

/**
 * The address of a call, encoded as taskcluster-client-web does, without a signature.
 *
 * @throws {TcError} `input` for arguments or query parameters that the method does not take or lacks;
 * `configuration` for an unusable root URL
 */
export function buildUrl(rootUrl: string, method: ApiMethod, args: CallArgs = [], query: CallQuery = {}): string {
  checkArgs(method, args);
  checkQuery(method, query);
  return encodeUrl(normalRootUrl(rootUrl), method, args, query);
}
