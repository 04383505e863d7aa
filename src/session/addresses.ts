/** Text as an address; `undefined` when it is none. */
export function toUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Whether secrets may travel there: https, or http on this machine. */
export function isSafeOrigin({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}

/**
 * A root URL without its trailing slash; `undefined` for anything else. `normalizeRootUrl` says what is wrong with it.
 *
 * @see https://docs.taskcluster.net/docs/manual/design/conventions/urls
 */
export function readRootUrl(text: string): string | undefined {
  const url = toUrl(text.trim());
  if (!url || !isSafeOrigin(url) || url.username || url.password || url.search || url.hash) return undefined;
  return url.href.replace(/\/+$/, '');
}
