import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import type { BrowserContext } from 'puppeteer-core';
import { loopbackServer } from '../../demo/stack/loopback-server.js';
import { launchBrowser } from '../helpers/browsers.js';
import { npmStart } from './helpers/npm-start.js';
import { browserName } from './helpers/stage.js';
import { until } from './helpers/until.js';
import { Visit } from './helpers/visit.js';

// A newcomer's page: at a port of its own, with nothing but the lines that `npm start` prints.
const demo = await npmStart();
const pages = await loopbackServer();
const browser = await launchBrowser(browserName, { protocolTimeout: 30_000 });
after(async () => {
  await browser.close();
  await pages.close();
  await demo.stop();
});

const [script] = demo.printed.match(/<script .*/)!;
const [thirdParty, hosted] = demo.printed.match(/<tc-signin .*/g)!;
let html = '';
pages.answer((request, response) => {
  const isPage = request.url!.startsWith('/dashboard.html');
  response.writeHead(isPage ? 200 : 404, { 'Content-Type': 'text/html' }).end(isPage ? html : '');
});

/** Runs in a browser profile of its own. */
async function visitPage(signin: string, host: string, use: (visit: Visit) => Promise<void>): Promise<void> {
  html = `<!doctype html><meta charset="utf-8"><title>Dashboard</title><link rel="icon" href="data:,">
${script}
${signin}
<tc-whoami></tc-whoami>
<tc-api-call service="queue" method="listTaskGroup" args='["P273wqnjTBGSPY_Wv5fP5Q"]' auth="required"></tc-api-call>
<tc-api-call id="scopes" service="auth" method="currentScopes" auth="required"></tc-api-call>`;
  await inContext(async (context) => {
    const visit = await Visit.begin(await context.newPage());
    await visit.goto(`http://${host}:${pages.port}/dashboard.html`);
    await use(visit);
    assert.deepEqual(visit.exceptions, []);
  });
}

async function inContext(use: (context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.createBrowserContext();
  try {
    await use(context);
  } finally {
    await context.close();
  }
}

for (const host of ['localhost', '127.0.0.1']) {
  for (const [name, signin] of [['third-party login', thirdParty!], ['hosted login', hosted!]] as const) {
    test(`a page at ${host} signs in by the printed line of the ${name} and calls the API`, async () => {
      await visitPage(signin, host, async (visit) => {
        await visit.signInAs('alice');
        await visit.shows('tc-whoami', /alice/i);
        await visit.status('done', 'tc-api-call');
        await visit.tab.reload();
        await visit.status('signed-in');
      });
    });

    test(`a page at ${host} signs in by leaving for the ${name}`, async () => {
      await visitPage(signin.replace(' ', ' mode="redirect" '), host, async (visit) => {
        await visit.signInByRedirectAs('alice');
        await visit.status('done', 'tc-api-call');
        assert.equal(visit.tab.url(), `http://${host}:${pages.port}/dashboard.html`);
      });
    });
  }
}

test('a page at localhost renews silently at the hosted login, and signs out there', async () => {
  await visitPage(hosted!, 'localhost', async (visit) => {
    await visit.signInAs('alice');
    await visit.get(`document.querySelector('tc-signin').renew()`);
    assert.deepEqual((await visit.told('tc-credentials')).map(({ reason }) => reason), ['signin', 'renew']);
    await visit.get(`void document.querySelector('tc-signin').signOut({ everywhere: true })`);
    await until('the page is back', () => visit.answers.at(-1) === visit.tab.url());
    await visit.status('signed-out');
    const window = await visit.pressForPopup();
    await until('the hosted login asks who it is', () => window.$('[value=alice]'));
  });
});

test('the third-party line gives scopes of the queue, of hooks and of secrets', async () => {
  await visitPage(thirdParty!, 'localhost', async (visit) => {
    await visit.signInAs('alice');
    for (const scope of ['queue:cancel-task:demo/*', 'hooks:trigger-hook:demo/*', 'secrets:get:project/demo/*']) {
      await visit.shows('#scopes', scope);
    }
  });
});

for (const path of [...readdirSync('demo/pages').filter((file) => file.endsWith('.html')), '', 'gallery/']) {
  test(`the demo's /${path} opens without an error or a warning, and nothing that it asks for is missing`, async () => {
    const [address] = /http:\/\/localhost:\d+\//.exec(demo.printed)!;
    await inContext(async (context) => {
      const visit = await Visit.begin(await context.newPage());
      const refused: string[] = [];
      visit.tab.on('response', (response) => response.status() >= 400 && refused.push(response.url()));
      await visit.tab.goto(address + path, { waitUntil: 'networkidle0' });
      assert.deepEqual(refused, []);
      // What elements say of their own troubles belongs to the gallery's specimens.
      const isTrouble = path === 'gallery/' ? /^(error|warn): (?!<tc-)/ : /^(error|warn)/;
      assert.deepEqual([...visit.exceptions, ...visit.console.filter((text) => isTrouble.test(text))], []);
    });
  });
}
