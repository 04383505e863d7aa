/** A scope, or which of several must be held. */
export type ScopeExpression = string | { AllOf: ScopeExpression[] } | { AnyOf: ScopeExpression[] };

/**
 * Reads an expression as services write it into error messages: JSON, a list with one scope a line, or indented text
 * with `AllOf:` and `AnyOf:` headings.
 */
export function parseScopes(text: string): ScopeExpression | undefined {
  if (/^\s*[[{"]/.test(text)) {
    try {
      return fromJson(JSON.parse(text));
    } catch {
      // Not JSON after all: lines, then.
    }
  }
  const lines = text.split('\n').filter((line) => line.trim());
  const children = fromLines(lines.map((line) => ({ depth: line.search(/[^\s]/), ...wordOf(line) })));
  return children.length > 1 ? { AllOf: children } : children[0];
}

/** All scopes an expression names, each once. */
export function scopesIn(expression: ScopeExpression): string[] {
  if (typeof expression === 'string') return [expression];
  const children = 'AllOf' in expression ? expression.AllOf : expression.AnyOf;
  return [...new Set(children.flatMap(scopesIn))];
}

function fromJson(value: unknown): ScopeExpression | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return { AllOf: value.map(fromJson).filter((child) => child !== undefined) };
  const { AllOf, AnyOf } = (value ?? {}) as { AllOf?: unknown; AnyOf?: unknown };
  const children = (list: unknown) => (Array.isArray(list) ? list : []).map(fromJson).filter((c) => c !== undefined);
  if (AllOf) return { AllOf: children(AllOf) };
  return AnyOf ? { AnyOf: children(AnyOf) } : undefined;
}

interface Line {
  depth: number;
  heading: 'AllOf' | 'AnyOf' | undefined;
  scope: string;
}

function wordOf(line: string): Omit<Line, 'depth'> {
  const word = line.trim().replace(/^[-*•] +/, '').replace(/^"(.*)",?$/, '$1');
  const heading = /^(all|any) ?of:?$/i.exec(word)?.[1]?.toLowerCase();
  return { scope: word, heading: heading ? (heading === 'all' ? 'AllOf' : 'AnyOf') : undefined };
}

function fromLines(lines: readonly Line[]): ScopeExpression[] {
  const result: ScopeExpression[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const { depth, heading, scope } = lines[index]!;
    if (!heading) {
      result.push(scope);
      continue;
    }
    let end = index + 1;
    while (end < lines.length && lines[end]!.depth > depth) end += 1;
    const children = fromLines(lines.slice(index + 1, end));
    result.push(heading === 'AllOf' ? { AllOf: children } : { AnyOf: children });
    index = end - 1;
  }
  return result;
}
