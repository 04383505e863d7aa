import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { compile, type Framework } from './helpers/compilers.js';
import { copyInto, projectWith } from './helpers/project.js';

const packed = projectWith(
  '@sveltejs/vite-plugin-svelte', '@types/react', '@types/react-dom', '@vitejs/plugin-vue', 'react', 'react-dom', 'svelte', 'vite', 'vue',
);
after(() => packed.remove());

const frameworks: Framework[] = ['dom', 'react', 'vue', 'svelte'];

for (const framework of frameworks) {
  test(`${framework}: its compiler takes what is right and finds every planted error`, () => {
    const folder = copyInto(packed, `test/types/fixtures/${framework}`, framework);
    assert.deepEqual(listed(compile(framework, folder)), planted(folder));
  });
}

for (const framework of ['react', 'vue', 'svelte'] as const) {
  test(`${framework}: the demo's application has no error`, () => {
    const folder = copyInto(packed, `demo/frameworks/${framework}`, `${framework}-app`);
    assert.deepEqual(listed(compile(framework, folder)), []);
  });
}

/** A line each, with the reason left out: the wording is the compiler's affair. */
function listed(complaints: Map<string, string>): string[] {
  const lines = [...complaints.keys()].sort();
  // Told apart from planted ones at a glance when a test fails.
  return lines.map((line) => (line.startsWith('bad.') ? line : `${line} ${complaints.get(line)}`));
}

/** Lines that end in a comment with a cross are wrong on purpose; all others are right. */
function planted(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('bad.'))
    .flatMap((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      return lines.flatMap((line, index) => (line.includes('✗') ? [`${file}:${index + 1}`] : []));
    })
    .sort();
}
