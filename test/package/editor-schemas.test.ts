import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Ajv, type AnySchema } from 'ajv';
import { getCSSLanguageService, newCSSDataProvider, type CSSDataV1 } from 'vscode-css-languageservice';
import vscodeHtml, { getLanguageService, newHTMLDataProvider, type HTMLDataV1 } from 'vscode-html-languageservice';
import { pack } from './helpers/packed.js';

const packed = pack();
after(() => packed.remove());

// Node does not see all names of a CommonJS module.
const { TextDocument } = vscodeHtml;
const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const published = <T>(file: string) => read<T>(join(packed.folder, file));
const require = createRequire(import.meta.url);
const html = published<HTMLDataV1>('dist/editors/vscode.html.json');
const css = published<CSSDataV1>('dist/editors/vscode.css.json');
const webTypes = published<WebTypes>('dist/editors/web-types.json');

interface WebTypes {
  contributions: { html: { elements: Record<string, unknown>[] } };
}

/** What a schema has to say. The few words of its older dialect mean the same today. */
function complaints(schemaFile: string, data: unknown): string[] {
  const { $schema: _dialect, $id: _id, ...schema } = read<Record<string, unknown>>(schemaFile);
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.validate(schema as AnySchema, data);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const schemas = {
  'web-types.json': ['test/package/schemas/web-types.json', webTypes],
  'vscode.html.json': [require.resolve('vscode-html-languageservice/docs/customData.schema.json'), html],
  'vscode.css.json': [require.resolve('vscode-css-languageservice/docs/customData.schema.json'), css],
} as const;

for (const [name, [schema, data]] of Object.entries(schemas)) {
  test(`${name} is what its editor's schema says`, () => assert.deepEqual(complaints(schema, data), []));
}

test('the schemas find what is wrong', () => {
  const [element, ...others] = webTypes.contributions.html.elements;
  const wrongElement = { ...element, attributes: [{ value: { type: 5 } }] };
  const wrong = { ...webTypes, contributions: { html: { elements: [wrongElement, ...others] } } };
  assert.notDeepEqual(complaints(schemas['web-types.json'][0], wrong), []);
  assert.notDeepEqual(complaints(schemas['web-types.json'][0], { ...webTypes, version: undefined }), []);
  assert.notDeepEqual(complaints(schemas['vscode.html.json'][0], { ...html, tags: [{ description: 'no name' }] }), []);
  assert.notDeepEqual(complaints(schemas['vscode.css.json'][0], { ...css, pseudoElements: [{ name: 5 }] }), []);
});

const htmlService = getLanguageService({ customDataProviders: [newHTMLDataProvider('taskcluster-elements', html)] });

/** What VS Code's language service offers in HTML where the text has a bar. */
function offered(text: string): string[] {
  const at = text.indexOf('|');
  const file = TextDocument.create('file:///a.html', 'html', 1, text.replace('|', ''));
  const { items } = htmlService.doComplete(file, file.positionAt(at), htmlService.parseHTMLDocument(file));
  return items.map(({ label }) => label);
}

test('VS Code completes tags, attributes and the words that an attribute may be', () => {
  const tags = offered('<t|').filter((label) => label.startsWith('tc-'));
  assert.deepEqual(tags.sort(), ['tc-api-call', 'tc-show', 'tc-signin', 'tc-whoami']);
  assert.ok(offered('<tc-signin |></tc-signin>').includes('redirect-uri'));
  assert.ok(!offered('<tc-show |></tc-show>').includes('redirect-uri'));
  assert.deepEqual(offered('<tc-signin mode="|"></tc-signin>').sort(), ['auto', 'popup', 'redirect']);
});

test('VS Code explains a tag', () => {
  const file = TextDocument.create('file:///a.html', 'html', 1, '<tc-signin></tc-signin>');
  const hover = htmlService.doHover(file, file.positionAt(3), htmlService.parseHTMLDocument(file));
  assert.match(JSON.stringify(hover?.contents), /sign/i);
});

test('VS Code completes parts, states and properties in style sheets', () => {
  const service = getCSSLanguageService({ customDataProviders: [newCSSDataProvider(css)] });
  const within = (text: string) => {
    const file = TextDocument.create('file:///a.css', 'css', 1, text.replace('|', ''));
    const { items } = service.doComplete(file, file.positionAt(text.indexOf('|')), service.parseStylesheet(file));
    return items.map(({ label }) => label);
  };
  const selectors = within('tc-signin:|{}');
  for (const wanted of ['::part(button)', ':state(offline)']) assert.ok(selectors.includes(wanted), wanted);
  assert.ok(within('tc-signin { --tc-| }').includes('--tc-signin-width'));
});
