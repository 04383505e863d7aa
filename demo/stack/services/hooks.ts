import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import taskcluster from 'taskcluster-client';
import type { World } from '../world.js';
import type { ApiCall } from './api-call.js';
import { ApiError } from './api-error.js';
import { defineTask } from './define-task.js';
import { fillTemplate, seedHooks, type Hook } from './seed-hooks.js';
import type { Service } from './service-router.js';
import type { Tasks } from './tasks.js';

const ajv = new Ajv({ allErrors: true });
formats.default(ajv);

/**
 * The hooks service: a trigger makes a task in the queue.
 *
 * Left out: the role `hook-id:…` that a real hook acts as; every hook here may make its task.
 *
 * @see https://docs.taskcluster.net/docs/reference/core/hooks/api
 */
export function hooksService(world: World, tasks: Tasks): Service {
  const startedAt = world.clock.now();
  const hooks = seedHooks();

  const find = (call: ApiCall): Hook => {
    const { hookGroupId, hookId } = call.params;
    const hook = hooks.find((each) => each.hookGroupId === hookGroupId && each.hookId === hookId);
    if (!hook) throw new ApiError('ResourceNotFound', 'No such hook');
    return hook;
  };

  return {
    name: 'hooks',
    patterns: { hookGroupId: /^[a-zA-Z0-9-_]{1,1000}$/, hookId: /^[a-zA-Z0-9-_/]{1,1000}$/ },
    methods: {
      ping: () => ({ alive: true, uptime: (world.clock.now() - startedAt) / 1000 }),
      listHookGroups: () => ({ groups: [...new Set(hooks.map(({ hookGroupId }) => hookGroupId))].sort() }),
      listHooks: (call) => {
        const group = hooks.filter(({ hookGroupId }) => hookGroupId === call.param('hookGroupId'));
        if (group.length === 0) throw new ApiError('ResourceNotFound', 'No such group');
        return { hooks: group };
      },
      hook: find,
      triggerHook: (call) => {
        const hook = find(call);
        const isGood = ajv.compile(hook.triggerSchema);
        if (!isGood(call.payload)) {
          throw new ApiError('InputError', '{{message}}', {
            message: ajv.errorsText(isGood.errors, { separator: '; ' }),
          });
        }
        const taskId = taskcluster.slugid();
        const now = new Date(world.clock.now());
        tasks.create(taskId, defineTask(taskId, {
          ...fillTemplate(hook.task, call.payload as Record<string, unknown>),
          created: now.toJSON(),
          deadline: taskcluster.fromNowJSON('1 day', now),
          expires: taskcluster.fromNowJSON('1 month', now),
        }));
        return { taskId, status: { taskId } };
      },
    },
  };
}
