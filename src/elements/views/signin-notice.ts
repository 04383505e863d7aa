import type { TcError } from '../../session/errors.js';
import { endedByTime, type SharedSnapshot } from '../shared-snapshot.js';
import { errorText } from '../words/error-text.js';
import { type LateSigninWords, signinWords } from '../words/signin-words.js';
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

/**
 * The most important thing to say about a session, if there is any.
 *
 * @param unshown what the page prevented
 * @param offersRedirect a blocked popup may be replaced by a redirect
 * @param language BCP 47
 * @param time writes a moment for people
 */
export function noticeFor(
  snapshot: SharedSnapshot,
  unshown: Unshown,
  offersRedirect: boolean,
  language: string,
  time: (date: Date) => string,
): Notice | undefined {
  const words = signinWords(language);
  const dismiss = { label: words.dismiss, action: 'dismiss' } as const;
  const { status, error, expires, armed, offline, signedOutReason, clockOffset, forgetful } = snapshot;
  const plain = (key: string, text: string, ...actions: Notice['actions']): Notice => ({ key, text, isError: false, actions });

  if (snapshot.delivered) return plain('delivered', snapshot.declined ? words.declined : words.delivered);
  if (snapshot.inert) return undefined;
  if (status === 'signing-in') return waitingNotice(snapshot, words);
  if (error && error !== unshown.error && !endedByTime(snapshot)) {
    return errorNotice(error, status, offersRedirect, language);
  }
  if (armed) return plain('armed', words.armed, { label: words.cancel, action: 'cancel' });
  if (status === 'expired') return plain('expired', words.expired, dismiss);
  if (status === 'expiring' && expires && !unshown.expiring) {
    const goOn = { label: words.continueSession, action: 'signin' } as const;
    return plain(`expiring ${expires.getTime()}`, words.expiring(time(expires)), goOn, dismiss);
  }
  if (offline) return plain('offline', words.offline, { label: words.retry, action: 'renew' }, dismiss);
  if (signedOutReason === 'other-tab') return plain('other-tab', words.signedOutElsewhere, dismiss);
  if (signedOutReason === 'account-changed') return plain('account-changed', words.accountChanged, dismiss);
  if (clockOffset) return plain('clock', words.clock(Math.round(Math.abs(clockOffset) / 60_000)), dismiss);
  if (forgetful) return plain('forgetful', words.forgetful, dismiss);
  return undefined;
}

function waitingNotice({ mode }: SharedSnapshot, words: LateSigninWords): Notice {
  const cancel = { label: words.cancel, action: 'cancel' } as const;
  if (mode === 'redirect') return { key: 'leaving', text: words.leaving, isError: false, actions: [cancel] };
  const again = { label: words.openAgain, action: 'again' } as const;
  return { key: 'waiting', text: words.waiting, isError: false, actions: [again, cancel] };
}

function errorNotice(error: TcError, status: string, offersRedirect: boolean, language: string): Notice {
  const words = signinWords(language);
  const dismiss = { label: words.dismiss, action: 'dismiss' } as const;
  const key = error;
  if (error.code === 'popup-blocked') {
    const goOn = { label: words.continueHere, action: 'redirect' } as const;
    return offersRedirect
      ? { key, text: words.blockedGoOn, isError: true, actions: [goOn, dismiss] }
      : { key, text: words.blocked, isError: true, actions: [dismiss] };
  }
  const actions = status === 'error' ? [] : [dismiss];
  return { key, text: errorText(error, language), isError: true, actions };
}
