import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, page, Stage } from './helpers/stage.js';
import { until } from './helpers/until.js';
import type { Visit } from './helpers/visit.js';

const stage = await Stage.set();

const notes = 'private/build/notes.txt';
const list = `<tc-api-call service="queue" method="listLatestArtifacts" args='["P273wqnjTBGSPY_Wv5fP5Q"]'
  auth="required"></tc-api-call>`;

/** What this person's windows left open, by their addresses. */
const openWindows = async ({ tab }: Visit): Promise<string[]> =>
  (await tab.browserContext().pages()).filter((one) => one !== tab).map((one) => one.url());

async function listedFor(person: string): Promise<Visit> {
  const visit = await stage.open(page(`${hosted(stage.deployment)}${list}`));
  await visit.signInAs(person);
  await visit.status('done', 'tc-api-call');
  await visit.shows('tc-api-call', notes);
  await until('the sign-in window is gone', async () => (await openWindows(visit)).length === 0);
  return visit;
}

test('artifacts are listed, and a private one opens through a link that is signed at the click', async () => {
  const visit = await listedFor('alice');
  const opened = await visit.pressForPopup(notes);
  await until('the artifact', async () => (await opened.evaluate(() => document.body.innerText)).includes('Not for everybody.'));
  assert.ok(new URL(opened.url()).pathname.startsWith('/artifact-store/'), opened.url());
  assert.equal(await opened.evaluate('opener'), null);
  assert.doesNotMatch(opened.url(), /bewit/);
  assert.doesNotMatch(await visit.get<string>(`document.querySelector('tc-api-call').shadowRoot.innerHTML`), /bewit/);
  assert.deepEqual(visit.exceptions, []);
});

test('somebody who may not read it is told so beside it, and no window stays', async () => {
  const visit = await listedFor('olga');
  await visit.press(notes);
  await visit.shows('tc-api-call', /You lack scopes/);
  await until('no window stays', async () => (await openWindows(visit)).length === 0);
  await visit.status('done', 'tc-api-call');
});

test('somebody who is offline is told so beside it, and no window stays', async () => {
  const visit = await listedFor('alice');
  await visit.tab.setOfflineMode(true);
  await visit.press(notes);
  // What failed is looked into by code that may not be there yet either.
  await visit.shows('tc-api-call', /cannot be (reached|loaded)/);
  await until('no window stays', async () => (await openWindows(visit)).length === 0);
});
