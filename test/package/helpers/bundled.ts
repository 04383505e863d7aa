/** What a bundler made of an application. */
export interface Bundled {
  /** All files, by the paths that they have in an application's folder. */
  files: Map<string, string>;
  /** The file of these that a page loads. */
  entry: string;
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
  const files = new Map([...chunks].map(([file, chunk]) => [file, chunk.code]));
  return { files, entry, code, first: sources(true), later: sources(false) };
}
