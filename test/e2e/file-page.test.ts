import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { page, Stage, thirdParty } from './helpers/stage.js';

const stage = await Stage.set();
const { deployment } = stage;
const folder = await mkdtemp(join(tmpdir(), 'file-'));
after(() => rm(folder, { recursive: true }));

test('a page that was opened as a file says to serve it, and calls that need nobody work', async () => {
  const call = `<tc-api-call service="auth" method="ping" auth="none" root-url="${deployment.rootUrl}"></tc-api-call>`;
  const html = page(thirdParty(deployment, 'whitelisted-code') + call).replace('"/cdn/', `"${deployment.pageUrl}/cdn/`);
  const file = join(folder, 'dashboard.html');
  await writeFile(file, html);
  const visit = await stage.visit(pathToFileURL(file).href);
  await visit.status('error');
  await visit.shows('tc-signin', 'Serve this page over http or https to sign in.');
  assert.equal(await visit.get(`document.querySelector('tc-signin').error.code`), 'configuration');
  await visit.logs(/^warn.*Serve this page over http or https to sign in\. A sign-in comes back/);
  await visit.status('done', 'tc-api-call');
  await visit.shows('tc-api-call', 'alive');
  assert.deepEqual(visit.exceptions, []);
});
