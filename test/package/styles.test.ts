import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { minifyCss } from '../../scripts/build/minify-styles.js';
import { launchBrowser } from '../helpers/browsers.js';

const browser = await launchBrowser();
after(() => browser.close());

const sheets = readdirSync('src/elements', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(join('src/elements', file), 'utf8').matchAll(/\bcss`([^`]*)`/g)])
  .map(([, css]) => css!);

test('a browser reads the same rules from the published styles as from the source', async () => {
  const page = await browser.newPage();
  const rulesOf = (css: string) =>
    page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      // The text of a custom property is kept as it is written.
      return [...sheet.cssRules].map((rule) => rule.cssText.replace(/\s+/g, ' ').replaceAll(', ', ','));
    }, css);
  assert.ok(sheets.length > 4);
  for (const css of sheets) {
    const small = minifyCss(css);
    assert.deepEqual(await rulesOf(small), await rulesOf(css));
    assert.ok(small.length < css.length);
  }
});

test('strings, and spaces that mean something, stay', () => {
  const css = `a  :hover > b , c::after { content: 'a ; /* b */ {  ' ; /* gone */ margin: calc(1px + 2px) 3px ; }`;
  assert.equal(minifyCss(css), `a :hover > b,c::after{content:'a ; /* b */ {  ';margin:calc(1px + 2px) 3px}`);
});
