// What a call needs once an attempt has failed; loaded then.
export { failureOf } from './answers/failure.js';
export { realClock } from './call-clock.js';
export { retryDelayMs } from './retry.js';
export { Lessons } from './signing/lessons.js';
