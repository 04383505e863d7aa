import { TcError } from './errors.js';

export type ProviderName = 'auth0' | 'taskcluster';

/** Everything that decides where secrets go. Empty text stands for "not used by this provider". */
export interface SessionConfiguration {
  /** Normalised, without a trailing slash. */
  readonly rootUrl: string;
  readonly provider: ProviderName;
  /** The OAuth client registered for the page; not a Taskcluster clientId. */
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
  /** Auth0 only: host of the tenant, or its address where that begins with `http`. */
  readonly domain: string;
  readonly audience: string;
  readonly connection: string;
  readonly oidcProvider: string;
  readonly credentialsUrl: string;
  /** Third-party login only. */
  readonly responseType: '' | 'code' | 'token';
  readonly lifetime: string;
}

const fields = [
  'rootUrl', 'provider', 'clientId', 'scope', 'redirectUri', 'domain', 'audience', 'connection', 'oidcProvider',
  'credentialsUrl', 'responseType', 'lifetime',
] as const satisfies readonly (keyof SessionConfiguration)[];

/**
 * The configuration as one text: a session belongs to exactly this. Not a hash: two configurations
 * can then never be taken for one another, and a callback page can read back what was configured.
 */
export function configurationKey(configuration: SessionConfiguration): string {
  return JSON.stringify(fields.map((field) => configuration[field]));
}

/** The configuration that a key was made of; `undefined` when it is no such key. */
export function readConfigurationKey(key: string): SessionConfiguration | undefined {
  try {
    const values: unknown = JSON.parse(key);
    if (!Array.isArray(values) || values.length !== fields.length) return undefined;
    if (!values.every((value) => typeof value === 'string')) return undefined;
    return Object.fromEntries(fields.map((field, i) => [field, values[i]])) as unknown as SessionConfiguration;
  } catch {
    return undefined;
  }
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether secrets may travel there: https, or http on this machine. */
export function isSafeOrigin(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname));
}

/**
 * A root URL without its trailing slash.
 *
 * @throws {TcError} `configuration`, with the sentence that says what to change
 * @see https://docs.taskcluster.net/docs/manual/design/conventions/urls
 */
export function normalizeRootUrl(text: string): string {
  const wrong = (hint: string) =>
    new TcError('configuration', 'Sign-in is not set up: the Taskcluster root URL is missing or unusable.', { hint });
  if (!text.trim()) {
    throw wrong('Set root-url="https://…" on the element, or <meta name="taskcluster-root-url"> in the head.');
  }
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    throw wrong('root-url must be a whole address, such as https://tc.example.com.');
  }
  if (!isSafeOrigin(url)) throw wrong('root-url must begin with https:// (http:// only for localhost, 127.0.0.1 and [::1]).');
  if (url.username || url.password || url.search || url.hash) {
    throw wrong('root-url must have no user, no query and no fragment.');
  }
  return url.href.replace(/\/+$/, '');
}
