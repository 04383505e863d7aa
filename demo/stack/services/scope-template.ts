import type { ScopeExpression } from 'taskcluster-lib-scopes';
import type { ScopeTemplate } from 'taskcluster-client';

/** Values for the `<names>` in a template. */
export type ScopeParams = Record<string, string | string[]>;

/**
 * The scopes that a call needs, from the published reference and the call's parameters.
 *
 * @throws {Error} when a parameter is missing: a mistake in a method here, not in a request
 */
export function renderScopes(template: ScopeTemplate, params: ScopeParams): ScopeExpression {
  const [expression] = render(template, params);
  if (expression === undefined) throw new Error('The template gives no scope expression.');
  return expression;
}

/** A `for` gives any number of scopes to the list around it; everything else gives one expression. */
function render(template: ScopeTemplate, params: ScopeParams): ScopeExpression[] {
  if (typeof template === 'string') return [fill(template, params)];
  if ('AllOf' in template) return [{ AllOf: template.AllOf.flatMap((part) => render(part, params)) }];
  if ('AnyOf' in template) return [{ AnyOf: template.AnyOf.flatMap((part) => render(part, params)) }];
  const values = params[template.in];
  if (!Array.isArray(values)) throw new Error(`The scopes need a list '${template.in}'.`);
  return values.map((value) => fill(template.each, { ...params, [template.for]: value }));
}

function fill(template: string, params: ScopeParams): string {
  return template.replace(/<(\w+)>/g, (_, name: string) => {
    const value = params[name];
    if (typeof value !== 'string') throw new Error(`The scopes need a parameter '${name}'.`);
    return value;
  });
}

/** True when the parameters in the path say all that the scopes need, so that they can be checked first of all. */
export function needsOnly(template: ScopeTemplate, names: string[]): boolean {
  if (typeof template === 'string') {
    return [...template.matchAll(/<(\w+)>/g)].every(([, name = '']) => names.includes(name));
  }
  if ('AllOf' in template) return template.AllOf.every((part) => needsOnly(part, names));
  if ('AnyOf' in template) return template.AnyOf.every((part) => needsOnly(part, names));
  return false;
}
