import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, hosted, page, Stage, thirdParty, threeTags } from './helpers/stage.js';
import { until } from './helpers/until.js';
import type { Visit } from './helpers/visit.js';

const stage = await Stage.set();
const { deployment, controls } = stage;
const { rootUrl, tenantUrl } = deployment;

const code = (visit: Visit, selector: string) => visit.get<string>(`document.querySelector('${selector}').error?.code`);
const windowsOf = async (visit: Visit) => (await visit.tab.browserContext().pages()).filter((tab) => tab !== visit.tab);

/** The button of who is signed in. */
const pressPerson = async ({ tab }: Visit) => (await tab.waitForSelector('tc-signin >>> [part~=button]'))!.click();

// Firefox does not fetch a module again that failed: there reloading helps, as the sentence says.
const keepsFailures = browserName !== 'chromium' && 'a module that failed is not fetched again';

test('a chunk that cannot be loaded: one sentence, and no window stays open', async () => {
  const visit = await stage.open(threeTags(hosted(deployment)));
  await visit.status('signed-out');
  controls.failNext({ path: '/cdn/chunks/session-engine', status: 503, times: 0 });
  await visit.press('Sign in');
  await visit.shows('tc-signin', /could not be loaded/);
  await visit.status('signed-out');
  await until('no window is left', async () => (await windowsOf(visit)).length === 0);
  assert.equal(await code(visit, 'tc-signin'), 'network');
  assert.deepEqual(visit.exceptions, []);
});

test('the menu of a sign-in cannot be loaded: one sentence, told once, and a way out', async () => {
  controls.failNext({ path: '/cdn/chunks/signin-view-', status: 503, times: 0 });
  const visit = await stage.open(page(hosted(deployment)));
  await visit.signInAs('alice');
  await pressPerson(visit);
  await visit.shows('tc-signin', /A part of this page cannot be loaded\. Reload it\..*Sign out/s);
  assert.deepEqual((await visit.told('tc-error')).map(({ code }) => code), ['network']);
  await visit.press('Sign out');
  await visit.status('signed-out');
  assert.doesNotMatch(await visit.text('tc-signin'), /cannot be loaded/, 'nobody needs a menu now');
  assert.deepEqual(visit.exceptions, []);
});

test('the menu that could not be loaded opens with the next press, once it can', { skip: keepsFailures }, async () => {
  controls.failNext({ path: '/cdn/chunks/signin-view-', status: 503, times: 0 });
  const visit = await stage.open(page(hosted(deployment)));
  await visit.signInAs('alice');
  await until('it is told', async () => (await visit.told('tc-error')).length > 0);
  await visit.get(`document.querySelector('tc-signin').shadowRoot.querySelector('button').focus()`);
  controls.clearFaults();
  // A pointer that comes near would have it loaded before it presses.
  await visit.tab.keyboard.press('Enter');
  const host = new URL(rootUrl).host;
  await until('the menu is open', async () => visit.get(`document.querySelector('tc-signin').shadowRoot
    .querySelector('#panel:popover-open [part=deployment]')?.textContent === ${JSON.stringify(host)}`));
  await until('its item has the focus', async () => visit.get(`document.querySelector('tc-signin').shadowRoot
    .activeElement?.matches('[part=menuitem]')`));
  assert.doesNotMatch(await visit.text('tc-signin'), /cannot be loaded/);
  await visit.press('Sign out');
  await visit.status('signed-out');
});

test('why a sign-in cannot work cannot be loaded: one sentence, unless the page has one', async () => {
  controls.failNext({ path: '/cdn/chunks/signin-view-', status: 503, times: 0 });
  const signin = `<tc-signin root-url="${rootUrl}" domain="${tenantUrl}"></tc-signin>`;
  const told = async (visit: Visit) => (await visit.told('tc-error')).map(({ code }) => code).sort();
  const visit = await stage.open(page(signin));
  await visit.shows('tc-signin', /A part of this page cannot be loaded/);
  assert.deepEqual(await told(visit), ['configuration', 'network']);
  const prevent = `addEventListener('tc-error', (event) => event.preventDefault())`;
  const other = await stage.open(page(signin), { before: prevent });
  await until('it is told', async () => (await told(other)).length === 2);
  await other.get('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  assert.doesNotMatch(await other.text('tc-signin'), /cannot be loaded/);
});

test('what shows a person cannot be loaded: one sentence, in a box of the same size', async () => {
  controls.failNext({ path: '/cdn/chunks/whoami-view-', status: 503, times: 0 });
  const visit = await stage.open(page(`${hosted(deployment)}<tc-whoami></tc-whoami>`));
  const size = () => visit.get<number[]>(`(({ width, height }) => [width, height])(document.querySelector('tc-whoami').getBoundingClientRect())`);
  await visit.status('anonymous', 'tc-whoami');
  const before = await size();
  await visit.signInAs('alice');
  await visit.shows('tc-whoami', 'A part of this page cannot be loaded. Reload it.');
  assert.equal(await code(visit, 'tc-whoami'), 'network');
  assert.deepEqual(await size(), before);
  assert.deepEqual(visit.exceptions, []);
});

for (const chunk of ['draw-outcome', '(error|properties)-view']) {
  test(`a chunk that draws cannot be loaded, ${chunk}: one sentence, and what reads can be tried again`, async () => {
    controls.failNext({ path: `cdn/chunks/${chunk}-`, status: 503, times: 0 });
    const visit = await stage.open(page(`${thirdParty(deployment, 'whitelisted-code')}
      <tc-api-call service="auth" method="ping"></tc-api-call>`));
    await visit.shows('tc-api-call', /A part of this page cannot be loaded\..*Try again/s);
    controls.clearFaults();
    const before = stage.countOf('/api/auth/v1/ping');
    await visit.press('Try again');
    await until('it was asked again', async () => stage.countOf('/api/auth/v1/ping') > before);
    if (!keepsFailures) await visit.shows('tc-api-call', 'uptime');
    assert.deepEqual(visit.exceptions, []);
  });
}

test('what was written is not written again because its answer cannot be drawn', async () => {
  controls.failNext({ path: 'cdn/chunks/(draw-outcome|error-view)-', status: 503, times: 0 });
  const visit = await stage.open(page(`${hosted(deployment)}<tc-api-call service="hooks" method="triggerHook"
    args='["demo", "hello"]' auth="required" confirm="none" payload='{"name":"world"}'></tc-api-call>`));
  await visit.signInAs('alice');
  await visit.press('Run triggerHook');
  await visit.shows('tc-api-call', /A part of this page cannot be loaded/);
  assert.equal(await visit.offers('Try again'), false);
  assert.equal(stage.countOf('/api/hooks/v1/hooks/demo/hello/trigger', 'POST'), 1);
});
