import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, test } from 'node:test';
import { compile } from './helpers/compilers.js';
import { listed, planted } from './helpers/planted-errors.js';
import { copyInto, projectWith } from './helpers/project.js';

// In a place of their own: each brings a program named tsc.
const folder = 'test/types/versions';
if (!existsSync(`${folder}/node_modules`)) {
  const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', install, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

const packed = projectWith('@types/react', 'react');
after(() => packed.remove());

for (const version of ['5.4', '7.0']) {
  for (const fixture of ['dom', 'react'] as const) {
    test(`TypeScript ${version}, ${fixture}: the published types are right in every file`, () => {
      const program = `${folder}/node_modules/typescript-${version}/bin/tsc`;
      const copy = copyInto(packed, `test/types/fixtures/${fixture}`, `${fixture}-${version}`);
      assert.deepEqual(listed(compile(fixture, copy, program)), planted(copy));
    });
  }
}
