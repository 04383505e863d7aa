/** The parts that we use of packages that come without types. */

declare module 'hawk' {
  interface HawkCredentials {
    id?: string;
    key: string;
    algorithm: string;
  }
  interface HawkRequest {
    method: string;
    url: string;
    host: string;
    port: number;
    authorization?: string;
  }
  interface HawkOptions {
    timestampSkewSec?: number;
    localtimeOffsetMsec?: number;
  }
  /** What a request said of itself, as checked. */
  interface HawkAttributes {
    id: string;
    hash?: string;
    ext?: string;
  }
  interface HeaderOptions {
    credentials: HawkCredentials;
    ext?: string;
    timestamp?: number;
    nonce?: string;
    payload?: string;
    hash?: string;
    contentType?: string;
    localtimeOffsetMsec?: number;
  }
  type FindCredentials<T extends HawkCredentials> = (id: string) => Promise<T>;
  const hawk: {
    server: {
      authenticate<T extends HawkCredentials>(
        request: HawkRequest, find: FindCredentials<T>, options: HawkOptions,
      ): Promise<{ credentials: T; artifacts: HawkAttributes }>;
    };
    uri: {
      authenticate<T extends HawkCredentials>(
        request: HawkRequest, find: FindCredentials<T>, options: HawkOptions,
      ): Promise<{ credentials: T; attributes: HawkAttributes }>;
    };
    client: {
      header(uri: string, method: string, options: HeaderOptions): { header: string };
      getBewit(uri: string, options: {
        credentials: HawkCredentials; ttlSec: number; ext?: string; localtimeOffsetMsec?: number;
      }): string;
    };
    crypto: { calculatePayloadHash(payload: string, algorithm: string, contentType?: string): string };
    utils: {
      parseHost(request: { headers: object }): { name: string; port: string | number } | null;
      parseAuthorizationHeader(header: string): HawkAttributes;
    };
  };
  export default hawk;
}

declare module 'taskcluster-lib-scopes' {
  type ScopeExpression = string | { AllOf: ScopeExpression[] } | { AnyOf: ScopeExpression[] };
  const scopes: {
    validScope(scope: unknown): scope is string;
    patternMatch(pattern: string, scope: string): boolean;
    scopeCompare(a: string, b: string): number;
    normalizeScopeSet(sorted: string[]): string[];
    satisfiesExpression(scopes: string[], expression: ScopeExpression): boolean;
    removeGivenScopes(scopes: string[], expression: ScopeExpression): ScopeExpression | null;
  };
  export type { ScopeExpression };
  export default scopes;
}

declare module 'taskcluster-client' {
  /** A scope that may name parameters, `queue:get-task:<taskId>`, or a rule over several. */
  type ScopeTemplate =
    | string
    | { AllOf: ScopeTemplate[] }
    | { AnyOf: ScopeTemplate[] }
    | { for: string; in: string; each: string };
  /** What is published of one method. */
  interface MethodReference {
    name: string;
    method: 'get' | 'put' | 'post' | 'delete';
    route: string;
    args: string[];
    query: string[];
    scopes?: ScopeTemplate;
    input?: string;
  }
  interface TaskclusterCredentials {
    clientId: string;
    accessToken: string;
    /** JSON; only temporary credentials have one. */
    certificate?: string;
  }
  interface ClientOptions {
    rootUrl: string;
    credentials?: TaskclusterCredentials | Record<string, never>;
    authorizedScopes?: string[];
    retries?: number;
  }
  /** The methods that tests call; the package makes all of them at run time from the published reference. */
  type ApiMethodName =
    | 'ping'
    | 'currentScopes' | 'expandScopes' | 'client' | 'listClients'
    | 'createClient' | 'resetAccessToken' | 'disableClient' | 'enableClient' | 'deleteClient'
    | 'task' | 'status' | 'createTask' | 'cancelTask' | 'listTaskGroup' | 'listLatestArtifacts'
    | 'listHookGroups' | 'listHooks' | 'hook' | 'triggerHook'
    | 'get' | 'set' | 'remove' | 'list';
  type ApiClient = Record<ApiMethodName, (...args: unknown[]) => Promise<Record<string, unknown>>>;
  interface ApiClientClass {
    new (options: ClientOptions): ApiClient & { buildSignedUrl(...args: unknown[]): string };
    readonly prototype: Record<string, { entryReference?: MethodReference }>;
  }
  const taskcluster: {
    createTemporaryCredentials(options: {
      credentials: TaskclusterCredentials;
      clientId?: string;
      start: Date;
      expiry: Date;
      scopes: string[];
    }): Required<TaskclusterCredentials>;
    slugid(): string;
    fromNowJSON(offset: string, reference?: Date): string;
    Auth: ApiClientClass;
    Queue: ApiClientClass;
    Hooks: ApiClientClass;
    Secrets: ApiClientClass;
  };
  export type { ApiClient, ApiClientClass, MethodReference, ScopeTemplate, TaskclusterCredentials };
  export default taskcluster;
}
