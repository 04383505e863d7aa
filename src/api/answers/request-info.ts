import type { RequestInfo } from '../../session/errors.js';
import type { ApiMethod } from '../reference/api-method.js';

/** Methods whose payload is a secret: a server echoes it in errors, ours leave it out. */
const secretPayloads = new Set([
  'auth.authenticateHawk',
  'secrets.set',
  'worker-manager.registerWorker',
  'worker-manager.reregisterWorker',
]);

export const hasSecretPayload = ({ service, name }: ApiMethod) => secretPayloads.has(`${service}.${name}`);

/** The server's own account of the request, without secrets; undefined where it gave none. */
export function requestInfoOf(body: Record<string, unknown>, method: ApiMethod): RequestInfo | undefined {
  const info = body.requestInfo as Partial<RequestInfo> | undefined;
  if (typeof info !== 'object' || info === null || typeof info.time !== 'string') return undefined;
  const params = Object.entries(info.params ?? {}).filter(([name]) => name !== 'token');
  return {
    method: String(info.method),
    params: Object.fromEntries(params.map(([name, value]) => [name, String(value)])),
    payload: hasSecretPayload(method) ? undefined : info.payload,
    time: info.time,
  };
}
