import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { pack } from './helpers/packed.js';

interface Named {
  name: string;
}
interface Attribute extends Named {
  values?: Named[];
  valueSet?: string;
  value?: { type: string };
}
interface Tag extends Named {
  attributes: Attribute[];
}
interface WebTag extends Tag {
  slots: Named[];
  js: { events: Named[] };
  css: { parts: Named[] };
}

const packed = pack();
after(() => packed.remove());

const read = <T>(file: string) => JSON.parse(readFileSync(join(packed.folder, file), 'utf8')) as T;
const names = (list: Named[] = []) => list.map(({ name }) => name).sort();
const html = read<{ tags: Tag[] }>('dist/editors/vscode.html.json').tags;
const css = read<{ pseudoElements: Named[] }>('dist/editors/vscode.css.json');
const { 'web-types': file } = read<{ 'web-types': string }>('package.json');
const web = read<{ contributions: { html: { elements: WebTag[] } } }>(file).contributions.html.elements;
const elements = read<Package>('custom-elements.json').modules
  .flatMap(({ declarations = [] }) => declarations as CustomElementDeclaration[])
  .filter(({ tagName }) => tagName);

const attribute = (tag: string, name: string) => html.find((one) => one.name === tag)?.attributes.find((one) => one.name === name);

test('editors know every tag, attribute, event, slot and part of the manifest', () => {
  assert.equal(elements.length, 4);
  for (const { tagName, attributes, events, slots, cssParts } of elements) {
    const inHtml = html.find(({ name }) => name === tagName)!;
    const inWeb = web.find(({ name }) => name === tagName)!;
    const settable = names(attributes).filter((name) => name !== 'status');
    assert.deepEqual(names(inHtml.attributes), settable);
    assert.deepEqual(names(inWeb.attributes), settable);
    assert.deepEqual(names(inWeb.js.events), names(events));
    assert.deepEqual(names(inWeb.slots), names(slots));
    assert.deepEqual(names(inWeb.css.parts), names(cssParts));
    for (const name of names(cssParts)) assert.ok(names(css.pseudoElements).includes(`::part(${name})`), name);
  }
});

test('editors offer the words that an attribute may be, those of named types too', () => {
  assert.deepEqual(names(attribute('tc-signin', 'mode')?.values), ['auto', 'popup', 'redirect']);
  assert.deepEqual(names(attribute('tc-signin', 'response-type')?.values), ['code', 'token']);
  assert.deepEqual(names(attribute('tc-api-call', 'trigger')?.values), ['auto', 'load', 'manual', 'submit', 'visible']);
  assert.equal(attribute('tc-signin', 'client-id')?.values, undefined);
  assert.equal(attribute('tc-signin', 'disabled')?.valueSet, 'v');
});
