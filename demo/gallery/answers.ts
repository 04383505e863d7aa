/** What the gallery's deployments answer: they are not there. The host's name says which kind it is. */

const taskIds = ['fN1SbArXTPSVFNUvaOlinQ', 'IWBIXd4CTtqqvrk4jGXI7w', 'Hq6uPz3WQ1KfvbV2c7lOkg'];
const states = ['completed', 'running', 'pending'];
const names = ['build-linux64/opt', 'test-linux64/opt-mochitest', 'sign-linux64/opt'];
const minuteMs = 60_000;

/** To the minute, so that pages that are drawn one after the other say the same. */
const minutesFromNow = (count: number): string =>
  new Date((Math.floor(Date.now() / minuteMs) + count) * minuteMs).toISOString();
const anHourAgo = (): string => minutesFromNow(-60);

const statusOf = (i: number): object => ({
  taskId: taskIds[i], taskGroupId: taskIds[0], state: states[i], provisionerId: 'proj-gallery', workerType: 'linux',
  retriesLeft: 5, runs: [{ runId: 0, state: states[i], started: anHourAgo() }],
});

const bodies: Record<string, () => object> = {
  'task-group': () => ({
    taskGroupId: taskIds[0],
    tasks: taskIds.map((_, i) => ({ status: statusOf(i), task: { metadata: { name: names[i] }, created: anHourAgo() } })),
  }),
  status: () => ({ status: statusOf(0) }),
  scopes: () => ({ scopes: ['auth:current-scopes', 'queue:create-task:highest:proj-gallery/linux', 'secrets:get:project/gallery/*'] }),
  artifacts: () => ({
    artifacts: ['public/logs/live.log', 'public/build/target.tar.gz', 'private/build/symbols.zip'].map((name) => ({
      storageType: 's3', name, expires: minutesFromNow(30 * 24 * 60), contentType: 'application/octet-stream',
    })),
  }),
  ping: () => ({ alive: true, uptime: 86_412.5 }),
};

const refusal = {
  code: 'InsufficientScopes',
  message: `Client ID github/1|alice/gallery does not have sufficient scopes and is missing the following scopes:

\`\`\`
{
  "AllOf": [
    "queue:list-task-group:fN1SbArXTPSVFNUvaOlinQ",
    "queue:get-artifact:private/*"
  ]
}
\`\`\`

This request requires the client to satisfy the following scope expression:

\`\`\`
"queue:list-task-group:fN1SbArXTPSVFNUvaOlinQ"
\`\`\`

---

* method:     listTaskGroup
* errorCode:  InsufficientScopes
* statusCode: 403
* time:       2026-01-01T12:00:00.000Z`,
  requestInfo: { method: 'listTaskGroup', params: {}, payload: {}, time: '2026-01-01T12:00:00.000Z' },
};

const json = (body: object, status = 200): Response => Response.json(body, { status });
const never = (): Promise<Response> => new Promise(() => undefined);

let asked = 0;

function answer({ hostname, pathname }: URL): Response | Promise<Response> {
  const kind = /task-group|artifacts|status|scopes|ping/.exec(pathname)?.[0] ?? 'ping';
  switch (hostname.split('.')[0]) {
    case 'never': return never();
    case 'once': return asked++ === 0 ? json(bodies[kind]!()) : never();
    case 'empty': return json({ scopes: [] });
    case 'forbidden': return json(refusal, 403);
    case 'broken': return json({ code: 'InternalServerError', message: 'Internal Server Error' }, 500);
    default: return json(bodies[kind]!());
  }
}

/** Answers what is asked of `*.example.com`; the rest goes on its way. */
export function answerExamples(): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    return url.hostname.endsWith('.example.com') ? answer(url) : fetch(input, init);
  };
}

/** `refreshing` begins anew. */
export function forgetAnswers(): void {
  asked = 0;
}
