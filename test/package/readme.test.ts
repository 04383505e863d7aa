import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';

const read = (file: string) => readFileSync(file, 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('custom-elements.json')) as Package;
const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[]);
const { tags } = JSON.parse(read('dist/editors/vscode.html.json')) as {
  tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
};
/** Explained once for all elements that follow a sign-in. */
const shared = ['for', 'root-url', 'agent', 'htmlFor', 'rootUrl', 'toJSON'];

/** What stands in code under the element's heading. */
function codeOf(tag: string): Set<string> {
  const section = new RegExp(`^### \`<${tag}[^\n]*\n[^]*?(?=^##)`, 'm').exec(readme)?.[0] ?? '';
  const code = [...section.matchAll(/`([^`]+)`/g)].flatMap(([, text]) => text!.match(/[\w-]+/g) ?? []);
  return new Set(code);
}

for (const tag of ['tc-whoami', 'tc-show']) {
  test(`the README names all that <${tag}> has`, () => {
    const { attributes = [], members = [], events = [], slots = [] } = elements.find(({ tagName }) => tagName === tag)!;
    const words = tags.find(({ name }) => name === tag)!.attributes.flatMap(({ values = [] }) => values);
    const own = members.filter((member) => !('static' in member && member.static));
    const names = [...attributes, ...own, ...events, ...slots, ...words].map(({ name }) => name).filter(Boolean);
    const named = codeOf(tag);
    assert.deepEqual(names.filter((name) => !named.has(name) && !shared.includes(name)), []);
  });
}

test('the README says what <tc-whoami> shows by default', () => {
  const show = elements.find(({ tagName }) => tagName === 'tc-whoami')!.attributes!.find(({ name }) => name === 'show')!;
  assert.ok(readme.includes(`by default \`${show.default!.replaceAll("'", '')}\``));
});

test('a whole page in the README says its language', () => {
  const pages = [...readme.matchAll(/^<!doctype html>\n([^\n]*)/gm)].map(([, next]) => next);
  assert.ok(pages.length > 0);
  for (const next of pages) assert.match(next!, /^<html lang="\w+">$/);
});
