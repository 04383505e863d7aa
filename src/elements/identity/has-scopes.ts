import type { CredentialAgent } from '../../session/credential-agent.js';
import { toTcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';
import { readScopes } from '../api-call/read-scopes.js';
import { reportError } from '../api-call/report-error.js';
import { satisfiesAll, scopesOf } from './scopes-of.js';

const say = inEnglish({ scopesNotKnown: 'The scopes cannot be known.' });

/**
 * Whether an agent's credentials have all these scopes.
 *
 * @param scopes a list, JSON, or texts with spaces between them
 * @throws {TcError} `configuration` when they cannot be read; what the request throws
 */
export async function hasScopes(agent: CredentialAgent, scopes: string | readonly string[]): Promise<boolean> {
  const needed = readScopes(scopes) ?? [];
  return needed.length === 0 || satisfiesAll(await scopesOf(agent), needed);
}

/** The same; false where it cannot be known. Scopes that cannot be read are told to the page's author. */
export function showsScopes(host: HTMLElement, agent: CredentialAgent, scopes: string | readonly string[]): Promise<boolean> {
  return hasScopes(agent, scopes).catch((cause: unknown) => {
    const error = toTcError(cause, 'server', say('scopesNotKnown'));
    if (error.code === 'configuration') reportError(host, error);
    return false;
  });
}
