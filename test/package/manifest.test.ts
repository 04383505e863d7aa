import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import type { Attribute, ClassField, CustomElement, CustomElementDeclaration, Module, Package } from 'custom-elements-manifest';
import { LitElement } from 'lit';
import { builtModule } from './helpers/built-module.js';
import { readPublicMembers } from './helpers/public-members.js';

const require = createRequire(import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;
const manifest = readJson('custom-elements.json') as Package;

/** A running Lit element's class, as far as the manifest describes it. */
interface ElementClass {
  observedAttributes: string[];
  elementProperties: Map<PropertyKey, { state?: boolean }>;
}

type Element = CustomElement & CustomElementDeclaration;
const isElement = (declaration: object): declaration is Element => 'tagName' in declaration;
const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations.filter(isElement));
const names = (items: readonly { name?: string }[] = []) => items.map(({ name }) => name!).sort();

const publicMembers = readPublicMembers('dist/index.d.ts');

await builtModule('define.js');

test('the manifest is what its schema says', () => {
  const ajv = new Ajv({ allowUnionTypes: true, strict: false });
  const isValid = ajv.validate(readJson(require.resolve('custom-elements-manifest/schema.json')) as object, manifest);
  assert.ok(isValid, ajv.errorsText());
});

test('the manifest has the four elements', () => {
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), ['tc-api-call', 'tc-show', 'tc-signin', 'tc-whoami']);
});

test('the manifest names files that are published, and what they export', async () => {
  for (const module of manifest.modules) {
    assert.ok(existsSync(module.path), module.path);
    const exported = await builtModule(module.path.slice('dist/'.length));
    for (const { kind, name } of module.exports ?? []) if (kind === 'js') assert.ok(name in exported, `${module.path}: ${name}`);
  }
});

test('a reference in the manifest leads to a module of the manifest', () => {
  const paths = new Set(manifest.modules.map(({ path }) => path));
  const references = [...JSON.stringify(manifest).matchAll(/"module":"([^"]+)"/g)].map(([, path]) => path!);
  assert.ok(references.length > 0);
  assert.deepEqual(references.filter((path) => !paths.has(path)), []);
});

const classes = manifest.modules.flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[]);

for (const { name, description, attributes, members, events, slots, cssParts, cssProperties, cssStates } of classes) {
  test(`${name}: everything is described`, () => {
    const lists = { attributes, members, events, slots, cssParts, cssProperties, cssStates };
    const silent = Object.entries(lists).flatMap(([kind, items]) =>
      (items ?? []).filter((item) => !item.description?.trim()).map((item) => `${kind}: ${item.name}`),
    );
    assert.ok(description?.trim());
    assert.deepEqual(silent, []);
  });

  test(`${name}: nothing private, nothing for this package alone, nothing of Lit's or the platform's`, () => {
    const isPublic = publicMembers.get(name) ?? new Set();
    const named = names(members);
    assert.deepEqual(named.filter((member) => !isPublic.has(member)), []);
    assert.deepEqual(members?.filter(({ privacy = 'public' }) => privacy !== 'public') ?? [], []);
    assert.deepEqual(named.filter((member) => member in LitElement.prototype || /^[#_]/.test(member)), []);
    if (attributes) assert.deepEqual(named.filter((member) => member in LitElement && member !== 'name'), []);
  });
}

for (const element of elements) {
  const running = () => customElements.get(element.tagName!) as unknown as ElementClass;

  test(`${element.tagName} is defined by its own module`, () => {
    const definers = manifest.modules.filter((module) => defines(module, element.tagName!)).map(({ path }) => path);
    assert.deepEqual(definers, [`dist/define/${element.tagName}.js`]);
  });

  test(`${element.tagName} has the attributes of the manifest`, () => {
    const observed = running().observedAttributes.filter((name) => name !== 'id');
    // What an element only writes for style sheets is no setting and is not observed.
    const isWritten = ({ name, description = '' }: Attribute) => description.startsWith('Read-only') && !observed.includes(name);
    const settings = (element.attributes ?? []).filter((attribute) => !isWritten(attribute));
    assert.deepEqual(names(settings), [...observed].sort());
  });

  test(`${element.tagName} has the reactive properties of the manifest`, () => {
    const isPublic = ([name, { state }]: [PropertyKey, { state?: boolean }]) => !state && typeof name === 'string';
    const reactive = [...running().elementProperties].filter(isPublic).map(([name]) => String(name));
    const fields = (element.members ?? []).filter((member): member is ClassField => member.kind === 'field');
    assert.deepEqual(reactive.filter((name) => !names(fields).includes(name)), []);
  });

  test(`${element.tagName}: each event names an exported class`, async () => {
    const index = await builtModule('index.js');
    for (const { name, type } of element.events ?? []) {
      assert.ok(type && type.text in index, `${name}: ${type?.text ?? 'no class'}`);
    }
  });
}

function defines(module: Module, tag: string): boolean {
  return (module.exports ?? []).some(({ kind, name }) => kind === 'custom-element-definition' && name === tag);
}
