import type { NextFunction, Request, Response } from 'express';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { userClaims } from './tenant-provider.js';
import type { TenantParts } from './tenant.js';

/**
 * Who an access token for an API stands for.
 *
 * Auth0 lets one token serve an API and `/userinfo`; `oidc-provider` does not,
 * and answers only the tokens that are for `/userinfo` alone.
 */
export function userinfo({ keys, world }: TenantParts) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return next();
    response.set('Access-Control-Allow-Origin', '*');
    const issuer = `http://${request.headers.host}/`;
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys.publicSet()), {
        issuer, audience: `${issuer}userinfo`, currentDate: new Date(world.clock.now()),
      });
      const person = [...world.people.values()].find(({ sub }) => sub === payload.sub);
      if (!person) throw new Error('Nobody has this sub.');
      response.json(userClaims(person));
    } catch {
      response.status(401).type('text').send('Unauthorized');
    }
  };
}
