import express, { type Router } from 'express';
import { Reply, type ApiCall } from './api-call.js';
import { ApiError } from './api-error.js';
import { pagePatterns, paginate } from './pagination.js';
import type { ApiMethod } from './service-router.js';
import type { Run, Task } from './task.js';
import type { Tasks } from './tasks.js';

/** What every run of a worker left behind. */
const files = [
  { name: 'public/logs/live_backing.log', contentType: 'text/plain; charset=utf-8', text: 'All is well.\n' },
  { name: 'public/build/report.json', contentType: 'application/json', text: '{"passed":12,"failed":0}\n' },
  { name: 'private/build/notes.txt', contentType: 'text/plain; charset=utf-8', text: 'Not for everybody.\n' },
];

/** Artifacts of the queue: lists, and redirects to where the bytes are. */
export function artifactMethods(tasks: Tasks): Record<string, ApiMethod> {
  const list = (call: ApiCall, { taskId, definition, runs }: Task, runId: number) => {
    const run = runs[runId];
    if (!run) {
      throw new ApiError('ResourceNotFound', 'Task with taskId: `{{taskId}}` has no run with runId: {{runId}}',
        { taskId, runId });
    }
    const { rows, ...rest } = paginate(
      hasArtifacts(run) ? files : [], call.query('limit'), call.query('continuationToken'));
    const { expires } = definition;
    const artifacts = rows.map(({ name, contentType }) => ({ storageType: 's3', name, expires, contentType }));
    return { artifacts, ...rest };
  };
  const redirect = (call: ApiCall, { taskId, runs }: Task, runId: number) => {
    const name = call.param('name');
    if (!hasArtifacts(runs[runId]) || !files.some((file) => file.name === name)) {
      throw new ApiError('ResourceNotFound', 'Artifact not found');
    }
    const url = `${call.rootUrl}/artifact-store/${taskId}/${runId}/${name}`;
    const headers = { location: url, 'x-taskcluster-artifact-storage-type': 's3' };
    return new Reply(303, { storageType: 's3', url }, headers);
  };
  const find = (call: ApiCall): Task => {
    const task = tasks.get(call.param('taskId'));
    if (!task) throw new ApiError('ResourceNotFound', 'Task not found');
    return task;
  };
  const latestRun = ({ runs }: Task): number => {
    if (runs.length === 0) throw new ApiError('ResourceNotFound', "Task doesn't have any runs");
    return runs.length - 1;
  };
  const get = async (call: ApiCall, runOf: (task: Task) => number) => {
    await call.authorize({ names: [call.param('name')] });
    const task = find(call);
    return redirect(call, task, runOf(task));
  };
  return {
    listArtifacts: (call) => list(call, find(call), Number(call.param('runId'))),
    listLatestArtifacts: (call) => list(call, find(call), latestRun(find(call))),
    getArtifact: (call) => get(call, () => Number(call.param('runId'))),
    getLatestArtifact: (call) => get(call, latestRun),
  };
}

/** Path and query parameters of these methods. */
export const artifactPatterns = { ...pagePatterns, runId: /^[1-9]*[0-9]+$/, name: /^[\x20-\x7e]+$/ };

/** Where the redirects lead: the bucket of a real deployment, which asks for no signature of Taskcluster's. */
export function artifactStore(): Router {
  const router = express.Router();
  router.get('/artifact-store/:taskId/:runId/*name', (request, response, next) => {
    const file = files.find(({ name }) => name === request.params.name.join('/'));
    if (!file) return next();
    response.set({ 'Access-Control-Allow-Origin': '*', 'Content-Type': file.contentType }).send(file.text);
  });
  return router;
}

function hasArtifacts(run: Run | undefined): boolean {
  return run?.state === 'completed' || run?.state === 'failed';
}
