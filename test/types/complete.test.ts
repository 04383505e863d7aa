import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { compile } from './helpers/compilers.js';
import { copyInto, projectWith } from './helpers/project.js';

const packed = projectWith('@types/react', 'react');
after(() => packed.remove());

// The files for React, Vue and Svelte are made from the same list, so one of them stands for all.
test('the types for frameworks know every attribute, its property and every event of the manifest', () => {
  const folder = copyInto(packed, 'test/types/fixtures/react', 'complete');
  const names = namesInManifest();
  assert.ok(names.length > 60, `${names.length} names`);
  const lines = names.map(([tag, name], index) => `export type Name${index} = TcProps<'${tag}'>['${name}'];`);
  writeFileSync(join(folder, 'names.tsx'), ["import type { TcProps } from 'taskcluster-elements/react';", ...lines].join('\n'));
  const missing = [...compile('react', folder)].filter(([line]) => line.startsWith('names.tsx:'));
  assert.deepEqual(missing.map(([, text]) => text), []);
});

/** Pairs of a tag and what a page may write on it. */
function namesInManifest(): [string, string][] {
  const { modules } = JSON.parse(readFileSync(join(packed.folder, 'custom-elements.json'), 'utf8')) as Package;
  return modules
    .flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[])
    .flatMap(({ tagName = '', attributes = [], events = [] }) => [
      ...attributes.filter(({ name }) => name !== 'status').flatMap(({ name, fieldName = name }) => [name, fieldName]),
      ...events.map(({ name }) => `on${name}`),
    ].map((name): [string, string] => [tagName, name]));
}
