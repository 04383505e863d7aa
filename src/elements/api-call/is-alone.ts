import { normalizeRootUrl } from '../../session/normalize-root-url.js';
import type { AgentLinkHost } from '../agent-link.js';
import { findOwner } from '../find-owner.js';

/**
 * Whether no sign-in for this element is on the page or on its way: it need not wait for one. Where several match it
 * is not alone either.
 */
export function isAlone(host: AgentLinkHost): boolean {
  if (host.htmlFor || document.readyState === 'loading' || document.querySelector('tc-signin:not(:defined)')) return false;
  try {
    return !findOwner(host, '', host.rootUrl ? normalizeRootUrl(host.rootUrl) : '');
  } catch {
    return false;
  }
}
