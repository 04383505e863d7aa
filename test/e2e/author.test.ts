import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hosted, page, Stage, thirdParty } from './helpers/stage.js';

const stage = await Stage.set();
const { deployment } = stage;

test('a second page says whose session it does not share, and shares it with the same redirect-uri', async () => {
  const visit = await stage.open(page(hosted(deployment)));
  await visit.signInAs('alice');
  await stage.write('/app.html', page(hosted(deployment)));
  await visit.goto(`${deployment.pageUrl}/app.html`);
  await visit.status('signed-out');
  await visit.logs(new RegExp(`does not share the session of ${deployment.pageUrl}/: give both the same redirect-uri\\.`));
  await stage.write('/app.html', page(hosted(deployment, { 'redirect-uri': '/' })));
  await visit.tab.reload();
  await visit.status('signed-in');
  assert.deepEqual(visit.exceptions, []);
});

test('a client that nobody knows: the console says who asks, and to where', async () => {
  const unknown = thirdParty(deployment, 'whitelisted-code').replace('client-id="whitelisted-code"', 'client-id="typo"');
  const visit = await stage.open(page(unknown));
  await visit.status('signed-out');
  await visit.pressForPopup();
  const { host } = new URL(deployment.rootUrl);
  await visit.logs(new RegExp(`<tc-signin> asks ${host} as client typo to return to ${deployment.pageUrl}/: both must be`));
});

test('a column that no row has is told by the built elements, too', async () => {
  const visit = await stage.open(page(`<tc-api-call service="auth" method="ping" auth="none"
    root-url="${deployment.rootUrl}" columns="foo.bar"></tc-api-call>`));
  await visit.status('done', 'tc-api-call');
  await visit.logs(/columns: no row has foo\.bar: there are alive, uptime\./);
});

const root = deployment.rootUrl;
for (const [name, head, attribute] of [
  ['the element names', '', `root-url="${root}"`],
  ['the head names', `<meta name="taskcluster-root-url" content="${root}">`, ''],
] as const) {
  test(`a policy that forbids the deployment that ${name}: the console says what to add to it`, async () => {
    const call = `<tc-api-call service="auth" method="ping" auth="none" ${attribute}></tc-api-call>`;
    const headers = { 'Content-Security-Policy': "default-src 'self'; connect-src 'self'" };
    const visit = await stage.open(page(call, head), { headers });
    // Hints come late: the first try may be over before, none of the others is.
    await visit.logs(new RegExp(`The page's Content-Security-Policy stops ${root}: add it to connect-src\\.`));
  });
}
