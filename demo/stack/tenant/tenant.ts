import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { Provider } from 'oidc-provider';
import type { World } from '../world.js';
import { interactionRoutes } from './interaction-routes.js';
import { logout } from './logout.js';
import { errorPage } from './tenant-pages.js';
import { TenantKeys } from './tenant-keys.js';
import { tenantProvider } from './tenant-provider.js';
import { TenantSettings } from './tenant-settings.js';
import { TenantStore } from './tenant-store.js';
import { userinfo } from './userinfo.js';

/** What the parts of the hosted login share. */
export interface TenantParts {
  world: World;
  keys: TenantKeys;
  store: TenantStore;
  settings: TenantSettings;
  cookieKey: string;
  clientId: string;
  /** Where people may be sent after sign-in and after sign-out. */
  redirectUris: string[];
  /** Whether there is a client for pages at any address of this machine. */
  localPages: boolean;
}

export interface TenantOptions {
  world: World;
  /** The origins that the tenant answers on; each is an issuer of its own, with the same people and keys. */
  origins: string[];
  clientId: string;
  redirectUris: string[];
  localPages: boolean;
}

/** The hosted login: `oidc-provider` in the clothes of an Auth0 tenant. */
export class Tenant {
  readonly keys: TenantKeys;
  readonly store = new TenantStore();
  readonly settings = new TenantSettings();
  readonly issuers: string[];
  readonly router: Router = express.Router();
  readonly #parts: TenantParts;
  readonly #providers = new Map<string, Provider>();

  private constructor({ world, origins, ...client }: TenantOptions, keys: TenantKeys) {
    this.keys = keys;
    this.issuers = origins.map((origin) => `${origin}/`);
    const { store, settings } = this;
    this.#parts = { world, keys, store, settings, cookieKey: randomUUID(), ...client };
    this.#readKeys();
    this.#route();
  }

  static async create(options: TenantOptions): Promise<Tenant> {
    return new Tenant(options, await TenantKeys.create());
  }

  async rotateKeys(options?: { forgetOld?: boolean }): Promise<void> {
    await this.keys.rotate(options);
    this.#readKeys();
  }

  reset(): void {
    this.settings.reset();
    this.store.clear();
  }

  /** `oidc-provider` takes its keys once, so new keys mean new providers; what they remember is in the store. */
  #readKeys(): void {
    for (const issuer of this.issuers) {
      this.#providers.set(new URL(issuer).host, tenantProvider(issuer, this.#parts));
    }
  }

  #route(): void {
    const providerOf = (request: Request) => this.#providers.get(request.headers.host ?? '');
    this.router.use((request, response, next) => {
      if (!providerOf(request)) {
        response.status(404).send(errorPage(`No tenant answers on ${request.headers.host}.`));
        return;
      }
      if (this.settings.refuseFrames) refuseFrames(response);
      next();
    });
    this.router.get('/v2/logout', logout(this.#parts));
    this.router.get('/userinfo', userinfo(this.#parts));
    this.router.use('/u', interactionRoutes((request) => providerOf(request)!, this.#parts));
    this.router.use((request, response) => void providerOf(request)!.callback()(request, response));
  }
}

/** Set when the headers go out, because the answer to a silent request takes such headers away. */
function refuseFrames(response: Response): void {
  const writeHead = response.writeHead as (...args: unknown[]) => Response;
  response.writeHead = ((...args: unknown[]) => {
    response.setHeader('X-Frame-Options', 'DENY');
    return writeHead.apply(response, args);
  }) as Response['writeHead'];
}
