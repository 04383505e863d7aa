import { TcError } from '../../session/errors.js';

/**
 * A deployment's root URL without its trailing slashes.
 *
 * @throws {TcError} `configuration` when it is missing, no http(s) address, or has more than host and path
 */
export function normalRootUrl(rootUrl: string | undefined): string {
  const url = rootUrl && URL.canParse(rootUrl) ? new URL(rootUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TcError('configuration', 'The root URL must be a plain address such as https://tc.example.com.');
  }
  return url.href.replace(/\/+$/, '');
}
