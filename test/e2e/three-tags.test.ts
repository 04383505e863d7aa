import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, Stage, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';

const stage = await Stage.set();
const { deployment } = stage;

test('three tags sign a person in by popup, show the name and call the API', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.status('signed-out');
  await visit.signInAs('alice');
  await visit.shows('tc-whoami', 'Alice Ordinary');
  await visit.shows('tc-api-call', 'queue:create-task:lowest:demo/*');
  await visit.holdsNothingOf(await visit.secrets());
  assert.deepEqual(visit.exceptions, []);
});
