/** What the author of a `<tc-signin>` cannot see: what is asked of the provider, and a session that is not shared. */
import { storedConfigurations } from '../../platform/stored-configurations.js';
import type { AgentRequestDetail } from '../agent-protocol.js';
import type { TcStatusEvent } from '../events.js';
import type { TcSignin } from '../tc-signin.js';
import { tell } from './tell.js';

/** Follows the sign-in, and looks at once for what was before. */
export function followSignin(host: TcSignin): void {
  host.addEventListener('tc-status', (event) => follow(host, event));
  if (host.status === 'signed-out') findUnshared(host);
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

function configurationOf(host: TcSignin): Asked | undefined {
  let key = '';
  const detail: AgentRequestDetail = { protocol: 1, rootUrl: undefined, answer: (owner) => (key = owner.key) };
  host.dispatchEvent(new CustomEvent('tc-agent-request', { detail }));
  return readKey(key);
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
