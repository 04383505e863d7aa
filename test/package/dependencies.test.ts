import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Lock {
  packages: Record<string, { version?: string; dependencies?: Record<string, string>; resolved?: string }>;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const { dependencies } = read<{ dependencies: Record<string, string> }>('package.json');
const { packages } = read<Lock>('package-lock.json');

test('who installs the package gets fixes of what it depends on, but no other major version', () => {
  assert.deepEqual(Object.keys(dependencies).sort(), ['@lit/reactive-element', 'auth0-js', 'lit']);
  for (const [name, range] of Object.entries(dependencies)) {
    const [, oldest] = /^\^([1-9]\d*\.\d+\.\d+)$/.exec(range) ?? [];
    // What is tested here is the oldest that is allowed.
    assert.equal(packages[`node_modules/${name}`]?.version, oldest, `${name} is ${range}`);
  }
});

test('the lock file says the same, and from where it was installed stays open', () => {
  assert.deepEqual(packages['']?.dependencies, dependencies);
  assert.deepEqual(Object.keys(packages).filter((name) => packages[name]!.resolved), []);
});
