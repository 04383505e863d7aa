import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { loadedWith, reachableFrom } from './module-graph.js';

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

/**
 * Measures what is in `cdn/`.
 *
 * @throws {Error} when it was not built
 */
export function measure(): Size[] {
  const page = loadedWith(entry);
  const later = (...sources: string[]) => new Set(sources.flatMap(holdersOf).filter((file) => !page.has(file)));
  const call = later('src/api/call.ts', 'src/api/reference/methods.ts');
  const element = ['api-call/call-body.ts', 'api-call/call-runtime.ts', 'views/draw-outcome.ts'];
  const answered = [...later(...element.map((file) => `src/elements/${file}`))].filter((file) => !call.has(file));
  return [
    size('`define/tc-signin.js`, Lit included', loadedWith('cdn/define/tc-signin.js'), 10 * kB),
    size('`taskcluster-elements.js`: all elements, Lit included', page, 15 * kB),
    size('auth0-js, when a sign-in needs it', later('/auth0-js/'), 52 * kB),
    size('the first API call', call, 6 * kB),
    size('what `<tc-api-call>` shows its first answer with, without the view', new Set(answered)),
    size('the session engine, once somebody signs in', later('src/session/session.ts')),
  ];
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
