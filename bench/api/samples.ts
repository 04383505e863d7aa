import type { Credentials } from '../../src/session/credential-agent.js';

export const rootUrl = 'https://tc.example.com';

/** A valid slugid, another one for each number. */
export const taskId = (index: number): string => `${String(index).padStart(5, '0')}AbArXTPSVFNUvaOlinQ`.slice(0, 22);

const scopes = Array.from({ length: 34 }, (_, index) => `queue:route:index.project.example.${index}`);
const signature = 'x'.repeat(44);

/** As Taskcluster gives them: the certificate is JSON of 1.5 kB. */
export const temporaryCredentials = (): Credentials => ({
  clientId: 'mozilla-auth0/ad|Example-LDAP|alice/bench',
  accessToken: 'a'.repeat(44),
  certificate: JSON.stringify({
    version: 1, scopes, start: 1_700_000_000_000, expiry: 1_700_086_400_000, seed: 's'.repeat(44), signature,
  }),
});
