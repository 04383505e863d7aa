import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import process from 'node:process';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
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
  const expected = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'cdn', 'custom-elements.json', 'dist', 'package.json', 'types'];
  assert.deepEqual([...tops].sort(), expected);
});

test('the files that the CDN fields name are there', () => {
  for (const field of ['jsdelivr', 'unpkg'] as const) {
    assert.ok(packed.files.includes(packed.manifest[field].slice(2)), `${field}: ${packed.manifest[field]}`);
  }
});
