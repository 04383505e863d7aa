import type { CredentialAgent } from '../session/credential-agent.js';
import type { CallOptions, CallResult } from './call-options.js';

/**
 * Calls one method of a Taskcluster service.
 *
 * @param agent whose credentials sign the call; null calls without
 * @param service name as in the reference: `queue`
 * @param method name as in the reference: `listTaskGroup`
 * @throws {TcError} `input`, `configuration`, `cancelled`, `timeout`, `network`, `credentials-rejected`,
 * `clock`, `forbidden`, `not-found`, `conflict`, `rate-limited`, `server`, `invalid-response`, and what
 * the agent throws
 */
export declare function callApi<Data = unknown>(
  agent: CredentialAgent | null,
  service: string,
  method: string,
  options?: CallOptions,
): Promise<CallResult<Data>>;
