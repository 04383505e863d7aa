import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { importsOf, loadedWith, reachableFrom } from './module-graph.js';

/** What a page downloads at one moment. */
export interface Size {
  what: string;
  /** Bytes after `gzip -9`, each file by itself, as a server sends them. */
  gzip: number;
  requests: number;
  /** The goal in bytes; `undefined` where there is none. */
  budget?: number;
}

const kB = 1000;
const entry = 'cdn/taskcluster-elements.js';
const calling = ['src/api/call.ts', 'src/api/reference/methods.ts'];
const views = 'src/elements/views';
const answering = ['src/elements/api-call/call-body.ts', 'src/elements/api-call/call-runtime.ts', `${views}/draw-outcome.ts`];

/**
 * Measures what is in `cdn/`.
 *
 * @throws {Error} when it was not built
 */
export function measure(): Size[] {
  const page = loadedWith(entry);
  const call = added(page, calling);
  const answer = added(new Set([...page, ...call]), answering);
  const [largest] = measureViews().sort((a, b) => b.gzip - a.gzip);
  return [
    size('`define/tc-signin.js`, Lit included', loadedWith('cdn/define/tc-signin.js'), 10 * kB),
    size('`taskcluster-elements.js`: all elements, Lit included', page, 15 * kB),
    size('auth0-js, when a sign-in needs it', added(page, ['/auth0-js/']), 52 * kB),
    size('the first API call', call, 6 * kB),
    size('what `<tc-api-call>` shows its first answer with, without the view', answer),
    { ...largest!, what: 'the largest view of `<tc-api-call>`' },
    size('the session engine, once somebody signs in', added(page, ['src/session/session.ts'])),
  ];
}

/** What each view of `<tc-api-call>` adds to what an answer is shown with, under the name of its file. */
export function measureViews(): Size[] {
  const page = loadedWith(entry);
  const there = new Set([...page, ...added(page, [...calling, ...answering])]);
  return viewNames().map((name) => size(name, added(there, [`${views}/${name}.ts`]), 4 * kB));
}

/** Whatever is loaded from among the views, when there is something to show or to ask. */
function viewNames(): string[] {
  const loaders = ['views/draw-outcome', 'views/load-view', 'api-call/call-controller'];
  const imported = loaders.flatMap((file) => importsOf(`dist/elements/${file}.js`).dynamic);
  const names = new Set(imported.map((path) => basename(path, '.js')));
  return [...names].filter((name) => name !== 'draw-outcome' && existsSync(`${views}/${name}.ts`));
}

/** What a page that has these files loads for some sources. */
function added(there: Set<string>, sources: string[]): Set<string> {
  return new Set(sources.flatMap(holdersOf).filter((file) => !there.has(file)));
}

function size(what: string, files: Set<string>, budget?: number): Size {
  const gzip = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  return { what, gzip, requests: files.size, ...(budget && { budget }) };
}

/** The chunks of the page's script that were made of a source file, and what loads with them. */
function holdersOf(source: string): string[] {
  const chunks = [...reachableFrom(entry)].filter((file) => sourcesOf(file).some((path) => path.includes(source)));
  return chunks.flatMap((file) => [...loadedWith(file)]);
}

function sourcesOf(file: string): string[] {
  const map = `${file}.map`;
  if (!existsSync(map)) return [file.replace('/auth0-', '/auth0-js/')];
  return (JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] }).sources;
}
