import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { version } from '../../src/define/register.js';
import { launchBrowser } from '../helpers/browsers.js';
import { cdnPages } from './helpers/cdn-pages.js';
import { script, tags, visitPage, type Visit, type VisitOptions } from './helpers/cdn-visits.js';

const [pages, litPages] = await Promise.all([cdnPages(), cdnPages('node_modules/lit-html')]);
const browser: Browser = await launchBrowser();
after(async () => {
  await browser.close();
  await Promise.all([pages.close(), litPages.close()]);
});

const { cdn } = pages;
const moduleScript = `<script type="module" src="${cdn}/${script}"></script>`;
const visit = (head: string, options?: VisitOptions) => visitPage(browser, pages, head, options);
const isClean = ({ console, errors }: Visit) => assert.deepEqual([...console, ...errors], []);

test('one module script from another origin is all a page needs and all it loads', async () => {
  pages.asked.length = 0;
  // Not the author's own machine, where what looks for slips in the markup comes as well.
  const seen = await visit(moduleScript, { host: 'dashboard.localhost' });
  assert.deepEqual(seen.defined, tags);
  assert.ok(seen.hasButton);
  assert.deepEqual(pages.asked, [`/${script}`]);
  isClean(seen);
});

test('a call that waits for the sign-in loads what draws it, but neither a login nor what makes calls', async () => {
  pages.asked.length = 0;
  const call = '<tc-api-call service="secrets" method="get" auth="required"></tc-api-call>';
  isClean(await visit(moduleScript + call, { host: 'dashboard.localhost' }));
  const heavy = /^\/chunks\/(auth0|auth0-provider|taskcluster-provider|session-engine|call|call-runtime)-[\w-]{8}\.js$/;
  const files = readdirSync('cdn/chunks').map((file) => `/chunks/${file}`);
  assert.ok(files.filter((file) => heavy.test(file)).length > 5, 'they go by these names');
  assert.deepEqual(pages.asked.filter((path) => heavy.test(path)), []);
  assert.ok(pages.asked.some((path) => path.startsWith('/chunks/call-body')));
});

test("on the author's own machine, hints come beside it and nothing else", async () => {
  pages.asked.length = 0;
  isClean(await visit(moduleScript, { host: 'localhost' }));
  const isHint = (path: string) => /^\/chunks\/((signin-)?hints|near-matches)-/.test(path);
  assert.deepEqual(pages.asked.filter((path) => !isHint(path)), [`/${script}`]);
  assert.ok(pages.asked.some(isHint));
});

test('elsewhere, hints come where an element says debug, and there alone', async () => {
  const slip = (name: string, more = '') => `<tc-show id="${name}" whn="signed-in" ${more}></tc-show>`;
  const { console } = await visit(moduleScript + slip('quiet') + slip('told', 'debug'), { host: 'dashboard.localhost' });
  assert.equal(console.length, 1, console.join('\n'));
  assert.match(console[0]!, /^warn: <tc-show id="told"> knows no attribute whn: write when\./);
});

test('so is one classic script, of some hundred bytes', async () => {
  assert.ok(readFileSync('cdn/loader.js').length < 120);
  const seen = await visit(`<script src="${cdn}/loader.js"></script>`);
  assert.deepEqual(seen.defined, tags);
  isClean(seen);
});

test("the page's scripts replace words of the elements that it shows, and know their errors", async () => {
  pages.asked.length = 0;
  const imported = `import { AgentLink, TcError, setWords } from '${cdn}/for-scripts.js';`;
  const own = `${imported} setWords({ signin: { signIn: 'Log in' } });
    const isOurs = new TcError('input', 'No.') instanceof Error && typeof AgentLink.prototype.signIn === 'function';
    document.documentElement.dataset.isOurs = isOurs;`;
  const seen = await visit(`${moduleScript}<script type="module">${own}</script>`, {
    host: 'dashboard.localhost',
    act: (page) => page.waitForFunction(() => document.querySelector('tc-signin')?.shadowRoot?.textContent?.includes('Log in')
      && document.documentElement.dataset.isOurs === 'true'),
  });
  assert.deepEqual(seen.defined, tags);
  assert.deepEqual(pages.asked.sort(), ['/for-scripts.js', `/${script}`]);
  isClean(seen);
});

test('one script per tag defines that tag alone', async () => {
  const seen = await visit(`<script type="module" src="${cdn}/define/tc-signin.js"></script>`);
  assert.deepEqual(seen.defined, ['tc-signin']);
  isClean(seen);
});

/** The first one is there and works; one line of the console says which and which. */
function firstWins(seen: Visit, first: string, second: string): void {
  assert.deepEqual(seen.defined, tags);
  assert.ok(seen.hasButton);
  assert.equal(seen.version, first);
  assert.deepEqual(seen.errors, []);
  assert.equal(seen.console.length, 1, seen.console.join('\n'));
  const line = /^warn: taskcluster-elements (\S+) is not used: <tc-[a-z-]+> is version (\S+) already/;
  assert.deepEqual(line.exec(seen.console[0]!)?.slice(1), [second, first]);
}

test('a second copy on the page changes nothing and says so once', async () => {
  const copy = moduleScript.replace(script, `${script}?copy`);
  firstWins(await visit(moduleScript + copy), version, version);
});

test('of two versions on the page, of whatever entries, the first stays and one line names both', async () => {
  const folder = otherVersion('9.8.7');
  const next = await cdnPages(folder);
  const scripts = (origin: string, files: string[]) =>
    files.map((file) => `<script type="module" src="${origin}/${file}"></script>`).join('');
  try {
    firstWins(await visit(moduleScript + scripts(next.cdn, [script])), version, '9.8.7');
    firstWins(await visit(scripts(next.cdn, [script]) + moduleScript), '9.8.7', version);
    const each = [script, ...tags.map((tag) => `define/${tag}.js`)];
    firstWins(await visit(moduleScript + scripts(next.cdn, each)), version, '9.8.7');
  } finally {
    await next.close();
    rmSync(folder, { recursive: true });
  }
});

/** A copy of `cdn/` that says it is another version. */
function otherVersion(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'another-version-'));
  cpSync('cdn', folder, { recursive: true });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const changed = files.filter((file) => {
    const path = join(folder, file);
    const code = readFileSync(path, 'utf8');
    writeFileSync(path, code.replaceAll(`"${version}"`, `"${name}"`));
    return code.includes(`"${version}"`);
  });
  assert.ok(changed.includes(script), 'the scripts say their version');
  return folder;
}

/** A page of this policy may run scripts of these origins alone. */
const strict = (policy: string, ...origins: string[]): VisitOptions => ({
  headers: {
    'content-security-policy': [
      `default-src 'none'`,
      `script-src ${[cdn, ...origins].join(' ')}`,
      // Firefox asks for the page's icon.
      `img-src 'self'`,
      `require-trusted-types-for 'script'`,
      `trusted-types ${policy}`,
    ].join('; '),
  },
});

test('a page that allows scripts of the CDN alone, and Lit alone to make markup, works', async () => {
  const seen = await visit(moduleScript, strict('lit-html'));
  assert.deepEqual(seen.defined, tags);
  assert.ok(seen.hasButton);
  isClean(seen);
});

const moduleOf = (file: string) => `<script type="module" src="${cdn}/${file}"></script>`;
const ownLit = `<script type="module" src="${litPages.cdn}/lit-html.js"></script>`;

/** What a browser says, in the row of docs/hints.md that has the cure. */
const row = readFileSync('docs/hints.md', 'utf8').split('\n').find((line) => line.includes("'allow-duplicates'`"))!;
const documented = [...row.matchAll(/`([^`]+lit-html[^`]+)`/g)].map(([, message]) => message!).slice(0, 2);

for (const [what, head, first] of [
  ['a tag and all of them', ['define/tc-show.js', script].map(moduleOf).join(''), ['tc-show']],
  ['all of them and a second copy', moduleScript + moduleOf(`${script}?copy`), tags],
  ["the page's own Lit and ours", ownLit + moduleScript, []],
] as const) {
  test(`${what}, each with a Lit of its own: where Trusted Types are required, 'allow-duplicates' is needed`, async () => {
    const both = await visit(head, strict("lit-html 'allow-duplicates'", litPages.cdn));
    assert.ok(both.defined.includes('tc-whoami'));
    assert.ok(both.hasButton);
    assert.deepEqual(both.errors, []);
    const refused = await visit(head, strict('lit-html', litPages.cdn));
    assert.deepEqual(refused.defined, first);
    const told = refused.errors.join('\n');
    assert.ok(documented.some((message) => told.includes(message)), told);
  });
}

/** Runs in a page: what became of the menu, and of the session, once somebody came near. */
async function prepareSignin(): Promise<[menu: string, session: string]> {
  const signin = document.querySelector('tc-signin')!;
  let menu = '';
  signin.addEventListener('tc-error', ({ detail }) => (menu = detail.error.code), { once: true });
  signin.prepare();
  const session = await signin.renew().catch(({ code }: { code: string }) => code);
  while (!menu) {
    await new Promise(requestAnimationFrame);
    if (signin.shadowRoot!.querySelector('[part=announcement]')) menu = 'there';
  }
  return [menu, session!];
}

for (const [what, other] of [['a sign-in and another tag', 'define/tc-whoami.js'], ['a sign-in and all tags', script]] as const) {
  test(`${what}, each with a Lit of its own: without 'allow-duplicates' only the sign-in's menu is missing`, async () => {
    const head = ['define/tc-signin.js', other].map(moduleOf).join('');
    const came: string[][] = [];
    const act = async (page: Page) => came.push(await page.evaluate(prepareSignin));
    const seen = await visit(head, { ...strict('lit-html'), act });
    assert.ok(seen.defined.includes('tc-whoami'));
    // Firefox says as an error of the page what Chromium says in the console.
    assert.deepEqual(seen.errors.filter((error) => !error.includes('trusted-types lit-html')), []);
    const both = await visit(head, { ...strict("lit-html 'allow-duplicates'"), act });
    assert.deepEqual(both.errors, []);
    assert.deepEqual(came, [['network', 'interaction-required'], ['there', 'interaction-required']]);
  });
}

test('the tags that follow a sign-in have one Lit among them', async () => {
  const head = ['define/tc-whoami.js', 'define/tc-api-call.js', 'define/tc-show.js'].map(moduleOf).join('');
  const seen = await visit(head, strict('lit-html'));
  assert.deepEqual(seen.defined, tags.slice(1));
  isClean(seen);
});

test('a nonce on the one script is enough where the page trusts what that script loads', async () => {
  pages.asked.length = 0;
  const policy = `default-src 'none'; script-src 'nonce-of-this-page' 'strict-dynamic'; img-src 'self'`;
  const headers = { 'content-security-policy': policy };
  const withNonce = moduleScript.replace('<script', '<script nonce="of-this-page"');
  const seen = await visit(withNonce, { headers });
  assert.deepEqual(seen.defined, tags);
  assert.ok(pages.asked.some((path) => path.startsWith('/chunks/')), 'a lazy chunk came as well');
  isClean(seen);
  assert.deepEqual((await visit(moduleScript, { headers })).defined, []);
});
