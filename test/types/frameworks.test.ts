import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { compile, type Framework } from './helpers/compilers.js';
import { foreign, listed, planted } from './helpers/planted-errors.js';
import { copyInto, projectWith } from './helpers/project.js';

const packed = projectWith(
  '@sveltejs/vite-plugin-svelte', '@types/react', '@types/react-dom', '@vitejs/plugin-vue', 'react', 'react-dom', 'svelte', 'vite', 'vue',
);
after(() => packed.remove());

const frameworks: Framework[] = ['dom', 'react', 'vue', 'svelte', 'plain'];

for (const framework of frameworks) {
  test(`${framework}: its compiler takes what is right and finds every planted error`, () => {
    const folder = copyInto(packed, `test/types/fixtures/${framework}`, framework);
    const complaints = compile(framework, folder);
    assert.deepEqual(listed(complaints), planted(folder));
    assert.deepEqual(foreign(complaints), []);
  });
}

for (const framework of ['react', 'vue', 'svelte'] as const) {
  test(`${framework}: the demo's application has no error`, () => {
    const folder = copyInto(packed, `demo/frameworks/${framework}`, `${framework}-app`);
    assert.deepEqual([...compile(framework, folder)], []);
  });
}
