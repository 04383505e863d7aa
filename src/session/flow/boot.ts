import type { Attempt, AuthorizationResponse } from '../attempts.js';
import { type TcError, tcError, toTcError } from '../errors.js';
import type { Grant } from '../grant.js';
import { isBuried } from '../memory/compare-generations.js';
import type { Records, SessionRecord } from '../memory/records.js';
import type { Clock, Provider, Tabs } from '../ports.js';
import type { Renewal } from '../renewal/renewal.js';
import { say } from '../sentences/session.js';
import type { CredentialsReason, SignedOutReason } from '../snapshot.js';
import { restOf, type Active, type SessionState } from '../state.js';
import type { User } from '../user.js';
import type { SignIns } from './sign-ins.js';

const peerAnswerMs = 300;
const lockWaitMs = 25_000;

export interface Callback {
  readonly response: AuthorizationResponse;
  readonly attempt: Attempt;
}

/** What the boot may do with the session. */
export interface BootHost {
  readonly provider: Provider;
  readonly clock: Clock;
  readonly tabs: Tabs;
  readonly records: Records;
  readonly renewal: Pick<Renewal, 'possible'>;
  readonly signIns: Pick<SignIns, 'judge'>;
  /** Whether tabs hand each other their session. */
  readonly peersShare: boolean;
  askPeers(ms: number): Promise<void>;
  active(): Active | undefined;
  readonly state: SessionState;
  adopt(record: SessionRecord, reason: CredentialsReason): void;
  keep(grant: Grant): SessionRecord;
  nobody(reason: SignedOutReason): void;
  failed(error: TcError): void;
  personNeeded(error: TcError, user: User): void;
}

/**
 * Finds out whether somebody is signed in: this window's own callback, then the store, then the other
 * tabs, then one silent try where this configuration was signed in before.
 */
export async function boot(host: BootHost, callback?: Callback): Promise<void> {
  const stored = restore(host);
  if (callback) {
    try {
      await host.signIns.judge(callback.response, callback.attempt);
      return;
    } catch (error) {
      // Told once, never tried again by itself: the person decides.
      const failure = toTcError(error, 'invalid-response', say('signInIncomplete'));
      if (!host.active()) host.nobody('never');
      host.failed(failure);
      return;
    }
  }
  if (host.peersShare) {
    // Another tab may have renewed while this page was away.
    const answered = host.askPeers(peerAnswerMs);
    if (!host.active()) await answered;
  }
  if (!undecided(host)) return;

  const known = stored.expired ?? (host.renewal.possible ? host.records.hint() : undefined);
  if (known && stored.reason === 'never') return await silentTry(host, known);
  host.nobody(stored.reason);
}

interface Restored {
  expired?: User;
  reason: SignedOutReason;
}

function restore(host: BootHost): Restored {
  const { records, clock } = host;
  const record = records.session();
  const tombstone = records.tombstone();
  if (record && isBuried(record.generation, tombstone)) {
    records.forgetSession();
    return { reason: 'other-tab' };
  }
  if (!record) return { reason: 'never' };
  if (record.grant.expires <= clock.now()) {
    records.forgetSession();
    return { reason: 'never', expired: record.grant.user };
  }
  host.adopt(record, 'restore');
  return { reason: 'never' };
}

/** Whether it is still open who is signed in: nobody signed in or out since this page began to look. */
function undecided({ state }: BootHost): boolean {
  const rest = restOf(state);
  return rest.name === 'signed-out' && rest.reason === 'never';
}

/** Somebody was signed in here: the provider may still know them. */
async function silentTry(host: BootHost, known: User): Promise<void> {
  const over = tcError('expired', say('sessionEnded'));
  const user: User = { sub: known.sub, name: known.name };
  if (!host.renewal.possible) return host.personNeeded(over, user);
  const { signal } = new AbortController();
  const signOuts = (): number => host.records.tombstone()?.counter ?? 0;
  const before = signOuts();
  try {
    const record = await host.tabs.withLock(async () => {
      if (!undecided(host)) return undefined;
      const grant = await host.provider.renew({ signal });
      // A sign-out meanwhile, here or in another tab, is not undone by what comes late.
      return undecided(host) && signOuts() === before ? host.keep(grant) : undefined;
    }, lockWaitMs);
    if (signOuts() !== before) return host.nobody('other-tab');
    if (record && record !== 'busy' && undecided(host)) return host.adopt(record, 'restore');
  } catch (error) {
    const failure = toTcError(error, 'invalid-response', say('sessionEnded'));
    // A network that is not there says nothing about the person.
    if (failure.retryable || signOuts() !== before) return host.nobody('never');
  }
  if (undecided(host)) host.personNeeded(over, user);
}
