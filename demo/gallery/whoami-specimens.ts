import { TcError } from '../../src/index.js';
import { tcError } from '../../src/session/errors.js';
import { say } from '../../src/session/sentences/root-url.js';
import { alice, bob, noor, theodora } from './people.js';
import type { Specimen } from './specimen.js';

const everything = 'show="avatar name taskcluster-client-id expiry deployment scopes"';
const minutes = (count: number): number => count * 60_000;
const lost = new TcError('configuration', 'There is no sign-in on this page.');
const unusable = tcError('configuration', say('rootUrlUnusable'));

const whoami = (name: string, status: Specimen['status'], more: Partial<Specimen> = {}): Specimen => ({
  element: 'tc-whoami', name, status, markup: '', person: alice, ...more,
});

const unfold = (element: HTMLElement): void => {
  const scopes = element.shadowRoot?.querySelector('details');
  if (scopes) scopes.open = true;
  else requestAnimationFrame(() => unfold(element));
};

export const whoamiSpecimens: readonly Specimen[] = [
  whoami('initializing', 'initializing'),
  whoami('anonymous', 'signed-out'),
  whoami('ready', 'signed-in'),
  whoami('ready without a picture', 'signed-in', { person: bob }),
  whoami('expiring', 'expiring', { person: { ...alice, lifeMs: minutes(4.8) } }),
  whoami('expired', 'expired'),
  whoami('error', 'error', { facts: { error: lost } }),
  whoami('error, many words', 'error', { facts: { error: unusable } }),
  whoami('ready, name alone', 'signed-in', { markup: 'show="name"', person: noor }),
  whoami('ready, long name', 'signed-in', { markup: 'show="avatar name expiry"', person: theodora }),
  whoami('ready, no scopes', 'signed-in', { markup: 'show="avatar name scopes"', person: bob }),
  whoami('ready, everything', 'signed-in', { markup: everything }),
  whoami('ready, everything, long', 'signed-in', { markup: everything, person: theodora }),
  whoami('ready, scopes open', 'signed-in', { markup: 'show="avatar name scopes"', then: unfold }),
];
