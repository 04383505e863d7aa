/** What the author of a `<tc-signin>` cannot see: what is asked of the provider, what it keeps silent, what is not shared. */
import { hasBlockedFrames, storedConfigurations } from '../../platform/stored-configurations.js';
import type { AgentRequestDetail } from '../agent-protocol.js';
import type { TcStatusEvent } from '../events.js';
import type { TcSignin } from '../tc-signin.js';
import { tell } from './tell.js';

/** Follows the sign-in, and looks at once for what was before. */
export function followSignin(host: TcSignin): void {
  host.addEventListener('tc-status', (event) => follow(host, event));
  if (host.status === 'signed-out') findUnshared(host);
  host.addController({ hostUpdated: () => sayWhyNotSilently(host) });
  sayWhyNotSilently(host);
}

/** The session goes on when silent renewal is given up: nobody hears why, until it ends. */
function sayWhyNotSilently(host: TcSignin): void {
  if (!host.signedIn || !hasBlockedFrames(keyOf(host))) return;
  tell(
    host,
    'cannot renew its session silently in this browser, so it asks the person before the end. Where the browser keeps ' +
    'the tenant\'s cookies from its hidden frame, give the tenant a custom domain under this page\'s own site; where the ' +
    'frame gets no answer, the page\'s frame-src must allow the tenant, and the tenant list this page\'s origin.',
  );
}

function follow(host: TcSignin, { detail: { status, previous } }: TcStatusEvent): void {
  if (status === 'signing-in') sayWhatIsAsked(host, 'asks');
  else if (status === 'signed-out') findUnshared(host);
  if (previous === 'signing-in' && !host.signedIn && !host.error) sayWhatIsAsked(host, 'had no answer. It asks');
}

/** A provider that refuses says why in its own window, and the page hears nothing of it. */
function sayWhatIsAsked(host: TcSignin, verb: string): void {
  const configuration = configurationOf(host);
  if (!configuration) return;
  const { asked, clientId, redirectUri } = configuration;
  // eslint-disable-next-line no-console -- nothing is wrong yet: a warning would be too much
  console.info(
    `<tc-signin> ${verb} ${asked} as client ${clientId} to return to ${redirectUri}: ` +
    'both must be registered there, letter by letter.',
  );
}

function findUnshared(host: TcSignin): void {
  const own = configurationOf(host);
  const others = own ? storedConfigurations().map(readKey) : [];
  for (const other of others) {
    if (!other || other.redirectUri === own!.redirectUri || other.rest !== own!.rest) continue;
    tell(host, `does not share the session of ${other.redirectUri}: give both the same redirect-uri.`);
  }
}

interface Asked {
  /** The host of the tenant or of the deployment. */
  readonly asked: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** All but the redirect URI. */
  readonly rest: string;
}

const configurationOf = (host: TcSignin): Asked | undefined => readKey(keyOf(host));

function keyOf(host: TcSignin): string {
  let key = '';
  const detail: AgentRequestDetail = { protocol: 1, rootUrl: undefined, answer: (owner) => (key = owner.key) };
  host.dispatchEvent(new CustomEvent('tc-agent-request', { detail }));
  return key;
}

/** Parts of a `configurationKey`. What would read one whole is in the script of every page: this must add nothing there. */
function readKey(key: string): Asked | undefined {
  try {
    const [rootUrl, provider, clientId, scope, redirectUri, domain, ...more] = JSON.parse(key) as [string, ...string[]];
    const asked = (domain || rootUrl).replace(/^https?:\/\//, '');
    const rest = JSON.stringify([rootUrl, provider, clientId, scope, domain, more]);
    return { asked, clientId: clientId!, redirectUri: redirectUri!, rest };
  } catch {
    return undefined;
  }
}
