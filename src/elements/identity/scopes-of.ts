import type { CredentialAgent } from '../../session/credential-agent.js';

const known = new WeakMap<CredentialAgent, Promise<readonly string[]>>();

/** Spares the question. */
export function rememberScopes(agent: CredentialAgent, scopes: readonly string[]): void {
  known.set(agent, Promise.resolve(scopes));
}

/** The scopes that an agent's credentials have, expanded; asked for once. A failure is not kept. */
export function scopesOf(agent: CredentialAgent): Promise<readonly string[]> {
  const before = known.get(agent);
  if (before) return before;
  const asked = askFor(agent);
  known.set(agent, asked);
  asked.catch(() => known.delete(agent));
  return asked;
}

async function askFor(agent: CredentialAgent): Promise<readonly string[]> {
  const { callApi } = await import('../../api/index.js');
  const { data } = await callApi<{ scopes?: unknown }>(agent, 'auth', 'currentScopes');
  const scopes = data?.scopes;
  return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
}

/**
 * Whether the scopes somebody has cover all that are needed: a scope that ends in `*` covers all that begin so.
 *
 * @see https://docs.taskcluster.net/docs/manual/design/apis/hawk/scopes
 */
export function satisfiesAll(held: readonly string[], needed: readonly string[]): boolean {
  return needed.every((scope) =>
    held.some((one) => one === scope || (one.endsWith('*') && scope.startsWith(one.slice(0, -1)))),
  );
}
