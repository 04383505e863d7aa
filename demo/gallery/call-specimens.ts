import type { TcApiCall } from '../../src/index.js';
import { alice } from './people.js';
import type { Specimen } from './specimen.js';

const taskGroup = `service="queue" method="listTaskGroup" args='{"taskGroupId":"fN1SbArXTPSVFNUvaOlinQ"}'`;

/** The deployment's name says what it answers: see `answers.ts`. */
const call = (name: string, host: string, markup: string, more: Partial<Specimen> = {}): Specimen => ({
  element: 'tc-api-call', name, markup, status: 'signed-in',
  person: { ...alice, rootUrl: `https://${host}.example.com` }, ...more,
});

const refresh = (element: HTMLElement): void => {
  const again = (): void => {
    if ((element as TcApiCall).status !== 'done') return;
    element.removeEventListener('tc-status', again);
    void (element as TcApiCall).refresh().catch(() => undefined);
  };
  element.addEventListener('tc-status', again);
};

/** What the browser tells when the network is gone; here nothing else asks it. */
const goOffline = (element: HTMLElement): void => {
  element.addEventListener('tc-status', () => {
    if ((element as TcApiCall).status !== 'done') return;
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
  });
};

const unfold = (element: HTMLElement): void => {
  element.addEventListener('tc-status', () => requestAnimationFrame(() => {
    const inspect = element.shadowRoot?.querySelector('details');
    if (inspect) inspect.open = true;
  }));
};

const columns = 'task.metadata.name as Task, status.state as State, status.taskId as Id, task.created as Created';
const oneTask = `args='{"taskId":"fN1SbArXTPSVFNUvaOlinQ"}'`;
const task = `<script type="application/json" slot="payload">{"workerType": "linux"}</script>`;

export const callSpecimens: readonly Specimen[] = [
  call('idle', 'done', `service="queue" method="createTask">${task}`),
  call('waiting', 'done', 'service="auth" method="currentScopes" auth="required"', { status: 'signed-out' }),
  call('loading', 'never', taskGroup),
  call('empty', 'empty', 'service="auth" method="currentScopes"'),
  call('done, value', 'done', 'service="queue" method="ping" select="alive"'),
  call('error, unknown name', 'done', 'service="queue" method="listTaskGrup"'),
  call('done, table', 'done', `${taskGroup} columns="${columns}"`, { isWide: true }),
  call('done, table, columns not named', 'done', taskGroup, { isWide: true }),
  call('refreshing', 'once', `${taskGroup} columns="${columns}"`, { isWide: true, then: refresh }),
  call('done, offline since', 'done', `${taskGroup} columns="${columns}" poll="1 minute"`, { isWide: true, then: goOffline }),
  call('done, artifacts', 'done', `service="queue" method="listLatestArtifacts" ${oneTask} columns="name, contentType, expires"`),
  call('done, one artifact', 'done', `service="queue" method="getLatestArtifact" args='["fN1SbArXTPSVFNUvaOlinQ","private/build/symbols.zip"]'`),
  call('done, list', 'done', 'service="auth" method="currentScopes"'),
  call('done, JSON', 'done', 'service="queue" method="ping" as="json"'),
  call('done, properties', 'done', `service="queue" method="status" ${oneTask} select="status" as="properties"`),
  call('done, tree', 'done', `${taskGroup} as="tree"`),
  call('forbidden', 'forbidden', taskGroup),
  call('forbidden, nobody signed in', 'forbidden', taskGroup, { status: 'signed-out' }),
  call('done, inspected', 'done', 'service="queue" method="ping" inspect', { then: unfold }),
  call('error, try again', 'broken', `${taskGroup} retries="0"`),
];
