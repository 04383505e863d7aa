/** A Taskcluster deployment and a hosted login on this machine, for tests: `taskcluster-elements/testing/deployment`. */

/** A page that is registered for third-party login. */
export interface RegisteredClient {
  clientId: string;
  /** The set that the page must ask for, in any order. */
  scope: string[];
  /** Compared letter by letter. Pages of the first one's origin alone may read the answer. */
  redirectUri: string[];
  responseType: 'code' | 'token';
  /** The longest that credentials may live: `15 days`. */
  maxExpires: string;
  /** Skips the consent page. */
  whitelisted: boolean;
  /** Demands a proof key. */
  requirePkce?: boolean;
}

export interface DeploymentOptions {
  /** Ports to try first; free ones are taken where these are in use or left out. */
  ports?: { root?: number; tenant?: number; page?: number };
  /** Mount to folder, for the page's origin: `{ '/': 'public' }`. */
  serve?: Record<string, string>;
  /** Extra headers of the page's origin, by path. */
  pageHeaders?: (path: string) => Record<string, string>;
  /** More places to return to after sign-in; one that begins with `/` is on the page's origin. */
  redirectUris?: string[];
  /** Clients of the third-party login, in place of those that it has by itself; `redirectUris` adds nothing to them. */
  thirdPartyClients?: RegisteredClient[];
  /** Adds a client `own-page` to both logins, for pages at any address of this machine. */
  localPages?: boolean;
}

export interface Deployment {
  /** The Taskcluster root URL. `/__controls` below it makes the deployment fail, wait, revoke. */
  readonly rootUrl: string;
  /** The hosted login: what `domain` of a `<tc-signin>` is. */
  readonly tenantUrl: string;
  /** Where `serve` is served. */
  readonly pageUrl: string;
  /** The client id that pages sign in with at the hosted login. */
  readonly clientId: string;
  /** Ends everything at once, requests under way included. */
  close(): Promise<void>;
}

/**
 * Starts a deployment on loopback addresses.
 *
 * @throws {Error} when no port can be had, or packages are missing: the sentence says what to install
 */
export function startDeployment(options?: DeploymentOptions): Promise<Deployment>;
