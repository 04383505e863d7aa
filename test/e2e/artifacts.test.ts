import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, page, Stage, thirdParty } from './helpers/stage.js';
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

test('a button of the page’s own opens it too', async () => {
  const call = `<tc-api-call service="queue" method="getLatestArtifact" args='["P273wqnjTBGSPY_Wv5fP5Q", "${notes}"]'
    auth="required"><button>Download the notes</button></tc-api-call>`;
  const visit = await stage.open(page(`${hosted(stage.deployment)}${call}`));
  await visit.signInAs('alice');
  await visit.status('done', 'tc-api-call');
  await until('the sign-in window is gone', async () => (await openWindows(visit)).length === 0);
  assert.equal(await visit.offers('Open'), false);
  const opened = await visit.pressForPopup('Download the notes');
  await until('the artifact', async () => (await opened.evaluate(() => document.body.innerText)).includes('Not for everybody.'));
  assert.deepEqual(visit.exceptions, []);
});

test('somebody who may not read it is told so beside it, and no window stays', async () => {
  const visit = await listedFor('olga');
  await visit.press(notes);
  await visit.shows('tc-api-call', /You lack scopes/);
  await until('no window stays', async () => (await openWindows(visit)).length === 0);
  await visit.status('done', 'tc-api-call');
});

/** Takes the network away once what tells of that is there, and presses. */
async function pressOffline(visit: Visit, label: string): Promise<void> {
  const isThere = (name: string) => stage.loadedChunks().includes(name);
  await until('it knows how to tell', () => ['index', 'after-failure'].every(isThere));
  await visit.tab.waitForNetworkIdle({ idleTime: 200 });
  await visit.tab.setOfflineMode(true);
  await visit.press(label);
}

const unreachable = /could not be reached\. Check your connection and try again\./;

test('somebody who is offline is told so beside it, with what to do, and no window stays', async () => {
  const visit = await listedFor('alice');
  await pressOffline(visit, notes);
  await visit.shows('tc-api-call', unreachable);
  await until('no window stays', async () => (await openWindows(visit)).length === 0);
});

test('so is somebody who presses the link of a page that called nothing yet', async () => {
  const call = `<tc-api-call service="queue" method="getLatestArtifact" args='["P273wqnjTBGSPY_Wv5fP5Q", "${notes}"]'
    auth="required"></tc-api-call>`;
  const visit = await stage.open(page(thirdParty(stage.deployment, 'whitelisted-code') + call));
  await visit.signInAs('alice');
  await visit.status('done', 'tc-api-call');
  await until('the sign-in window is gone', async () => (await openWindows(visit)).length === 0);
  await pressOffline(visit, 'Open');
  await visit.shows('tc-api-call', unreachable);
  await until('no window stays', async () => (await openWindows(visit)).length === 0);
});
