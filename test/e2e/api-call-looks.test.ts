import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { test } from 'node:test';
import { browserName, hosted, page, Stage } from './helpers/stage.js';
import { until } from './helpers/until.js';
import type { Visit } from './helpers/visit.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where to put pictures of what was looked at; none are taken where it is not set. */
const pictures = process.env.PICTURES;

const stage = await Stage.set();
const { deployment } = stage;

const looks: Record<string, { 'prefers-color-scheme': string; 'forced-colors': string }> = {
  light: { 'prefers-color-scheme': 'light', 'forced-colors': 'none' },
  dark: { 'prefers-color-scheme': 'dark', 'forced-colors': 'none' },
  forced: { 'prefers-color-scheme': 'dark', 'forced-colors': 'active' },
};
const style = `<style>:root { color-scheme: light dark } body { font: 16px/1.5 sans-serif; margin: 16px;
  background: light-dark(#fff, #16191d); color: light-dark(#1b1f24, #eceff3) }</style>`;

const call = (method: string, more = ''): string => {
  const [service, name] = method.split('.');
  return `<tc-api-call service="${service}" method="${name}" ${more}></tc-api-call>`;
};
const group = `args='["P273wqnjTBGSPY_Wv5fP5Q"]'`;
const views = ['table', 'list', 'properties', 'tree', 'json', 'text', 'value'];
const scopes = 'secrets:get:project/demo/*';

/** What a person finds who is signed in, each under a heading of its own. */
const signedIn: Record<string, string> = {
  ...Object.fromEntries(views.map((as) => [as, call('auth.currentScopes', `as="${as}"`)])),
  'table with columns and pages': call(
    'queue.listTaskGroup',
    `${group} query='{"limit":3}' inspect columns="task.metadata.name as Name, status.taskId, task.created"`),
  'properties, automatically': call('queue.task', group),
  empty: call('auth.listClients', `query='{"prefix":"nobody/"}'`),
  forbidden: call('secrets.get', `args='["project/other/x"]' inspect`),
  'input refused': call('secrets.set', `args='["project/demo/bad"]' payload='{"x":1}' confirm="none" id="refused"`),
  error: call('queue.tsk'),
  'failed, old result kept': call('auth.ping', 'retries="0" id="failing"'),
  refreshing: call('queue.listTaskGroup', `${group} id="refreshing"`),
  idle: call('queue.cancelTask', group),
  loading: call('hooks.ping', 'id="hanging"'),
  link: call('queue.getLatestArtifact', `args='["P273wqnjTBGSPY_Wv5fP5Q","public/logs/live.log"]'`),
  'shown and not': `<tc-show scopes="${scopes}">You may read.<b slot="fallback">You may not.</b></tc-show>
    <tc-show scopes="secrets:get:other">You may read.<b slot="fallback">You may not.</b></tc-show>`,
};

const signedOut: Record<string, string> = {
  waiting: call('auth.currentScopes', 'auth="required"'),
  'forbidden without credentials': call('secrets.get', `args='["project/demo/greeting"]'`),
  'open to all': call('auth.ping', 'auth="none"'),
  'shown and not': `<tc-show when="signed-out">Welcome.</tc-show><tc-show>Yes.<b slot="fallback">No.</b></tc-show>`,
};

const pageOf = (parts: Record<string, string>): string =>
  page(`<main><h1>Calls</h1>${hosted(deployment)}${Object.entries(parts)
    .map(([name, markup]) => `<h2>${name}</h2>${markup}`).join('')}</main>`, style);

/** Every call has come to rest, except the one that never does. */
const settled = (visit: Visit) =>
  until('the calls to come to rest', () => visit.get<boolean>(`[...document.querySelectorAll('tc-api-call')].every(
    (call) => call.id === 'hanging' ? call.status === 'loading'
      : ['idle', 'waiting', 'done', 'empty', 'forbidden', 'error'].includes(call.status) && call.status !== 'initializing')
    && [...document.querySelectorAll('tc-show')].every(({ status }) => status !== 'initializing')`), 15_000);

async function lookAt(visit: Visit, name: string): Promise<void> {
  const session = await visit.tab.createCDPSession();
  await visit.tab.evaluate(axe);
  for (const [look, features] of Object.entries(looks)) {
    await session.send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([feature, value]) => ({ name: feature, value })),
    });
    if (pictures) await visit.tab.screenshot({ path: `${pictures}/${name}-${look}.png`, fullPage: true });
    const { violations } = (await visit.tab.evaluate('axe.run(document)')) as {
      violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[];
    };
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary}`));
    assert.deepEqual(told, [], `${name}, ${look}`);
  }
  await session.detach();
}

const only = { skip: browserName === 'chromium' ? false : 'other browsers cannot be told to force colours' };

test('every status and view is accessible to somebody who is signed in, in light, dark and forced colours', only, async () => {
  const visit = await stage.open(pageOf({}));
  await visit.status('signed-out');
  await visit.signInAs('alice');
  stage.controls.hang({ path: '/api/hooks/v1/ping', times: 0 });
  await stage.write('/', pageOf(signedIn));
  await visit.tab.reload();
  await visit.status('signed-in');
  await settled(visit);
  stage.controls.failNext({ path: '/api/auth/v1/ping', status: 500 });
  await visit.get(`document.querySelector('#failing').refresh().catch(() => {})`);
  stage.controls.hang({ path: '/api/queue/v1/task-group/', times: 0 });
  await visit.get(`void document.querySelector('#refreshing').refresh().catch(() => {})`);
  await visit.status('refreshing', '#refreshing');
  await visit.get(`document.querySelector('#refused').run().catch(() => {})`);
  await visit.get(`(() => { for (const call of document.querySelectorAll('tc-api-call'))
    call.shadowRoot.querySelector('details')?.toggleAttribute('open', true) })()`);
  const statuses = await visit.get<string[]>(`[...document.querySelectorAll('tc-api-call')].map(({ status }) => status)`);
  for (const status of ['idle', 'loading', 'refreshing', 'done', 'empty', 'forbidden', 'error']) {
    assert.ok(statuses.includes(status), `${status} is among ${statuses.join()}`);
  }
  await lookAt(visit, 'signed-in');
  await visit.tab.setViewport({ width: 360, height: 700 });
  assert.equal(await visit.get(`document.documentElement.scrollWidth`), 360, 'nothing is wider than a phone');
  await lookAt(visit, 'phone');
  assert.deepEqual(visit.exceptions, []);
});

test('the question before a call is accessible, and says what would be done', only, async () => {
  const visit = await stage.open(pageOf({}));
  await visit.status('signed-out');
  await visit.signInAs('alice');
  await stage.write('/', pageOf({ idle: signedIn.idle! }));
  await visit.tab.reload();
  await settled(visit);
  await until('the button', () => visit.get<boolean>(`!!document.querySelector('tc-api-call').shadowRoot.querySelector('button')`));
  await visit.get(`document.querySelector('tc-api-call').shadowRoot.querySelector('button').click()`);
  await until('the question', () => visit.get<boolean>(`!!document.querySelector('tc-api-call').shadowRoot.querySelector('dialog[open]')`));
  await lookAt(visit, 'question');
});

test('every status is accessible to somebody who is not signed in', only, async () => {
  const visit = await stage.open(pageOf(signedOut));
  await visit.status('signed-out');
  await settled(visit);
  await until('one that waits, one that is refused, one that needs nobody', () => visit.get<boolean>(
    `[...document.querySelectorAll('tc-api-call')].map(({ status }) => status).join() === 'waiting,forbidden,done'`), 15_000);
  await lookAt(visit, 'signed-out');
});

test('a signed link really is on the clipboard, and nowhere else', only, async () => {
  const visit = await stage.open(pageOf({}));
  await visit.status('signed-out');
  await visit.signInAs('alice');
  await stage.write('/', pageOf({ secret: call('secrets.get', `args='["project/demo/greeting"]' inspect`) }));
  await visit.tab.reload();
  await visit.status('done', 'tc-api-call');
  await visit.tab.browserContext().overridePermissions(deployment.pageUrl, [
    'clipboard-read', 'clipboard-write', 'clipboard-sanitized-write',
  ]);
  await visit.tab.bringToFront();
  await visit.get(`(() => { const root = document.querySelector('tc-api-call').shadowRoot;
    root.querySelector('details').open = true; })()`);
  const button = await visit.tab.waitForSelector('tc-api-call >>> details button:last-of-type');
  await button!.click();
  await visit.shows('tc-api-call', 'Copied.');
  const link = await visit.get<string>('navigator.clipboard.readText()');
  assert.match(link, /bewit=/);
  assert.equal((await fetch(link)).status, 200);
  await visit.holdsNothingOf([new URL(link).searchParams.get('bewit')!]);
});
