import express, { type Request, type Response, type Router } from 'express';
import type { Provider } from 'oidc-provider';
import { consentPage, errorPage, signInPage } from './tenant-pages.js';
import { consentKey } from './tenant-provider.js';
import type { TenantParts } from './tenant.js';

/** The pages between a request to sign in and its answer, mounted at `/u`. */
export function interactionRoutes(providerOf: (request: Request) => Provider, parts: TenantParts): Router {
  const { world, settings, store } = parts;
  const router = express.Router();
  router.use(express.urlencoded({ extended: false }));

  router.use((_request, response, next) => {
    response.set({ 'X-Frame-Options': 'DENY', 'Cache-Control': 'no-store' });
    if (settings.cutOpener) response.set('Cross-Origin-Opener-Policy', 'same-origin');
    if (!settings.deadEnd) return next();
    response.status(500).send(errorPage('The sign-in page was told to lead nowhere.'));
  });

  router.get('/login/:uid', async (request, response) => {
    await under(providerOf(request), request, response);
    response.send(signInPage(world.people.values(), request.originalUrl));
  });

  router.post('/login/:uid', async (request, response) => {
    const provider = providerOf(request);
    const { session } = await under(provider, request, response);
    if (request.body.decision === 'deny') return deny(provider, request, response);
    const person = world.people.get(request.body.person);
    if (!person) return void response.status(400).send(errorPage('There is no such person.'));
    const login = { accountId: person.sub, remember: true };
    const back = await provider.interactionResult(request, response, { login }, { mergeWithLastSubmission: false });
    // Another person takes the session over at once, as at Auth0; `oidc-provider` would show a page in between.
    if (session) store.switchPerson(person.sub, session.uid);
    response.redirect(303, back);
  });

  router.get('/consent/:uid', async (request, response) => {
    const { params, session } = await under(providerOf(request), request, response);
    const person = [...world.people.values()].find(({ sub }) => sub === session?.accountId);
    response.send(consentPage(person, String(params.client_id), String(params.scope), request.originalUrl));
  });

  router.post('/consent/:uid', async (request, response) => {
    const provider = providerOf(request);
    const { params, session } = await under(provider, request, response);
    if (request.body.decision !== 'accept' || !session) return deny(provider, request, response);
    settings.consents.add(consentKey(session.accountId, String(params.client_id)));
    await provider.interactionFinished(request, response, { consent: {} }, { mergeWithLastSubmission: true });
  });

  router.use((_error: unknown, _request: Request, response: Response, _next: express.NextFunction) => {
    response.status(400).send(errorPage('This sign-in is over or was begun in another browser. Start again.'));
  });
  return router;
}

/** The sign-in that this browser is in the middle of. */
async function under(provider: Provider, request: Request, response: Response) {
  const details = await provider.interactionDetails(request, response);
  if (details.uid !== request.params.uid) throw new Error('The cookie is of another sign-in.');
  return details;
}

async function deny(provider: Provider, request: Request, response: Response): Promise<void> {
  const answer = { error: 'access_denied', error_description: 'User did not authorize the request' };
  await provider.interactionFinished(request, response, answer, { mergeWithLastSubmission: false });
}
