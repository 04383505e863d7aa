import { counted } from '../../session/sentences/counted.js';
import { chooseWords } from './choose-words.js';
import type { WhoamiWords } from './words.js';

const english: WhoamiWords = {
  anonymous: 'Not signed in',
  signedIn: 'Signed in',
  expired: 'The session has ended',
  until: (time) => `until ${time}`,
  clientId: 'Client ID',
  deployment: 'Deployment',
  expiry: 'Session',
  scopes: 'Scopes',
  noScopes: 'No scopes: nothing is allowed that is not allowed to everybody.',
  searchScopes: 'Search scopes',
  foundScopes: counted('en', { one: '# scope', other: '# scopes' }),
  copyClientId: 'Copy client ID',
  tryAgain: 'Try again',
  loading: 'One moment…',
};

/** The words of `<tc-whoami>`. */
export const whoamiWords = (language: string): WhoamiWords => chooseWords('whoami', english, language);
