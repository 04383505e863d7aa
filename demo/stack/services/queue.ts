import type { World } from '../world.js';
import type { ApiCall } from './api-call.js';
import { ApiError } from './api-error.js';
import { artifactMethods, artifactPatterns } from './artifacts.js';
import { authorizeTask, checkDates, defineTask, type TaskInput } from './define-task.js';
import { paginate } from './pagination.js';
import type { Service } from './service-router.js';
import { statusOf } from './task.js';
import { Tasks } from './tasks.js';

const slugid = /^[A-Za-z0-9_-]{8}[Q-T][A-Za-z0-9_-][CGKOSWaeimquy26-][A-Za-z0-9_-]{10}[AQgw]$/;

/**
 * The queue service.
 *
 * @see https://docs.taskcluster.net/docs/reference/platform/queue/api
 */
export function queueService(world: World): Service & { tasks: Tasks } {
  const startedAt = world.clock.now();
  const tasks = new Tasks(() => world.clock.now());

  const find = (call: ApiCall, otherwise: string) => {
    const taskId = call.param('taskId');
    const task = tasks.get(taskId);
    if (!task) throw new ApiError('ResourceNotFound', otherwise, { taskId });
    return task;
  };

  return {
    name: 'queue',
    tasks,
    patterns: { taskId: slugid, taskGroupId: slugid, ...artifactPatterns },
    wildcards: ['name'],
    reset: () => tasks.reset(),
    methods: {
      ping: () => ({ alive: true, uptime: (world.clock.now() - startedAt) / 1000 }),
      task: (call) => find(call, '`{{taskId}}` does not correspond to a task that exists.\n'
        + 'Are you sure this task has already been submitted?').definition,
      status: (call) => ({
        status: statusOf(find(call, '`{{taskId}}` does not correspond to a task that exists.\n'
          + 'Are you sure this task exists?')),
      }),
      createTask: async (call) => {
        const taskId = call.param('taskId');
        const definition = defineTask(taskId, call.payload as TaskInput);
        await authorizeTask(call, definition);
        checkDates(definition, world.clock.now());
        return { status: statusOf(tasks.create(taskId, definition)) };
      },
      cancelTask: async (call) => {
        const task = find(call, 'Task `{{taskId}}` not found. Are you sure it was created?');
        const { taskId, definition: { schedulerId, taskGroupId, projectId, deadline } } = task;
        await call.authorize({ taskId, schedulerId, taskGroupId, projectId });
        if (Date.parse(deadline) < world.clock.now()) {
          throw new ApiError('RequestConflict',
            "Task `{{taskId}}` can't be canceled past its deadline of {{deadline}}.", { taskId, deadline });
        }
        tasks.cancel(task);
        return { status: statusOf(task) };
      },
      listTaskGroup: (call) => {
        const taskGroupId = call.param('taskGroupId');
        const group = tasks.inGroup(taskGroupId);
        const [first] = group;
        if (!first) {
          throw new ApiError('ResourceNotFound', 'No task-group with taskGroupId: `{{taskGroupId}}`', { taskGroupId });
        }
        const { schedulerId, expires } = first.definition;
        const { rows, ...rest } = paginate(group, call.query('limit'), call.query('continuationToken'));
        const page = rows.map((task) => ({ status: statusOf(task), task: task.definition }));
        return { taskGroupId, schedulerId, expires, tasks: page, ...rest };
      },
      ...artifactMethods(tasks),
    },
  };
}
