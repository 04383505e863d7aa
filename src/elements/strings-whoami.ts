/** Every sentence of `<tc-whoami>` that a person can read. */
export interface WhoamiStrings {
  anonymous: string;
  signedIn: string;
  expired: string;
  /** @param time clock time, or date and time where it is not today */
  until(time: string): string;
  clientId: string;
  deployment: string;
  expiry: string;
  scopes: string;
  noScopes: string;
  searchScopes: string;
  foundScopes(count: number): string;
  copyClientId: string;
  copied: string;
  tryAgain: string;
  loading: string;
}

export const whoamiStrings: WhoamiStrings = {
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
  foundScopes: (count) => `${count} ${count === 1 ? 'scope' : 'scopes'}`,
  copyClientId: 'Copy client ID',
  copied: 'Copied',
  tryAgain: 'Try again',
  loading: 'One moment…',
};
