import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, test } from 'node:test';
import { compile, type Framework } from './helpers/compilers.js';
import { foreign, listed, planted } from './helpers/planted-errors.js';
import { copyInto, projectWith } from './helpers/project.js';

// In a place of their own: each brings a program named tsc.
const folder = 'test/types/versions';
if (!existsSync(`${folder}/node_modules/vue-tsc`)) {
  const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', install, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

const packed = projectWith('@types/react', 'react', 'svelte', 'vue');
after(() => packed.remove());

const program = (path: string) => `${folder}/node_modules/${path}`;

interface Case {
  version: string;
  fixture: Framework;
  program: string;
  /** Packages whose own declarations want a later TypeScript. */
  foreign?: string[];
}

const cases: Case[] = [
  ...(['5.4', '7.0'] as const).flatMap((version) => (['dom', 'react', 'plain'] as const).map((fixture) => ({
    version, fixture, program: program(`typescript-${version}/bin/tsc`),
    ...(version === '5.4' && fixture === 'plain' && { foreign: ['svelte'] }),
  }))),
  // The first that vue-tsc works with; neither it nor svelte-check works with 7, which has no insides for them.
  { version: '5.5', fixture: 'vue', program: program('vue-tsc/bin/vue-tsc.js') },
  { version: '5.5', fixture: 'svelte', program: program('svelte-check/bin/svelte-check') },
];

for (const { version, fixture, program, foreign: expected = [] } of cases) {
  test(`TypeScript ${version}, ${fixture}: the published types are right in every file`, () => {
    const copy = copyInto(packed, `test/types/fixtures/${fixture}`, `${fixture}-${version}`);
    const complaints = compile(fixture, copy, program);
    assert.deepEqual(listed(complaints), planted(copy));
    assert.deepEqual(foreign(complaints), expected);
  });
}
