import { counted } from '../../session/sentences/counted.js';
import { eitherOf } from '../../session/sentences/phrases.js';
import { inEnglish } from '../../session/sentences/say.js';

const count = counted('en', { one: '# argument', other: '# arguments' });
const taken = (names: readonly string[]) =>
  names.length ? `${count(names.length)} (${names.join(', ')})` : 'no arguments';

/** Says what is wrong with the input of a call; loaded where something may be. */
export const say = inEnglish({
  sayService: 'Say which service to call.',
  sayMethod: ({ service }) => `Say which method of ${service} to call.`,
  noService: ({ service }) => `There is no service ${service}.`,
  noMethod: ({ method }) => `There is no ${method}.`,
  verbForMethod: ({ method }) => `There is no ${method}: method names the Taskcluster method, not the HTTP verb.`,
  didYouMean: ({ names }) => `Did you mean ${eitherOf('en', names)}?`,
  argsNoList: ({ method }) => `${method} takes its arguments as a list or an object.`,
  argsCount: ({ method, names, given }) => `${method} takes ${taken(names)} but got ${given}.`,
  argsStray: ({ method, names, stray }) => `${method} takes ${taken(names)}, not ${stray.join(', ')}.`,
  argsMissing: ({ method, names, missing }) => `${method} takes ${taken(names)}; ${missing.join(', ')} is missing.`,
  argNoText: ({ method, name }) => `${method} takes text or a number as ${name}.`,
  argEmpty: ({ method, name }) => `${method} needs a ${name}; it is empty.`,
  argDots: ({ method, name, value }) => `${method} cannot take "${value}" as ${name}.`,
  halfCharacter: ({ method, name }) => `${method} cannot take this ${name}: it holds half a character.`,
  queryNoObject: ({ method }) => `${method} takes its query as an object.`,
  queryStray: ({ method, names, stray }) =>
    `${method} takes ${names.length ? `${names.join(', ')} in its query` : 'no query'}, not ${stray.join(', ')}.`,
  queryNoText: ({ method, name }) => `${method} takes text, a number or a boolean as ${name}.`,
  payloadStray: ({ method }) => `${method} takes no payload.`,
  payloadMissing: ({ method }) => `${method} needs a payload.`,
  payloadNoJson: ({ method }) => `${method} needs a payload that can be written as JSON.`,
  payloadTooLong: ({ method }) => `${method} takes a payload of at most 10 MB.`,
});
