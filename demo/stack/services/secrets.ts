import type { World } from '../world.js';
import { ApiError } from './api-error.js';
import { pagePatterns, paginate } from './pagination.js';
import type { Service } from './service-router.js';

interface Secret { secret: object; expires: string }

const dayMs = 24 * 60 * 60_000;

/**
 * The secrets service: small values by name.
 *
 * @see https://docs.taskcluster.net/docs/reference/core/secrets/api
 */
export function secretsService(world: World): Service {
  const startedAt = world.clock.now();
  const secrets = new Map<string, Secret>();

  const reset = () => {
    const expires = new Date(world.clock.now() + 365 * dayMs).toJSON();
    secrets.clear();
    secrets.set('project/demo/greeting', { secret: { text: 'Hello from the local deployment' }, expires });
    secrets.set('project/release/signing', { secret: { key: 'only for those who release' }, expires });
  };
  reset();

  return {
    name: 'secrets',
    patterns: pagePatterns,
    wildcards: ['name'],
    secretPayloads: ['set'],
    reset,
    methods: {
      ping: () => ({ alive: true, uptime: (world.clock.now() - startedAt) / 1000 }),
      list: (call) => {
        const names = [...secrets.keys()].sort();
        const { rows, ...rest } = paginate(names, call.query('limit'), call.query('continuationToken'));
        return { secrets: rows, ...rest };
      },
      get: (call) => {
        const found = secrets.get(call.param('name'));
        // Expired ones are swept away; nothing tells them from those that never were.
        if (!found || Date.parse(found.expires) < world.clock.now()) {
          throw new ApiError('ResourceNotFound', 'Secret not found');
        }
        return found;
      },
      set: (call) => {
        const { secret, expires } = call.payload as Secret;
        secrets.set(call.param('name'), { secret, expires: new Date(expires).toJSON() });
        return {};
      },
      remove: (call) => {
        secrets.delete(call.param('name'));
        return {};
      },
    },
  };
}
