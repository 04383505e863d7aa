import assert from 'node:assert/strict';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { startDeployment } from '../../demo/stack/deployment.js';
import { launchBrowser } from '../helpers/browsers.js';
import type { Bundled } from './helpers/bundled.js';
import { bundlers } from './helpers/bundlers.js';
import { pack } from './helpers/packed.js';

const packed = pack();
const site = join(packed.project, 'site');
const deployment = await startDeployment({ serve: { '/': site } });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await deployment.close();
  packed.remove();
});

const tags = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];
const heavy = [/node_modules\/auth0-js\//, /dist\/api\/call\.js/];

for (const [name, bundle] of Object.entries(bundlers)) {
  test(`${name}: an application that registers keeps auth0-js and the API client for later`, async () => {
    const { code, first, later } = await bundle(packed.project, "import 'taskcluster-elements/define';");
    assert.ok(first.some((source) => source.includes('dist/define/tc-signin.js')), 'the registration is there');
    for (const tag of tags) assert.match(code, new RegExp(`["'\`]${tag}["'\`]`), tag);
    for (const part of heavy) {
      assert.deepEqual(first.filter((source) => part.test(source)), []);
      assert.ok(later.some((source) => part.test(source)), String(part));
    }
  });

  test(`${name}: the classes alone register nothing, and what is not used is left out`, async () => {
    for (const source of ["import 'taskcluster-elements';", "import { TcError } from 'taskcluster-elements';"]) {
      const { code } = await bundle(packed.project, `${source} console.log(1);`);
      assert.match(withoutWrapper(code), /^console\.log\(1\);?$/);
    }
    const { code } = await bundle(packed.project, "import { TcSignin } from 'taskcluster-elements'; console.log(TcSignin);");
    assert.ok(code.includes('adoptedStyleSheets'), 'the class is there');
    assert.doesNotMatch(code, /customElements\.define/);
  });

  test(`${name}: the client's classes need nothing of Node, and call a deployment from a browser`, async () => {
    const source = `import { Queue, Secrets, fromNowJSON } from 'taskcluster-elements/client';
      globalThis.client = { Queue, Secrets, fromNowJSON };`;
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(`${deployment.pageUrl}/${publish(name, await bundle(packed.project, source))}`);
    assert.deepEqual(await page.evaluate(useClient(name)), {
      first: 'Decision task', written: { of: name }, refused: 'not-found', link: 200,
    });
    assert.deepEqual(wrong, []);
    await page.close();
  });
}

test('vite: a linked package, whose warnings it does not keep to itself, warns of nothing', async () => {
  const linked = join(packed.project, 'linked');
  renameSync(packed.folder, linked);
  symlinkSync(linked, packed.folder, 'dir');
  const { first } = await bundlers.vite!(
    packed.project,
    "import { callApi, toCurl } from 'taskcluster-elements/api'; console.log(callApi, toCurl);",
  );
  assert.ok(first.some((source) => source.includes('linked/dist/api/call.js')));
});

/** webpack puts an application into a function. */
function withoutWrapper(code: string): string {
  return code.trim().replace(/^\(\(\) ?=> ?\{"use strict";(.*)\}\)\(\);$/s, '$1');
}

/** A script, with credentials: a signed GET, a signed body, what is loaded when something fails, and a link. */
function useClient(name: string): string {
  const { clientId, accessToken } = deployment.world.clients.create({
    clientId: name, scopes: ['queue:list-task-group:*', 'secrets:*'], expires: new Date(Date.now() + 3_600_000),
  });
  return `(async () => {
    const { Queue, Secrets, fromNowJSON } = client;
    const [rootUrl, group, secret] = ['${deployment.rootUrl}', 'P273wqnjTBGSPY_Wv5fP5Q', 'of/a-bundler'];
    const credentials = ${JSON.stringify({ clientId, accessToken })};
    const credentialAgent = { getCredentials: async () => credentials };
    const [queue, secrets] = [Queue, Secrets].map((Class) => new Class({ rootUrl, credentialAgent }));
    await secrets.set(secret, { secret: { of: '${name}' }, expires: fromNowJSON('1 hour') });
    const link = new Queue({ rootUrl, credentials }).buildSignedUrlSync(queue.listTaskGroup, group);
    return {
      first: (await queue.listTaskGroup(group)).tasks[0].task.metadata.name,
      written: (await secrets.get(secret)).secret,
      refused: await queue.status('fN1SbArXTPSVFNUvaOlinQ').catch(({ code }) => code),
      link: (await fetch(link)).status,
    };
  })()`;
}

/** Puts an application where the page server finds it, and tells its page. */
function publish(name: string, { files, entry }: Bundled): string {
  const page = `${name}.html`;
  const html = `<!doctype html><title>${name}</title><link rel="icon" href="data:,"><script type="module" src="/${entry}"></script>`;
  for (const [path, text] of [...files, [page, html]] as const) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
  return page;
}
