import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import process from 'node:process';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { importsOf, reachableFrom } from '../../scripts/size/module-graph.js';
import { pack } from './helpers/packed.js';

const packed = pack();
after(() => packed.remove());

test('publint finds nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: packed.folder, strict: true, pack: false });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test('the types resolve for every way of importing ESM', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@arethetypeswrong/cli/dist/index.js', packed.tarball, '--profile', 'esm-only', '--no-emoji'],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout + stderr);
});

test('the package holds what it is for, and no source, test or demo', () => {
  const tops = new Set(packed.files.map((file) => file.split('/')[0]));
  const expected = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'cdn', 'custom-elements.json', 'dist', 'docs', 'package.json', 'types'];
  assert.deepEqual([...tops].sort(), expected);
});

test('no test, secret or setting of the project slips in with what is built', () => {
  const isOdd = (file: string) => /(^|\/)(test|\.[^/]+)$|\.(test|browser)\.|(^|\/)(src|demo|bench|scripts|node_modules)\//.test(file);
  assert.deepEqual(packed.files.filter((file) => isOdd(file) && !file.startsWith('dist/vendor/')), []);
});

test('the readme, the licence and the notices of inlined code say something', () => {
  const read = (file: string) => readFileSync(join(packed.folder, file), 'utf8');
  assert.match(read('README.md'), /taskcluster-elements/);
  assert.match(read('LICENSE'), /Mozilla Public License/);
  for (const folder of ['dist', 'cdn']) assert.match(read(`${folder}/THIRD-PARTY-NOTICES.txt`), /^taskcluster-client-web \d/m);
});

test('the pages are there that the console and other pages name', () => {
  assert.ok(packed.files.includes('docs/hints.md'));
  assert.deepEqual(packed.files.filter((file) => /^docs\/.*(\/|\.(?!md$)[^.]*$)/.test(file)), [], 'pages alone');
  const pages = packed.files.filter((file) => /^(docs\/)?[^/]+\.md$/.test(file));
  const links = pages.flatMap((page) =>
    [...readFileSync(join(packed.folder, page), 'utf8').matchAll(/\]\((?!https?:)([^)#]+\.md)/g)].map(([, to]) => [page, join(page, '..', to!)]));
  assert.ok(links.length > 10, `${links.length} links`);
  // Who changes the project has the project.
  const lost = links.filter(([, to]) => to !== 'CONTRIBUTING.md' && !packed.files.includes(to!));
  assert.deepEqual(lost, []);
});

test('what the CDN fields name imports nothing by a bare name, nor does what it loads', () => {
  for (const field of ['jsdelivr', 'unpkg'] as const) {
    const files = [...reachableFrom(join(packed.folder, packed.manifest[field]))];
    assert.ok(files.length > 10, 'its lazy chunks are among them');
    const bare = files.flatMap((file) => Object.values(importsOf(file)).flat() as string[]).filter((name) => !/^\.\.?\//.test(name));
    assert.deepEqual(bare, [], field);
  }
});

test('the digests of sri.json are those of the packed files', () => {
  const sums = JSON.parse(readFileSync(join(packed.folder, 'cdn/sri.json'), 'utf8')) as Record<string, string>;
  const digest = (file: string) =>
    `sha384-${createHash('sha384').update(readFileSync(join(packed.folder, 'cdn', file))).digest('base64')}`;
  const scripts = packed.files.filter((file) => /^cdn\/.*\.js$/.test(file)).map((file) => file.slice('cdn/'.length));
  assert.deepEqual(sums, Object.fromEntries(scripts.map((file) => [file, digest(file)])));
});

test('the files that the CDN fields name are there', () => {
  for (const field of ['jsdelivr', 'unpkg'] as const) {
    assert.ok(packed.files.includes(packed.manifest[field].slice(2)), `${field}: ${packed.manifest[field]}`);
  }
});
