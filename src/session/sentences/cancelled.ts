import { inEnglish } from './say.js';

export const say = inEnglish({ requestCancelled: 'The request was cancelled.' });
