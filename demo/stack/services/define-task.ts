import type { ApiCall } from './api-call.js';
import { ApiError } from './api-error.js';
import type { TaskDefinition } from './task.js';

/** What the schema lets through: defaults are filled in, the queue's own fields may be missing. */
export type TaskInput = Omit<TaskDefinition, 'provisionerId' | 'workerType' | 'taskQueueId' | 'taskGroupId' | 'expires'>
  & Partial<TaskDefinition>;

const priorities = ['highest', 'very-high', 'high', 'medium', 'low', 'very-low', 'lowest'];
const driftMs = 15 * 60_000;
const longestDeadlineMs = 5 * 24 * 60 * 60_000 + driftMs;

/**
 * Who may make this task: the scopes depend on nearly every field.
 *
 * @throws {ApiError} `AuthenticationFailed`, `InsufficientScopes`
 */
export async function authorizeTask(call: ApiCall, definition: TaskDefinition): Promise<void> {
  const { priority, routes, scopes, schedulerId, projectId, provisionerId, workerType } = definition;
  await call.authorize({
    priorities: priorities.slice(0, priorities.indexOf(priority) + 1),
    routes, scopes, schedulerId, projectId, provisionerId, workerType,
  });
}

/**
 * Fills in what the queue adds.
 *
 * @throws {ApiError} `InputError` when the task has no queue or two different ones
 */
export function defineTask(taskId: string, input: TaskInput): TaskDefinition {
  const { provisionerId, workerType, taskQueueId, deadline } = input;
  const named = provisionerId && workerType ? `${provisionerId}/${workerType}` : undefined;
  const queue = taskQueueId ?? named;
  if (!queue) {
    throw new ApiError('InputError',
      'at least a provisionerId and a workerType or a taskQueueId must be provided"');
  }
  if (named && named !== queue) {
    throw new ApiError('InputError', 'taskQueueId must match "provisionerId/workerType"');
  }
  const [provisioner = '', type = ''] = queue.split('/');
  return {
    ...input,
    provisionerId: provisioner,
    workerType: type,
    taskQueueId: queue,
    taskGroupId: input.taskGroupId ?? taskId,
    created: toJson(input.created),
    deadline: toJson(deadline),
    expires: toJson(input.expires ?? yearAfter(deadline)),
  };
}

/** @throws {ApiError} `InputError` when the dates do not make sense by the server's clock */
export function checkDates(definition: TaskDefinition, now: number): void {
  const created = Date.parse(definition.created);
  const deadline = Date.parse(definition.deadline);
  const expires = Date.parse(definition.expires);
  const refuse = (message: string) => {
    throw new ApiError('InputError', message);
  };
  if (created < now - driftMs) refuse('`created` cannot be in the past (max 15min drift)');
  if (created > now + driftMs) refuse('`created` cannot be in the future (max 15min drift)');
  // The sentence is the wrong way round on a real deployment, too.
  if (created > deadline) refuse('`deadline` cannot be later than `created`');
  if (deadline < now) refuse('`deadline` cannot be in the past');
  if (deadline - now > longestDeadlineMs) refuse('`deadline` cannot be more than 5 days into the future');
  if (deadline > expires) refuse('`expires` cannot be before `deadline`');
  if (definition.scopes.some((scope) => scope.endsWith('**'))) refuse('scopes must not end with `**`');
}

function toJson(date: string): string {
  return new Date(date).toJSON();
}

function yearAfter(deadline: string): string {
  const date = new Date(deadline);
  date.setFullYear(date.getFullYear() + 1);
  return date.toJSON();
}
