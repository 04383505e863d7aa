import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isFresh, sources } from '../../scripts/release/built-from.js';
import { missingFiles, type Named } from '../../scripts/release/missing-files.js';

const clone = mkdtempSync(join(tmpdir(), 'clone-'));
after(() => rmSync(clone, { recursive: true }));
for (const path of [...sources, 'README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md', '.npmrc']) {
  cpSync(path, join(clone, path), { recursive: true });
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Named;

/** What npm would publish of a folder. */
function packedOf(folder: string): string[] {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return (JSON.parse(output) as [{ files: { path: string }[] }])[0].files.map(({ path }) => path);
}

test('what is built can be released: it is of these sources, and whole', () => {
  assert.ok(isFresh());
  assert.deepEqual(missingFiles(manifest, packedOf('.')), []);
});

test('a clone where nothing was built is refused, and would have been an empty package', () => {
  assert.equal(isFresh(clone), false);
  const missing = missingFiles(manifest, packedOf(clone));
  for (const name of ['dist', 'cdn', 'dist/index.js', 'cdn/taskcluster-elements.js']) {
    assert.ok(missing.includes(name), `${name} is not among ${missing.join()}`);
  }
});

test('so is a build of other sources', () => {
  cpSync('.cache/built-from', join(clone, '.cache/built-from'));
  assert.ok(isFresh(clone), 'the copy is the same');
  appendFileSync(join(clone, 'src/elements/tc-signin.ts'), '\n');
  assert.equal(isFresh(clone), false);
});
