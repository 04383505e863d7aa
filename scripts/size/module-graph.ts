import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAst } from 'rollup/parseAst';

/** What a module file imports, as written. */
export interface Imports {
  /** Loaded with it. */
  static: string[];
  /** Loaded when the code asks. */
  dynamic: string[];
}

interface Node {
  type: string;
  source?: { value?: unknown } | null;
}

/** Reads the import specifiers of a JavaScript module. */
export function importsOf(file: string): Imports {
  const imports: Imports = { static: [], dynamic: [] };
  visit(parseAst(readFileSync(file, 'utf8')), (node) => {
    const specifier = node.source?.value;
    if (typeof specifier !== 'string') return;
    imports[node.type === 'ImportExpression' ? 'dynamic' : 'static'].push(specifier);
  });
  return imports;
}

/** A file and every file that loads with it, by relative static imports. */
export function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const specifier of importsOf(file).static) {
    if (specifier.startsWith('.')) loadedWith(join(dirname(file), specifier), seen);
  }
  return seen;
}

/** A file and every file that it may ever load. */
export function reachableFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = importsOf(file);
  for (const specifier of [...imports.static, ...imports.dynamic]) {
    if (specifier.startsWith('.')) reachableFrom(join(dirname(file), specifier), seen);
  }
  return seen;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (value && typeof value === 'object') {
    if ('type' in value) see(value as Node);
    for (const item of Object.values(value)) visit(item, see);
  }
}
