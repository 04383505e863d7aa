import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { importsOf, loadedWith, reachableFrom } from '../../scripts/size/module-graph.js';

const awaited = ['session-engine', 'signin-view', 'whoami-view', 'call-body', 'call-runtime', 'draw-outcome', 'table-view'];

for (const entry of ['cdn/define/tc-signin.js', 'cdn/taskcluster-elements.js']) {
  const page = loadedWith(entry);
  for (const name of awaited.slice(0, entry.includes('tc-signin') ? 2 : undefined)) {
    test(`${entry}: whoever asks for ${name} asks for what it imports, too`, () => {
      let asked = 0;
      for (const file of reachableFrom(entry)) {
        const dynamic = importsOf(file).dynamic.map((path) => join(dirname(file), path));
        const target = dynamic.find((path) => path.includes(`/${name}-`));
        if (!target) continue;
        asked += 1;
        const there = loadedWith(file);
        const late = [...loadedWith(target)].filter((path) => ![...page, ...there, ...dynamic].includes(path));
        assert.deepEqual(late, [], `${file} lets a browser find these later`);
      }
      assert.ok(asked > 0, 'nobody asks for it');
    });
  }
}
