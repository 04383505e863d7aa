import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inlinedFiles } from './inlined-files.js';

const fromHere = createRequire(import.meta.url);

/** Writes `THIRD-PARTY-NOTICES.txt`: the licence of every package whose code is in the bundle. */
export function notices() {
  const found = new Map();
  return {
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      for (const id of Object.values(bundle).flatMap((chunk) => chunk.moduleIds ?? [])) addPackageOf(id, '', found);
      const parts = [...found.values()].sort();
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: parts.join(`\n\n${'-'.repeat(72)}\n\n`) });
    },
  };
}

// Some packages are published with others inside, whose licences have to travel with them.
function addPackageOf(file, inside, found) {
  const folder = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  if (!folder) return;
  const { name, version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // What we took in ourselves has a version, which is worth more.
  if (!found.has(name) || !inside) {
    // Which version another package took in is not said anywhere; ours may be a later one.
    const heading = inside ? `${name}, inside ${inside}` : `${name} ${version}`;
    found.set(name, notice(heading, license, folder, repository));
  }
  for (const path of inlinedFiles(file)) addPackageOf(installed(path, file), inside || `${name} ${version}`, found);
}

function installed(path, from) {
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path);
  for (const folder of fromHere.resolve.paths(name)) {
    try {
      readFileSync(join(folder, name, 'package.json'));
      return join(folder, name, rest);
    } catch {
      // Looked for in the next folder.
    }
  }
  throw new Error(`${from} holds code of ${name}, which is not installed: its licence has to be in the notices.`);
}

function notice(heading, license, folder, repository) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  // Not every package has the text; that of taskcluster-client-web is the text of this one.
  const text = file
    ? readFileSync(join(folder, file), 'utf8').replaceAll('\r', '').trim()
    : `Licence: https://spdx.org/licenses/${license}.html\nSource: ${repository?.url ?? repository}`;
  return `${heading} (${license})\n\n${text}`;
}
