import { ApiError } from './api-error.js';
import { seedTasks } from './seed-tasks.js';
import { stateOf, type Task, type TaskDefinition } from './task.js';

/** All tasks of one deployment. Nothing works on them: one that is made stays pending. */
export class Tasks {
  readonly #now: () => number;
  readonly #tasks = new Map<string, Task>();

  /** @param now the servers' clock, milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
    this.reset();
  }

  get(taskId: string): Task | undefined {
    return this.#tasks.get(taskId);
  }

  /** In the order they were made. */
  inGroup(taskGroupId: string): Task[] {
    return [...this.#tasks.values()].filter(({ definition }) => definition.taskGroupId === taskGroupId);
  }

  /**
   * Makes a task. The same again changes nothing.
   *
   * @throws {ApiError} `RequestConflict` for another task of that id or another scheduler's group;
   *   `InputError` when it depends on tasks that do not exist
   */
  create(taskId: string, definition: TaskDefinition): Task {
    const { taskGroupId, schedulerId, dependencies } = definition;
    if (this.inGroup(taskGroupId).some((task) => task.definition.schedulerId !== schedulerId)) {
      throw new ApiError('RequestConflict', 'Task group `{{taskGroupId}}` contains tasks with a schedulerId other\n'
        + 'than `{{schedulerId}}`. All tasks in the same task-group must have\nthe same schedulerId.',
      { taskGroupId, schedulerId });
    }
    const existing = this.#tasks.get(taskId);
    if (existing) {
      if (JSON.stringify(existing.definition) === JSON.stringify(definition)) return existing;
      throw new ApiError('RequestConflict', 'taskId `{{taskId}}` already used by another task.\n'
        + 'This could be the result of faulty idempotency!', { taskId });
    }
    const missing = dependencies.filter((id) => id !== taskId && !this.#tasks.has(id));
    if (missing.length > 0) {
      throw new ApiError('InputError', '`task.dependencies` references non-existing tasks: \n'
        + missing.map((id) => ` * ${id}\n`).join('')
        + 'All taskIds in `task.dependencies` **must** exist\nbefore the task is created.\n');
    }
    const task: Task = { taskId, definition, runs: [] };
    this.#tasks.set(taskId, task);
    if (!this.#isBlocked(task)) {
      task.runs.push({ runId: 0, state: 'pending', reasonCreated: 'scheduled', scheduled: this.#time() });
    }
    return task;
  }

  /** Cancels a task that is not resolved yet. */
  cancel(task: Task): void {
    const [time, state] = [this.#time(), stateOf(task)];
    const ending = { state: 'exception', reasonResolved: 'canceled', resolved: time } as const;
    const last = task.runs.at(-1);
    if (!last) {
      task.runs = [{ runId: 0, reasonCreated: 'exception', scheduled: time, ...ending }];
    } else if (state === 'pending' || state === 'running') {
      task.runs = [...task.runs.slice(0, -1), { ...last, ...ending }];
    }
  }

  /** Back to the tasks of the first day, with fresh dates. */
  reset(): void {
    this.#tasks.clear();
    for (const task of seedTasks(this.#now())) this.#tasks.set(task.taskId, task);
  }

  #isBlocked({ definition, taskId }: Task): boolean {
    const isDone = (state: string) => (definition.requires === 'all-completed'
      ? state === 'completed' : ['completed', 'failed', 'exception'].includes(state));
    return definition.dependencies.some((id) => {
      const other = this.#tasks.get(id);
      return id === taskId || !other || !isDone(stateOf(other));
    });
  }

  #time(): string {
    return new Date(this.#now()).toJSON();
  }
}
