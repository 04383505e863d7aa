import assert from 'node:assert/strict';
import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bundlers } from './helpers/bundlers.js';
import { pack } from './helpers/packed.js';

const packed = pack();
after(() => packed.remove());

const tags = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];
const heavy = [/node_modules\/auth0-js\//, /dist\/api\/call\.js/];

for (const [name, bundle] of Object.entries(bundlers)) {
  test(`${name}: an application that registers keeps auth0-js and the API client for later`, async () => {
    const { code, first, later } = await bundle(packed.project, "import 'taskcluster-elements/define';");
    assert.ok(first.some((source) => source.includes('dist/define/tc-signin.js')), 'the registration is there');
    for (const tag of tags) assert.match(code, new RegExp(`["'\`]${tag}["'\`]`), tag);
    for (const part of heavy) {
      assert.deepEqual(first.filter((source) => part.test(source)), []);
      assert.ok(later.some((source) => part.test(source)), String(part));
    }
  });

  test(`${name}: the classes alone register nothing, and what is not used is left out`, async () => {
    for (const source of ["import 'taskcluster-elements';", "import { TcError } from 'taskcluster-elements';"]) {
      const { code } = await bundle(packed.project, `${source} console.log(1);`);
      assert.match(withoutWrapper(code), /^console\.log\(1\);?$/);
    }
    const { code } = await bundle(packed.project, "import { TcSignin } from 'taskcluster-elements'; console.log(TcSignin);");
    assert.ok(code.includes('adoptedStyleSheets'), 'the class is there');
    assert.doesNotMatch(code, /customElements\.define/);
  });
}

test('vite: a linked package, whose warnings it does not keep to itself, warns of nothing', async () => {
  const linked = join(packed.project, 'linked');
  renameSync(packed.folder, linked);
  symlinkSync(linked, packed.folder, 'dir');
  const { first } = await bundlers.vite!(
    packed.project,
    "import { callApi, toCurl } from 'taskcluster-elements/api'; console.log(callApi, toCurl);",
  );
  assert.ok(first.some((source) => source.includes('linked/dist/api/call.js')));
});

/** webpack puts an application into a function. */
function withoutWrapper(code: string): string {
  return code.trim().replace(/^\(\(\) ?=> ?\{"use strict";(.*)\}\)\(\);$/s, '$1');
}
