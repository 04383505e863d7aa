import scopeTools from 'taskcluster-lib-scopes';

/**
 * Adds what the roles among the scopes grant, until nothing new comes.
 *
 * `assume:<roleId>` grants a role's scopes. A role id that ends in `*` is granted for
 * everything that begins so, and `<..>` in its scopes stands for the rest.
 *
 * @returns the scopes sorted and without those that others include
 * @see https://docs.taskcluster.net/docs/manual/design/apis/hawk/roles
 */
export function expandScopes(scopes: string[], roles: Map<string, string[]>): string[] {
  let expanded = normalize(scopes);
  for (;;) {
    const granted = [...roles].flatMap(([roleId, roleScopes]) => grantedBy(roleId, roleScopes, expanded));
    const next = normalize([...expanded, ...granted]);
    if (next.join('\n') === expanded.join('\n')) return next;
    expanded = next;
  }
}

function grantedBy(roleId: string, roleScopes: string[], scopes: string[]): string[] {
  const role = `assume:${roleId}`;
  return scopes.flatMap((scope) => {
    if (scopeTools.patternMatch(scope, role)) return roleScopes.map((each) => fillIn(each, '*'));
    if (!role.endsWith('*') || !scopeTools.patternMatch(role, scope)) return [];
    return roleScopes.map((each) => fillIn(each, scope.slice(role.length - 1)));
  });
}

/** A star means "anything from here on", so nothing can stand behind it. */
function fillIn(scope: string, rest: string): string {
  return scope.replace(rest.endsWith('*') ? /<\.\.>.*/ : '<..>', () => rest);
}

function normalize(scopes: string[]): string[] {
  return scopeTools.normalizeScopeSet([...scopes].sort(scopeTools.scopeCompare));
}
