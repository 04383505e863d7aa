import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';

/** Attributes that are read to people. */
const spoken = /\s(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt)="?([^"\s>]*\p{L}[^">]*)/gu;
const hole = '\u0001';

/** What the templates of a source say by themselves: letters between tags, and in attributes that are read out. */
function literals(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && /^(html|svg)$/.test(node.tag.getText())) {
      const { template } = node;
      const parts = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
      const markup = parts.join(hole);
      const text = markup.replace(/<!--.*?-->/gs, '').replace(/<[^>]*>/g, '\n').replaceAll(hole, '\n');
      found.push(...(text.match(/.*\p{L}.*/gu) ?? []), ...[...markup.matchAll(spoken)].map(([, , said]) => said!));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', code, ts.ScriptTarget.Latest, true));
  return found.map((one) => one.trim());
}

test('no template says anything by itself: every word comes from the tables of words', () => {
  const files = readdirSync('src/elements', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const said = files.flatMap((file) => literals(readFileSync(`src/elements/${file}`, 'utf8')).map((text) => `${file}: ${text}`));
  assert.deepEqual(said, []);
});

test('what would be words is found', () => {
  const code = 'html`<p class="a" title="Say it">Hello ${x > 1} you</p><b aria-label=${y}>–</b>${z}`; css`a { b: c }`; html`Bye`';
  assert.deepEqual(literals(code), ['Hello', 'you', 'Say it', 'Bye']);
});
