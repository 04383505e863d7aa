import { type TcError, tcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';

const say = inEnglish({
  nobodySignedIn: 'Nobody is signed in.',
  credentialsNotHad: 'No credentials could be had. Sign in again.',
  insecurePage: 'Calls can be signed on https pages (or localhost) only.',
});

/** An agent gave nothing, or failed with an error that is none of ours. Loaded then. */
export const withoutCredentials = (cause?: unknown): TcError =>
  cause === undefined
    ? tcError('signed-out', say('nobodySignedIn'))
    : tcError('credentials-rejected', say('credentialsNotHad'), { cause });

/** Browsers offer `crypto.subtle` in secure contexts only. */
export const insecurePage = (): TcError => tcError('configuration', say('insecurePage'));
