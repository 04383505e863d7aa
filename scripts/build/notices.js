import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const fromHere = createRequire(import.meta.url);

/** Writes `THIRD-PARTY-NOTICES.txt`: the licence of every package whose code is in the bundle. */
export function notices() {
  const folders = new Set();
  return {
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.moduleIds ?? []) {
          const folder = packageFolder(id);
          if (folder) addWithInlined(folder, folders);
        }
      }
      const parts = [...folders].map(notice).sort();
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source: parts.join(`\n\n${'-'.repeat(72)}\n\n`) });
    },
  };
}

function packageFolder(id) {
  return /^(?:\0)?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}

// auth0-js is published as one file with its dependencies inside, so their licences travel with it.
function addWithInlined(folder, folders) {
  if (folders.has(folder)) return;
  folders.add(folder);
  if (!folder.endsWith('/auth0-js')) return;
  for (const name of Object.keys(manifestOf(folder).dependencies)) {
    const found = fromHere.resolve.paths(name).map((path) => join(path, name)).find((path) => manifestOf(path));
    if (found) folders.add(found);
  }
}

function manifestOf(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

function notice(folder) {
  const { name, version, license } = manifestOf(folder);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}`;
}
