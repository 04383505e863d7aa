import { isSafeOrigin, readRootUrl, toUrl } from './addresses.js';
import { tcError } from './errors.js';
import { say } from './sentences/root-url.js';

/**
 * A root URL without its trailing slash.
 *
 * @throws {TcError} `configuration`, with the sentence that says what to change
 */
export function normalizeRootUrl(text: string): string {
  const rootUrl = readRootUrl(text);
  if (rootUrl) return rootUrl;
  throw tcError('configuration', say('rootUrlUnusable'), {
    hint: whatIsWrong(text.trim()),
  });
}

function whatIsWrong(text: string): string {
  if (!text) return 'Set root-url="https://…" on the element, or <meta name="taskcluster-root-url"> in the head.';
  const url = toUrl(text);
  if (!url) return 'root-url must be a whole address, such as https://tc.example.com.';
  return isSafeOrigin(url)
    ? 'root-url must have no user, no query and no fragment.'
    : 'root-url must begin with https:// (http:// only for localhost, 127.0.0.1 and [::1]).';
}
