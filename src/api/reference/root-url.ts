import type { CredentialAgent } from '../../session/credential-agent.js';

let lastAsked: string | undefined;
let lastPlain: string | undefined;

/**
 * A deployment's root URL without its trailing slashes; undefined when it is missing, no http(s) address, or has more
 * than host and path.
 */
export function plainRootUrl(rootUrl: string | undefined): string | undefined {
  // Most pages call one deployment, and parsing its address takes as long as signing a call.
  if (rootUrl !== lastAsked) lastPlain = rootUrl && parse(rootUrl);
  lastAsked = rootUrl;
  return lastPlain;
}

function parse(rootUrl: string): string | undefined {
  const url = URL.canParse(rootUrl) ? new URL(rootUrl) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && !(url.username || url.password || url.search || url.hash);
  return isPlain ? url.href.replace(/\/+$/, '') : undefined;
}

/** The deployment to call: credentials go to their own only. Undefined when that is no address, or two. */
export function agreedRootUrl(agent: CredentialAgent | null, rootUrl: string | undefined): string | undefined {
  const chosen = plainRootUrl(rootUrl ?? agent?.rootUrl);
  return rootUrl === undefined || !agent?.rootUrl || plainRootUrl(agent.rootUrl) === chosen ? chosen : undefined;
}
