import type { TcError } from '../../session/errors.js';
import type { SharedSnapshot } from '../shared-snapshot.js';
import { signinStrings as strings } from '../strings-signin.js';
import type { Unshown } from '../signin-changes.js';

/** What a button in a notice does. */
export type NoticeAction = 'signin' | 'redirect' | 'again' | 'renew' | 'cancel' | 'dismiss';

/** The one message under the button. */
export interface Notice {
  /** The same as long as it is the same message, which a person dismisses once: a name, or the error itself. */
  readonly key: unknown;
  readonly text: string;
  readonly isError: boolean;
  readonly actions: readonly { readonly label: string; readonly action: NoticeAction }[];
}

const dismiss = { label: strings.dismiss, action: 'dismiss' } as const;

/**
 * The most important thing to say about a session, if there is any.
 *
 * @param unshown what the page prevented
 * @param offersRedirect a blocked popup may be replaced by a redirect
 * @param time writes a moment for people
 */
export function noticeFor(
  snapshot: SharedSnapshot,
  unshown: Unshown,
  offersRedirect: boolean,
  time: (date: Date) => string,
): Notice | undefined {
  const { status, error, expires, armed, offline, signedOutReason, clockOffset, forgetful } = snapshot;
  const plain = (key: string, text: string, ...actions: Notice['actions']): Notice => ({ key, text, isError: false, actions });

  if (snapshot.delivered) return plain('delivered', snapshot.declined ? strings.declined : strings.delivered);
  if (snapshot.inert) return undefined;
  if (status === 'signing-in') return waitingNotice(snapshot);
  if (error && error !== unshown.error && error.code !== 'expired') return errorNotice(error, status, offersRedirect);
  if (armed) return plain('armed', strings.armed, { label: strings.cancel, action: 'cancel' });
  if (status === 'expired') return plain('expired', strings.expired, dismiss);
  if (status === 'expiring' && expires && !unshown.expiring) {
    const goOn = { label: strings.continueSession, action: 'signin' } as const;
    return plain(`expiring ${expires.getTime()}`, strings.expiring(time(expires)), goOn, dismiss);
  }
  if (offline) return plain('offline', strings.offline, { label: strings.retry, action: 'renew' }, dismiss);
  if (signedOutReason === 'other-tab') return plain('other-tab', strings.signedOutElsewhere, dismiss);
  if (signedOutReason === 'account-changed') return plain('account-changed', strings.accountChanged, dismiss);
  if (clockOffset) return plain('clock', strings.clock(Math.round(Math.abs(clockOffset) / 60_000)), dismiss);
  if (forgetful) return plain('forgetful', strings.forgetful, dismiss);
  return undefined;
}

function waitingNotice({ mode }: SharedSnapshot): Notice {
  const cancel = { label: strings.cancel, action: 'cancel' } as const;
  if (mode === 'redirect') return { key: 'leaving', text: strings.leaving, isError: false, actions: [cancel] };
  const again = { label: strings.openAgain, action: 'again' } as const;
  return { key: 'waiting', text: strings.waiting, isError: false, actions: [again, cancel] };
}

function errorNotice(error: TcError, status: string, offersRedirect: boolean): Notice {
  const key = error;
  if (error.code === 'popup-blocked') {
    const goOn = { label: strings.continueHere, action: 'redirect' } as const;
    return offersRedirect
      ? { key, text: strings.blockedGoOn, isError: true, actions: [goOn, dismiss] }
      : { key, text: strings.blocked, isError: true, actions: [dismiss] };
  }
  const actions = status === 'error' ? [] : [dismiss];
  return { key, text: error.message, isError: true, actions };
}
