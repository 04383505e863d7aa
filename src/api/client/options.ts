import type { CredentialAgent, Credentials } from '../../session/credential-agent.js';

/** Where a client's credentials come from; any agent that taskcluster-client-web takes will do. */
export type AnyAgent = Pick<CredentialAgent, 'getCredentials'> &
  Partial<Pick<CredentialAgent, 'rootUrl' | 'invalidate'>>;

/** Options of every client, as taskcluster-client-web has them. */
export interface ClientOptions {
  rootUrl: string;
  /** Asked for credentials before each call. */
  credentialAgent?: AnyAgent | null;
  /** Fixed credentials, where there is no agent. Default: anonymous calls. */
  credentials?: Credentials | null;
  /** Limits every call to these scopes. */
  authorizedScopes?: readonly string[] | null;
  /** Per attempt, milliseconds. Default 30,000. */
  timeout?: number;
  /** Attempts after the first. Default 5. */
  retries?: number;
  /** As in `CallOptions`. Default `auto`. */
  signature?: 'auto' | 'header';
  serviceName?: string;
  serviceVersion?: string;
}

/** One method in a service's reference. */
export interface Entry {
  type: string;
  name: string;
  method: string;
  route: string;
  args: readonly string[];
  query?: readonly string[];
  /** Whether it takes a payload; the name of its schema in a full reference. */
  input?: boolean | string;
}

/** A service's reference, as `Client.create` takes it. */
export interface Reference {
  serviceName: string;
  serviceVersion?: string;
  entries: readonly Entry[];
}

/** The agent of these options in the form that calls use; null for anonymous calls. */
export function agentOf({ rootUrl, credentialAgent, credentials }: ClientOptions): CredentialAgent | null {
  const source = credentialAgent ?? (credentials && { getCredentials: async () => credentials });
  if (!source) return null;
  const agent: AnyAgent = source;
  return Object.assign(new EventTarget(), {
    rootUrl: agent.rootUrl ?? rootUrl,
    user: undefined,
    expires: undefined,
    getCredentials: (options?: Parameters<AnyAgent['getCredentials']>[0]) => agent.getCredentials(options),
    invalidate: (refused: Credentials) => agent.invalidate?.(refused),
  });
}
