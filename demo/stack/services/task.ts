/** A task's definition, every default filled in. */
export interface TaskDefinition {
  provisionerId: string;
  workerType: string;
  taskQueueId: string;
  schedulerId: string;
  projectId: string;
  taskGroupId: string;
  dependencies: string[];
  requires: 'all-completed' | 'all-resolved';
  routes: string[];
  priority: string;
  retries: number;
  created: string;
  deadline: string;
  expires: string;
  scopes: string[];
  payload: object;
  metadata: { name: string; description: string; owner: string; source: string };
  tags: Record<string, string>;
  extra: object;
}

type RunState = 'pending' | 'running' | 'completed' | 'failed' | 'exception';
export type TaskState = 'unscheduled' | RunState;

export interface Run {
  runId: number;
  state: RunState;
  reasonCreated: 'scheduled' | 'retry' | 'exception';
  scheduled: string;
  reasonResolved?: string;
  workerGroup?: string;
  workerId?: string;
  takenUntil?: string;
  started?: string;
  resolved?: string;
}

/** One task of the queue. */
export interface Task {
  readonly taskId: string;
  readonly definition: TaskDefinition;
  runs: Run[];
}

/** The state of the latest run; without one the task waits for others. */
export function stateOf({ runs }: Task): TaskState {
  return runs.at(-1)?.state ?? 'unscheduled';
}

/** What the queue tells of a task's progress. */
export function statusOf(task: Task) {
  const { definition, runs, taskId } = task;
  const { provisionerId, workerType, taskQueueId, schedulerId, projectId, taskGroupId } = definition;
  const { priority, deadline, expires, retries } = definition;
  const retriesLeft = retries - runs.filter(({ reasonCreated }) => reasonCreated === 'retry').length;
  return {
    taskId, provisionerId, workerType, taskQueueId, schedulerId, projectId, taskGroupId,
    priority, deadline, expires, retriesLeft, state: stateOf(task), runs,
  };
}
