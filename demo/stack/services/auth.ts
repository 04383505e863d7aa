import type { World } from '../world.js';
import type { ApiCall } from './api-call.js';
import { ApiError } from './api-error.js';
import type { TcClient } from './clients.js';
import { expandScopes } from './expand-scopes.js';
import { pagePatterns, paginate } from './pagination.js';
import type { Service } from './service-router.js';

interface ClientInput { expires: string; description: string; scopes?: string[]; deleteOnExpiration: boolean }

/**
 * The auth service: clients and scopes.
 *
 * @see https://docs.taskcluster.net/docs/reference/platform/auth/api
 */
export function authService(world: World): Service {
  const startedAt = world.clock.now();
  const { clients } = world;

  const find = (call: ApiCall): TcClient => {
    const client = clients.get(call.param('clientId'));
    if (!client) throw new ApiError('ResourceNotFound', 'Client not found');
    return client;
  };
  const show = (client: TcClient) => ({
    clientId: client.clientId,
    description: client.description,
    expires: client.expires.toJSON(),
    created: client.created.toJSON(),
    lastModified: client.lastModified.toJSON(),
    lastDateUsed: client.lastDateUsed.toJSON(),
    lastRotated: client.lastRotated.toJSON(),
    deleteOnExpiration: client.deleteOnExpiration,
    scopes: client.scopes,
    expandedScopes: expandScopes(client.scopes, world.roles),
    disabled: client.disabled,
  });

  return {
    name: 'auth',
    patterns: { clientId: clientIdPattern, prefix: clientIdPattern, ...pagePatterns },
    methods: {
      ping: () => ({ alive: true, uptime: (world.clock.now() - startedAt) / 1000 }),
      currentScopes: async (call) => ({ scopes: (await call.caller()).scopes }),
      expandScopes: (call) => ({ scopes: expandScopes((call.payload as { scopes: string[] }).scopes, world.roles) }),
      listClients: (call) => {
        const matching = clients.list(call.query('prefix'));
        const { rows, ...rest } = paginate(matching, call.query('limit'), call.query('continuationToken'));
        return { clients: rows.map(show), ...rest };
      },
      client: (call) => show(find(call)),
      createClient: async (call) => {
        const clientId = call.param('clientId');
        const { expires, description, deleteOnExpiration, scopes = [] } = call.payload as ClientInput;
        refuseStatic(clientId);
        refuseDoubleStar(scopes);
        await call.authorize({ clientId, scopes });
        if (clients.get(clientId)) throw new ApiError('RequestConflict', 'Client already exists');
        const client = clients.create({
          clientId, description, deleteOnExpiration, scopes, expires: new Date(expires),
        });
        return { ...show(client), accessToken: client.accessToken };
      },
      resetAccessToken: (call) => {
        refuseStatic(call.param('clientId'));
        const client = clients.resetAccessToken(find(call).clientId);
        return { ...show(client), accessToken: client.accessToken };
      },
      disableClient: (call) => {
        refuseStatic(call.param('clientId'));
        return show(clients.disable(find(call).clientId));
      },
      enableClient: (call) => {
        refuseStatic(call.param('clientId'));
        return show(clients.enable(find(call).clientId));
      },
      deleteClient: (call) => {
        refuseStatic(call.param('clientId'));
        clients.remove(call.param('clientId'));
      },
    },
  };
}

const clientIdPattern = /^[A-Za-z0-9!@/:.+|_-]+$/;

function refuseStatic(clientId: string): void {
  if (!clientId.startsWith('static/')) return;
  throw new ApiError('InputError', 'clientId "{{clientId}}" starts with "static/" which is reserved for statically '
    + 'configured clients. Contact your administrator to change static clients.', { clientId });
}

function refuseDoubleStar(scopes: string[]): void {
  if (scopes.some((scope) => scope.endsWith('**'))) {
    throw new ApiError('InputError', 'scopes must not end with `**`');
  }
}
