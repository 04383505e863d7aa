import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type Axe from 'axe-core';
import { browserName, Stage } from './helpers/stage.js';

// The demo's pages on a phone and on a desk, light and dark, signed out and in.
const stage = await Stage.set({ '/': 'demo/pages', '/dist': 'dist' });
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = ['/', '/task-group.html', '/third-party.html', '/secrets.html', '/explorer.html'];

for (const person of [undefined, 'alice']) {
  for (const path of pages) {
    test(`${path} is accessible and fits into 320 px, ${person ? 'signed in' : 'signed out'}`, async () => {
      const visit = await stage.visit(path);
      await visit.status('signed-out');
      if (person) await visit.signInAs(person);
      for (const theme of ['light', 'dark']) {
        // Firefox cannot be told.
        if (browserName === 'chromium') await visit.tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        for (const width of [1280, 320]) {
          await visit.tab.setViewport({ width, height: 800 });
          const fits = await visit.get('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
          assert.equal(fits, true, `${width} px`);
          await visit.tab.evaluate(axeSource);
          const faults = await visit.tab.evaluate(async () => {
            const { axe } = globalThis as unknown as { axe: typeof Axe };
            const { violations } = await axe.run(document);
            return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
          });
          assert.deepEqual(faults, [], `${theme}, ${width} px`);
        }
      }
    });
  }
}
