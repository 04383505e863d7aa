// What a call needs once an attempt has failed; loaded then.
export { failureOf } from './answers/failure.js';
export { retryDelayMs } from './retry.js';
