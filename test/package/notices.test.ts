import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const line = `\n\n${'-'.repeat(72)}\n\n`;
const auth0 = 'node_modules/auth0-js/dist/auth0.min.esm.js.map';
const idToken = 'node_modules/idtoken-verifier/build/idtoken-verifier.esm.js.map';

/** The packages that a source map names. */
function packagesOf(map: string): string[] {
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
  return sources.flatMap((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
}

const mapsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.map'))
    .map((file) => `${folder}/${file}`);

function noticesOf(folder: string): Map<string, string> {
  const notices = readFileSync(`${folder}/THIRD-PARTY-NOTICES.txt`, 'utf8').split(line);
  return new Map(notices.map((text) => [/^[^ ,]+/.exec(text)![0], text]));
}

// auth0-js travels without its map, which is larger than all else; it was made of others, and one of these of more.
for (const [folder, maps] of [
  ['cdn', [...mapsOf('cdn'), auth0, idToken]],
  ['dist', mapsOf('dist')],
] as const) {
  const expected = new Set(maps.flatMap(packagesOf));
  if (folder === 'cdn') expected.add('auth0-js');

  test(`the licence of each package whose code is in ${folder}/ travels with it, and no other`, () => {
    assert.deepEqual([...noticesOf(folder).keys()].sort(), [...expected].sort());
  });

  test(`each notice of ${folder}/ is the text of the licence, or says where it is`, () => {
    for (const [name, text] of noticesOf(folder)) {
      assert.match(text, name === 'taskcluster-client-web' ? /^Licence: https:.*MPL-2\.0[^]*\nSource: https:/m : /copyright/i, name);
    }
  });
}

test('the maps name what they are known to hold', () => {
  assert.ok(packagesOf(auth0).includes('idtoken-verifier'));
  assert.ok(packagesOf(idToken).includes('jsbn'));
});
