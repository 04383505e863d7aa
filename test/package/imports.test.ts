import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { importNames, pack, runInProject } from './helpers/packed.js';

const packed = pack();
after(() => packed.remove());

for (const name of importNames(packed)) {
  test(`${name} imports in Node without a word`, () => {
    const { status, output } = runInProject(packed, `await import('${name}');`);
    assert.equal(output, '');
    assert.equal(status, 0);
  });
}

test('what registers is no part of what can be imported', () => {
  const { output } = runInProject(packed, `await import('taskcluster-elements/define/register').catch(({ code }) => console.log(code));`);
  assert.equal(output, 'ERR_PACKAGE_PATH_NOT_EXPORTED\n');
  assert.ok(packed.files.includes('dist/define/register.js'), 'it is there under this name');
});

test('the classes import without registering anything', () => {
  const { output } = runInProject(
    packed,
    `const names = [];
     globalThis.customElements = { define: (name) => names.push(name), get: () => undefined };
     await import('taskcluster-elements');
     console.log(names.length);`,
  );
  assert.equal(output, '0\n');
});

test('define registers every tag while it is imported', () => {
  const { output } = runInProject(
    packed,
    `import 'taskcluster-elements/define';
     console.log(['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'].filter((tag) => !customElements.get(tag)).length);`,
  );
  assert.equal(output, '0\n');
});

test('the elements carry the version of the package', () => {
  const { output } = runInProject(
    packed,
    `import { readFileSync } from 'node:fs';
     import { TcSignin } from 'taskcluster-elements/define';
     const { version } = JSON.parse(readFileSync('node_modules/taskcluster-elements/package.json', 'utf8'));
     console.log(version === TcSignin.version);`,
  );
  assert.equal(output, 'true\n');
});

for (const name of importNames(packed).filter((name) => name.includes('/define/'))) {
  const tag = name.slice(name.lastIndexOf('/') + 1);
  test(`${name} registers ${tag} alone and exports its class`, () => {
    const { output } = runInProject(
      packed,
      `const module = await import('${name}');
       const tags = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];
       console.log(tags.filter((tag) => customElements.get(tag)).join());
       console.log(Object.values(module).includes(customElements.get('${tag}')));`,
    );
    assert.equal(output, `${tag}\ntrue\n`);
  });
}
