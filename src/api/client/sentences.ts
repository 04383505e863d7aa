import { counted } from '../../session/sentences/counted.js';
import { inEnglish } from '../../session/sentences/say.js';

const count = counted('en', { one: '# argument', other: '# arguments' });

/** Says what is wrong with how a client's methods are used. */
export const say = inEnglish({
  noClientMethod: 'Name a method of this client, such as client.ping.',
  clientArgsCount: ({ method, least, most, given }) =>
    `${method} takes ${most > least ? `${least} or ` : ''}${count(most)} but got ${given}.`,
});
