import { posix } from 'node:path';

/** What a person waits for: a session that is restored, a menu, a call, its answer. */
const awaited = /\/(session-engine|call-body|call-runtime|draw-outcome|[a-z]+-view|[a-z\d]+-provider)-/;

/**
 * Asks for a lazy chunk and for what it imports at the same time. A browser learns of a chunk's imports only when it
 * has read the chunk: one round trip later, which by a slow network is half a second.
 */
export function sideBySide() {
  return {
    name: 'side-by-side',
    renderChunk(code, chunk, _options, { chunks }) {
      const there = new Set([...loadedWith(chunk, chunks), ...loadedWithEveryEntry(chunks)]);
      const folder = posix.dirname(chunk.fileName);
      const changed = code.replace(/\bimport\('(\.[^']+)'\)/g, (all, path) => {
        const target = chunks[posix.join(folder, path)];
        if (!target || !awaited.test(target.fileName)) return all;
        const others = [...loadedWith(target, chunks)].filter((name) => name !== target.fileName && !there.has(name));
        if (others.length === 0) return all;
        const imports = others.map((name) => `, import('./${posix.relative(folder, name)}')`.replace('./../', '../'));
        return `Promise.all([${all}${imports.join('')}]).then(([it]) => it)`;
      });
      // Lines stay where they are, for the source maps.
      return { code: changed, map: null };
    },
  };
}

/** A chunk's file and those that it imports, directly or not. */
function loadedWith(chunk, chunks, found = new Set()) {
  if (!chunk || found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const name of chunk.imports) loadedWith(chunks[name], chunks, found);
  return found;
}

/** Whatever script a page has, it was loaded with that. */
function loadedWithEveryEntry(chunks) {
  const entries = Object.values(chunks).filter(({ isEntry }) => isEntry);
  const [first, ...others] = entries.map((entry) => loadedWith(entry, chunks));
  return [...first].filter((name) => others.every((other) => other.has(name)));
}
