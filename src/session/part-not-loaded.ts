import { type TcError, tcError } from './errors.js';
import { inEnglish } from './sentences/say.js';

const say = inEnglish({ partNotLoaded: 'A part of this page cannot be loaded. Reload it.' });

/** Lazy code did not arrive: offline, or a deployment in between has removed it. */
export const partNotLoaded = (cause: unknown): TcError => tcError('network', say('partNotLoaded'), { cause });
