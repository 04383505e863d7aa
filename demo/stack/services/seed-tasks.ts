import { createHash } from 'node:crypto';
import type { Run, Task, TaskState } from './task.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The group that a fresh deployment has, `P273wqnjTBGSPY_Wv5fP5Q`: 23 tasks in every state there is. */
export const demoTaskGroupId = slugFor('demo task group');

/** Names as real groups have them, and some that a careless page would break on. */
const tasks: [name: string, state: TaskState][] = [
  ['Decision task', 'completed'],
  ['build linux64/opt', 'completed'],
  ['build linux64/debug', 'completed'],
  ['build macosx64/opt', 'completed'],
  ['build win64/opt', 'failed'],
  ['build android-arm/opt', 'running'],
  ['lint', 'completed'],
  ['docs', 'completed'],
  ['test linux64/opt-unit-1', 'completed'],
  ['test linux64/opt-unit-2', 'completed'],
  ['test linux64/opt-unit-3', 'failed'],
  ['test linux64/debug-unit-1', 'completed'],
  ['test linux64/debug-unit-2', 'running'],
  ['test <b>markup</b> & "quotes" stay text', 'completed'],
  ['اختبار من اليمين إلى اليسار', 'failed'],
  [`test ${'a name that does not fit on any line, '.repeat(5)}really`, 'exception'],
  ['test macosx64/opt-unit-1', 'running'],
  ['test macosx64/opt-unit-2', 'pending'],
  ['test macosx64/opt-unit-3', 'pending'],
  ['test win64/opt-unit-1', 'exception'],
  ['test android-arm/opt-unit-1', 'pending'],
  ['sign', 'unscheduled'],
  ['publish', 'unscheduled'],
];

/** The group's tasks as if they were made 40 minutes ago. The first one is the decision task. */
export function seedTasks(now: number): Task[] {
  return tasks.map(([name, state], index) => {
    const created = now - 40 * minuteMs + index * 1000;
    const taskId = index === 0 ? demoTaskGroupId : slugFor(name);
    return {
      taskId,
      runs: runsFor(state, created),
      definition: {
        provisionerId: 'demo',
        workerType: 'small',
        taskQueueId: 'demo/small',
        schedulerId: 'demo',
        projectId: 'none',
        taskGroupId: demoTaskGroupId,
        dependencies: state === 'unscheduled' ? [slugFor('build android-arm/opt')] : [],
        requires: 'all-completed',
        routes: [],
        priority: 'lowest',
        retries: 5,
        created: new Date(created).toJSON(),
        deadline: new Date(created + dayMs).toJSON(),
        expires: new Date(created + 30 * dayMs).toJSON(),
        scopes: [],
        payload: { command: ['true'], maxRunTime: 600 },
        metadata: {
          name,
          description: 'A task that a fresh deployment has',
          owner: 'nobody@example.org',
          source: 'https://example.org/demo',
        },
        tags: { kind: name.split(' ', 1)[0] ?? '' },
        extra: {},
      },
    };
  });
}

function runsFor(state: TaskState, created: number): Run[] {
  if (state === 'unscheduled') return [];
  const at = (minutes: number) => new Date(created + minutes * minuteMs).toJSON();
  const scheduled: Run = { runId: 0, state: 'pending', reasonCreated: 'scheduled', scheduled: at(0) };
  if (state === 'pending') return [scheduled];
  const worker = { workerGroup: 'demo-1', workerId: 'i-0123', started: at(1), takenUntil: at(60) };
  if (state === 'running') return [{ ...scheduled, ...worker, state }];
  if (state !== 'exception') return [{ ...scheduled, ...worker, state, reasonResolved: state, resolved: at(9) }];
  const lost: Run = { ...scheduled, ...worker, state, reasonResolved: 'worker-shutdown', resolved: at(5) };
  return [lost, {
    ...scheduled, ...worker, state, runId: 1, reasonCreated: 'retry', scheduled: at(5), started: at(6),
    reasonResolved: 'resource-unavailable', resolved: at(9),
  }];
}

/** An id as the queue wants them (a version 4 UUID in base64url), the same for the same name. */
function slugFor(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUInt8(bytes.readUInt8(0) & 0x7f, 0); // never begins with a dash
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('base64url');
}
