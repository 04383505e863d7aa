import { tcError } from '../session/errors.js';
import { say } from './agent-link-sentences.js';
import { type AgentOwner, askOwners } from './agent-protocol.js';

/**
 * The owner of the session that an element belongs to: the one with the `id`, else the nearest ancestor, else the only
 * one on the page. `undefined` when none answers (yet).
 *
 * @param id empty: any
 * @param rootUrl normalised; empty: any
 * @throws {TcError} `configuration` when several sessions match
 */
export function findOwner(element: HTMLElement, id: string, rootUrl: string): AgentOwner | undefined {
  if (id) return findById(element, id, rootUrl);
  const { owners, ofPage } = askOwners(element, rootUrl);
  // While the page is being parsed "the only one" would be a guess.
  if (ofPage && element.ownerDocument.readyState === 'loading') return undefined;
  if (owners.length <= 1) return owners[0];
  // Numbered: two may have the same name.
  const names = owners.map((owner, i) => `${i + 1}. ${owner.name} ${owner.rootUrl}`).join(', ');
  const differ = owners.some((owner) => owner.rootUrl !== owners[0]!.rootUrl);
  throw tcError('configuration', say('severalSignIns'), {
    hint: `These match: ${names}. Name one with for="its-id"${differ ? ' or root-url' : ''}.`,
  });
}

function findById(element: HTMLElement, id: string, rootUrl: string): AgentOwner | undefined {
  for (const scope of [element.getRootNode(), element.ownerDocument]) {
    const target = 'getElementById' in scope ? (scope as Document | ShadowRoot).getElementById(id) : null;
    if (target) return askOwners(target, rootUrl, false).owners[0];
  }
  return undefined;
}
