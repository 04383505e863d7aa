import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startDeployment } from '../../demo/stack/deployment.js';
import { deploymentForTests } from './tenant-visitor.js';
import { queryOf, Visitor } from './third-party-visitor.js';

const folder = await mkdtemp(join(tmpdir(), 'pages-'));
after(() => rm(folder, { recursive: true }));
await mkdir(join(folder, 'public', 'sub'), { recursive: true });
await mkdir(join(folder, 'modules'));
await writeFile(join(folder, 'secret.html'), 'outside');
await writeFile(join(folder, 'public', 'index.html'), '<p>__ROOT_URL__ __TENANT_DOMAIN__</p>');
await writeFile(join(folder, 'public', 'sub', 'index.html'), 'sub');
await writeFile(join(folder, 'public', '.hidden.html'), 'hidden');
for (const name of ['a.js', 'a.css', 'a.json', 'a.svg', 'a.js.map']) {
  await writeFile(join(folder, 'modules', name), '__ROOT_URL__');
}

const deployment = await deploymentForTests({
  serve: { '/': join(folder, 'public'), '/dist': join(folder, 'modules') },
  pageHeaders: (path): Record<string, string> => (path === '/' ? { 'X-Only-Here': 'yes' } : {}),
  redirectUris: ['/more.html', 'http://localhost:1/elsewhere'],
});
const { pageUrl, rootUrl, tenantUrl, crossSite } = deployment;

/** The status of a path that `fetch` would tidy up first. */
async function statusOfRaw(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(pageUrl).port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    });
    socket.on('data', (data) => resolve(Number(String(data).split(' ')[1]))).on('error', reject);
  });
}

test('puts its own addresses into pages, and only into pages', async () => {
  const page = await fetch(`${pageUrl}/`);
  assert.equal(await page.text(), `<p>${rootUrl} ${tenantUrl}</p>`);
  assert.match(page.headers.get('content-type')!, /^text\/html/);
  assert.equal(await (await fetch(`${pageUrl}/dist/a.js`)).text(), '__ROOT_URL__');
  assert.equal(await (await fetch(`${pageUrl}/sub/`)).text(), 'sub');
});

test('serves each kind of file with its type, to other origins too', async () => {
  const types = {
    'a.js': /javascript/, 'a.css': /^text\/css/, 'a.json': /json/, 'a.svg': /^image\/svg/, 'a.js.map': /json/,
  };
  for (const [name, type] of Object.entries(types)) {
    const response = await fetch(`${pageUrl}/dist/${name}`);
    assert.match(response.headers.get('content-type')!, type, name);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  }
});

test('adds headers by path', async () => {
  assert.equal((await fetch(`${pageUrl}/`)).headers.get('x-only-here'), 'yes');
  assert.equal((await fetch(`${pageUrl}/sub/`)).headers.get('x-only-here'), null);
});

test('gives out nothing outside of the folders', async () => {
  const paths = [
    '/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/sub/../../secret.html', '/dist/../../secret.html',
    '/dist/..%2f..%2fsecret.html', '/.hidden.html', '/%00.html', '/%ff.html', '/nothing.js',
  ];
  for (const path of paths) {
    assert.ok([400, 403, 404].includes(await statusOfRaw(path)), path);
  }
});

test('answers on localhost and on 127.0.0.1', async () => {
  for (const url of [rootUrl, crossSite.rootUrl]) {
    assert.equal((await fetch(`${url}/api/auth/v1/ping`)).status, 200);
    assert.equal((await fetch(`${url}/api/nope/v1/ping`)).status, 404);
    assert.match((await fetch(`${url}/tasks`)).headers.get('content-type')!, /^text\/html/);
  }
});

test('lets sign-in return to what was registered, on both hosts', async () => {
  const status = async (redirect_uri: string) => (await fetch(`${tenantUrl}/authorize?${new URLSearchParams({
    client_id: deployment.clientId, response_type: 'id_token', scope: 'openid', nonce: 'n', redirect_uri,
  })}`, { redirect: 'manual' })).status;
  const elsewhere = 'http://localhost:1/elsewhere';
  const good = [`${pageUrl}/more.html`, `${crossSite.pageUrl}/more.html`, `${pageUrl}/`, elsewhere];
  for (const uri of good) assert.equal(await status(uri), 303, uri);
  for (const uri of [`${pageUrl}/other.html`, `${pageUrl}/?x=1`]) assert.equal(await status(uri), 400, uri);
});

test('lets third-party login return there too, and its token endpoint answer the page\'s origin', async () => {
  const signedIn = await fetch(`${rootUrl}/third-party/sign-in`, {
    method: 'POST', body: new URLSearchParams({ person: 'alice' }),
  });
  const Cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const status = async (redirect_uri: string) => {
    const query = { client_id: 'whitelisted-code', response_type: 'code', scope: 'any', redirect_uri };
    const url = `${rootUrl}/login/oauth/authorize?${new URLSearchParams(query)}`;
    return (await fetch(url, { redirect: 'manual', headers: { Cookie } })).status;
  };
  assert.equal(await status(`${crossSite.pageUrl}/more.html`), 302);
  assert.equal(await status(`${pageUrl}/other.html`), 500);
  const token = await fetch(`${rootUrl}/login/oauth/token`, { method: 'POST', headers: { Origin: pageUrl } });
  assert.equal(token.headers.get('access-control-allow-origin'), pageUrl);
});

test('third-party clients of one\'s own take the place of the others, and their page may read the answer', async () => {
  const page = 'http://localhost:5173/dashboard.html';
  const mine = {
    clientId: 'my-dashboard', scope: ['queue:list-task-group:*'], redirectUri: [page],
    responseType: 'code' as const, maxExpires: '15 days', whitelisted: true,
  };
  const own = await deploymentForTests({ thirdPartyClients: [mine] });
  const alice = await new Visitor(own.rootUrl).signIn();
  const asked = { client_id: 'my-dashboard', scope: 'queue:list-task-group:*', redirect_uri: page };
  assert.ok(queryOf(await alice.authorize(asked)).code);
  assert.equal((await alice.authorize({ redirect_uri: `${own.pageUrl}/` })).status, 500);
  const token = await fetch(`${own.rootUrl}/login/oauth/token`, { method: 'POST', headers: { Origin: 'http://localhost:5173' } });
  assert.equal(token.headers.get('access-control-allow-origin'), 'http://localhost:5173');
});

test('takes a free port where the wanted one is taken, and says so', async () => {
  const taken = Number(new URL(rootUrl).port);
  const second = await startDeployment({ ports: { root: taken } });
  assert.deepEqual(second.movedPorts, ['root']);
  assert.notEqual(second.rootUrl, rootUrl);
  await second.close();
});

test('closes at once, requests that hang included', async () => {
  const closing = await startDeployment();
  closing.controls.hang({ path: '/api/' });
  const hanging = assert.rejects(fetch(`${closing.rootUrl}/api/auth/v1/ping`), TypeError);
  await closing.world.log.waitFor(({ path }) => path.startsWith('/api/'));
  const before = performance.now();
  await closing.close();
  await hanging;
  assert.ok(performance.now() - before < 1_000);
});

test('keeps two deployments apart', async () => {
  const second = await startDeployment();
  second.controls.revokePerson('alice');
  second.controls.failNext({ path: '/api/', status: 500 });
  assert.equal(deployment.world.people.get('alice')!.active, true);
  assert.equal((await fetch(`${rootUrl}/api/auth/v1/ping`)).status, 200);
  await second.close();
});
