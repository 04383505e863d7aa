import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CssCustomProperty, CustomElementDeclaration, Package } from 'custom-elements-manifest';

const read = (file: string) => readFileSync(file, 'utf8');
const namesIn = (text: string) => [...new Set(text.match(/--tc-[a-z-]+/g))].sort();

/** Every `var(--tc-…)` of the source: what a page can set, whatever is written about it. */
const used = namesIn(
  readdirSync('src/elements', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => read(join('src/elements', file)).match(/var\(--tc-[a-z-]+/g) ?? [])
    .join(' '),
);

const described = new Map<string, CssCustomProperty[]>();
for (const { declarations = [] } of (JSON.parse(read('custom-elements.json')) as Package).modules) {
  for (const { tagName, cssProperties = [] } of declarations as CustomElementDeclaration[]) {
    if (tagName) described.set(tagName, cssProperties);
  }
}
const named = (tag: string) => described.get(tag)!.map(({ name }) => name).sort();

test('the manifest has the properties that the styles read', () => {
  const shared = used.filter((name) => !name.endsWith('-width'));
  assert.ok(shared.length > 8);
  assert.deepEqual(named('tc-api-call'), shared);
  assert.deepEqual(named('tc-signin'), [...shared, '--tc-signin-width'].sort());
  assert.deepEqual(named('tc-whoami'), [...shared, '--tc-whoami-width'].sort());
  assert.deepEqual(used, [...shared, '--tc-signin-width', '--tc-whoami-width'].sort());
});

test('the manifest has the defaults that the styles have', () => {
  const styles = read('src/elements/styles.ts');
  for (const { name, default: standard } of described.get('tc-api-call')!) {
    assert.ok(standard && styles.includes(`var(${name}, ${standard});`), name);
  }
});

test('the docs have the same', () => {
  assert.deepEqual(namesIn(read('docs/looks.md')), used);
});

test('editors complete the same', () => {
  const css = JSON.parse(read('dist/editors/vscode.css.json')) as { properties: { name: string }[] };
  assert.deepEqual(css.properties.map(({ name }) => name).sort(), used);
  assert.deepEqual(namesIn(read('dist/editors/web-types.json')), used);
});
