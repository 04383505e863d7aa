import { test } from 'node:test';
import { browserName, hosted, page, Stage } from './helpers/stage.js';

const stage = await Stage.set();

const skip = browserName === 'firefox' && 'puppeteer-core cannot take Firefox offline';

const hook = `<tc-api-call service="hooks" method="triggerHook" args='["demo", "hello"]' auth="required" confirm="none">
  <form><input name="payload.name" value="world"><button>Trigger</button></form></tc-api-call>`;

test('offline, what writes says that it may have been done, though nothing had failed before', { skip }, async () => {
  const visit = await stage.open(page(`${hosted(stage.deployment)}${hook}`));
  await visit.signInAs('alice');
  await visit.press('Trigger');
  await visit.status('done', 'tc-api-call');
  await visit.tab.setOfflineMode(true);
  await visit.press('Trigger');
  await visit.shows('tc-api-call', /could not be reached.*It may have been done all the same: look before you try again\./s);
});
