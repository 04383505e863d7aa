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

/** In the order of a key. */
export const configurationFields = [
  'rootUrl', 'provider', 'clientId', 'scope', 'redirectUri', 'domain', 'audience', 'connection', 'oidcProvider',
  'credentialsUrl', 'responseType', 'lifetime',
] as const satisfies readonly (keyof SessionConfiguration)[];

/**
 * The configuration as one text: a session belongs to exactly this. Not a hash: two configurations
 * can then never be taken for one another, and a callback page can read back what was configured.
 */
export function configurationKey(configuration: SessionConfiguration): string {
  return JSON.stringify(configurationFields.map((field) => configuration[field]));
}

/** The configuration that a key was made of; `undefined` when it is no such key. */
export function readConfigurationKey(key: string): SessionConfiguration | undefined {
  try {
    const values: unknown = JSON.parse(key);
    if (!Array.isArray(values) || values.length !== configurationFields.length) return undefined;
    if (!values.every((value) => typeof value === 'string')) return undefined;
    return Object.fromEntries(configurationFields.map((field, i) => [field, values[i]])) as unknown as SessionConfiguration;
  } catch {
    return undefined;
  }
}
