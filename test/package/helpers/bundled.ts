/** What a bundler made of an application. */
export interface Bundled {
  /** The code of all that is loaded first. */
  code: string;
  /** The source files in it. */
  first: string[];
  /** Those that the code asks for later. */
  later: string[];
}

/** A file that a bundler wrote. */
export interface Chunk {
  code: string;
  sources: string[];
  /** Files that are loaded with it. */
  imports: string[];
}

/** Divides what a bundler wrote into what loads with the entry and what waits. */
export function divide(chunks: Map<string, Chunk>, entry: string): Bundled {
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    chunks.get(file)?.imports.forEach(load);
  };
  load(entry);
  const sources = (isFirst: boolean) =>
    [...chunks].filter(([file]) => loaded.has(file) === isFirst).flatMap(([, chunk]) => chunk.sources);
  const code = [...loaded].map((file) => chunks.get(file)?.code ?? '').join('');
  return { code, first: sources(true), later: sources(false) };
}
