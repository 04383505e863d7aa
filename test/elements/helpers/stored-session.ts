import { signinConfiguration } from '../../../src/elements/signin-configuration.js';
import { createStore } from '../../../src/platform/browser-store.js';
import { configurationKey, type SessionConfiguration } from '../../../src/session/configuration.js';
import { writeRecord } from '../../../src/session/memory/records.js';
import type { User } from '../../../src/session/user.js';

export const secret = 'shhh-this-is-the-access-token';

export const alice: User = { sub: 'github|1|alice', name: 'Alice Example', email: 'alice@example.com' };

export interface StoredSession {
  user?: User;
  minutesLeft?: number;
}

let count = 0;

/** Attributes of a sign-in that no other test uses. */
export function ownAttributes(): Record<string, string> {
  const clientId = `test-${++count}-${Date.now()}`;
  return { 'root-url': 'https://tc.example.com', provider: 'taskcluster', 'client-id': clientId, scope: 'queue:*' };
}

/** Puts a session of these attributes into this tab's storage, as a reload would find it. */
export function storeSession(attributes: Record<string, string>, { user = alice, minutesLeft = 600 }: StoredSession = {}): void {
  const text = (name: string) => attributes[name] ?? '';
  const configuration = signinConfiguration(
    {
      rootUrl: text('root-url'), provider: text('provider'), clientId: text('client-id'), scope: text('scope'),
      redirectUri: '', domain: '', audience: '', connection: '', oidcProvider: '', credentialsUrl: '', responseType: '',
      lifetime: '',
    },
    { address: document.URL, base: document.baseURI, credentialsUrlMarkup: null, rootUrls: [] },
  );
  const key = configurationKey(configuration as SessionConfiguration);
  const now = Date.now();
  const expires = now + minutesLeft * 60_000;
  const credentials = { clientId: 'github/1|alice/test', accessToken: secret };
  const secrets = { credentials, expires };
  const grant = { user, expires, obtained: now, clockOffset: 0, secrets };
  const record = writeRecord({ configuration: key, generation: { counter: 1, tab: 'test' }, grant });
  createStore(key, 'session').write('session', JSON.stringify(record));
}

export const asAttributes = (attributes: Record<string, string>): string =>
  Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ');
