import type { Request, Response } from 'express';
import { isLocalPage, ownPage } from '../own-page.js';
import { errorPage } from './tenant-pages.js';
import { sessionCookie } from './tenant-provider.js';
import type { TenantParts } from './tenant.js';

/**
 * Ends the browser's session at the hosted login, then goes to `returnTo` if that is allowed.
 *
 * @see https://auth0.com/docs/api/authentication/logout/auth-0-logout
 */
export function logout({ store, redirectUris, localPages }: TenantParts) {
  const isAllowed = (clientId: unknown, uri: string) =>
    redirectUris.includes(uri) || (localPages && clientId === ownPage.clientId && isLocalPage(uri));
  return (request: Request, response: Response): void => {
    const cookie = sessionCookie(`http://${request.headers.host}/`);
    const session = new RegExp(`(?:^|;\\s*)${cookie}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1];
    if (session) store.endSession(session);
    for (const name of [cookie, `${cookie}.sig`]) response.clearCookie(name, { httpOnly: true, sameSite: 'lax' });

    const { returnTo, client_id: clientId } = request.query;
    if (returnTo === undefined) return void response.type('text').send('OK');
    if (typeof returnTo !== 'string' || !isAllowed(clientId, returnTo)) {
      response.status(400).send(errorPage('The "returnTo" querystring parameter is not on the list of allowed URLs.'));
      return;
    }
    response.redirect(302, returnTo);
  };
}
