import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { importsOf, loadedWith } from '../../scripts/size/module-graph.js';

const scripts = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(folder, file));

const cdn = scripts('cdn').filter((file) => file !== 'cdn/loader.js');
// The local deployment is for Node alone.
const dist = scripts('dist').filter((file) => !file.startsWith('dist/testing/deployment'));
const entries = cdn.filter((file) => !file.startsWith('cdn/chunks/'));
const isBare = (specifier: string) => !/^\.\.?\//.test(specifier);
const all = (file: string) => Object.values(importsOf(file)).flat() as string[];
const isAuth0 = (file: string) => /auth0-js v\d/.test(readFileSync(file, 'utf8'));

test('everything that a page loads is beside what asks for it', () => {
  assert.ok(entries.includes('cdn/taskcluster-elements.js'));
  for (const file of cdn) {
    for (const specifier of all(file)) {
      assert.ok(!isBare(specifier), `${file} imports ${specifier}`);
      assert.ok(existsSync(join(dirname(file), specifier)), `${file} imports ${specifier}`);
    }
  }
});

test('a bundler is left Lit and auth0-js alone', () => {
  const bare = new Set(dist.flatMap((file) => all(file).filter(isBare)));
  const packages = new Set([...bare].map((specifier) => specifier.split('/')[0]));
  assert.deepEqual([...packages].sort(), ['@lit', 'auth0-js', 'lit']);
});

test('no bundle names a Node built-in', () => {
  const builtins = new Set(builtinModules);
  for (const file of [...dist, ...cdn]) {
    const named = all(file).filter((name) => name.startsWith('node:') || builtins.has(name));
    assert.deepEqual(named, [], file);
  }
});

test('auth0-js is one chunk that no entry loads by itself', () => {
  const holders = cdn.filter(isAuth0);
  assert.equal(holders.length, 1);
  assert.ok(holders[0]!.startsWith('cdn/chunks/'));
  for (const entry of entries) assert.ok(!loadedWith(entry).has(holders[0]!), entry);
  for (const file of dist) assert.ok(!importsOf(file).static.includes('auth0-js'), file);
});

test('no entry loads the API client by itself', () => {
  for (const entry of readdirSync('dist/define').filter((file) => file.endsWith('.js'))) {
    const loaded = [...loadedWith(`dist/define/${entry}`)];
    assert.deepEqual(loaded.filter((file) => /^dist\/api\/(call|send|reference\/methods)\.js$/.test(file)), [], entry);
  }
});

// What each room of dist/ may load; the lint rule says the same of the source.
const arrows: Record<string, string[]> = {
  session: ['session'],
  api: ['api', 'session'],
  providers: ['providers', 'session'],
  platform: ['platform', 'session'],
  elements: ['elements', 'session', 'providers', 'platform', 'api'],
};

for (const [room, allowed] of Object.entries(arrows)) {
  test(`the built room ${room} imports ${allowed.join(', ')} alone`, () => {
    const files = dist.filter((file) => file.startsWith(`dist/${room}/`));
    assert.ok(files.length > 0);
    for (const file of files) {
      const targets = all(file).filter((name) => !isBare(name)).map((name) => join(dirname(file), name).split('/')[1]);
      assert.deepEqual(targets.filter((target) => ![...allowed, 'vendor'].includes(target!)), [], file);
    }
    const importsLit = files.some((file) => all(file).some((name) => /^lit(\/|$)/.test(name)));
    assert.equal(importsLit, room === 'elements');
  });
}

test('sri.json holds the digest of every script of the folder', () => {
  const published = JSON.parse(readFileSync('cdn/sri.json', 'utf8')) as Record<string, string>;
  const digest = (file: string) => `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
  const actual = Object.fromEntries([...cdn, 'cdn/loader.js'].map((file) => [file.slice('cdn/'.length), digest(file)]));
  assert.deepEqual(published, actual);
});
