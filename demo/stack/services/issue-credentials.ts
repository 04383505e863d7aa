import taskcluster, { type TaskclusterCredentials } from 'taskcluster-client';
import type { World } from '../world.js';
import { issuerClientId } from './clients.js';

/** What a person gets for signing in. */
export interface TemporaryGrant {
  /** The name on the credentials. */
  clientId: string;
  scopes: string[];
  start: Date;
  expiry: Date;
}

/**
 * Named temporary credentials, signed by the Login service's own client.
 *
 * @throws {Error} when the issuer was removed, or the span is longer than 31 days
 * @see https://docs.taskcluster.net/docs/manual/design/apis/hawk/temporary-credentials
 */
export function issueTemporaryCredentials(world: World, grant: TemporaryGrant): Required<TaskclusterCredentials> {
  const issuer = world.clients.get(issuerClientId);
  if (!issuer) throw new Error(`The client '${issuerClientId}' is gone; reset the deployment.`);
  const { clientId, accessToken } = issuer;
  const issued = taskcluster.createTemporaryCredentials({ ...grant, credentials: { clientId, accessToken } });
  world.certificates.issued((JSON.parse(issued.certificate) as { seed: string }).seed);
  return issued;
}
