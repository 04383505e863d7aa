import express, { type Express } from 'express';
import { Controls } from './controls.js';
import { controlRoutes } from './control-routes.js';
import { loginService } from './login-service/login-service.js';
import { loopbackServer, type LoopbackServer } from './loopback-server.js';
import { pageServer } from './page-server.js';
import type { ServerName } from './request-log.js';
import { corsHeaders } from './services/headers.js';
import { services } from './services/services.js';
import { Tenant } from './tenant/tenant.js';
import {
  defaultClients, mayRead, ownPageClient, thirdPartyLogin, type RegisteredClient,
} from './third-party/third-party.js';
import { createWorld, type World } from './world.js';

export interface DeploymentOptions {
  /** Ports to try first; free ones are taken where these are in use or left out. */
  ports?: { root?: number; tenant?: number; page?: number };
  /** Mount to folder, for the page's origin: `{ '/': 'demo/pages' }`. */
  serve?: Record<string, string>;
  /** Extra headers of the page's origin, by path. */
  pageHeaders?: (path: string) => Record<string, string>;
  /** Clients of the third-party login; `defaultClients` with all places to return to when left out. */
  thirdPartyClients?: RegisteredClient[];
  /** More places to return to after sign-in; one that begins with `/` is on the page's origins. */
  redirectUris?: string[];
  /** Adds a client `own-page` to both logins, for pages at any address of this machine. */
  localPages?: boolean;
}

/** The addresses of a deployment under one host name. */
export interface Addresses {
  /** The Taskcluster root URL. */
  rootUrl: string;
  /** The hosted login; its issuer is this with a slash at its end. */
  tenantUrl: string;
  /** The pages. */
  pageUrl: string;
}

/** A Taskcluster deployment, a hosted login and a web page's server, on this machine only. */
export interface Deployment extends Addresses {
  /** The same servers by 127.0.0.1: to a browser another site than `localhost`. */
  crossSite: Addresses;
  /** The client id that pages sign in with at the hosted login. */
  clientId: string;
  /** Servers whose wanted port was taken. */
  movedPorts: ServerName[];
  world: World;
  controls: Controls;
  /** Ends everything at once, requests under way included. */
  close(): Promise<void>;
}

const clientId = 'taskcluster-elements-demo';

/**
 * Starts a deployment on loopback addresses.
 *
 * @throws {Error} when no port can be had
 */
export async function startDeployment(options: DeploymentOptions = {}): Promise<Deployment> {
  const world = createWorld();
  const servers = await listen(options.ports);
  const here = addresses(servers, 'localhost');
  const crossSite = addresses(servers, '127.0.0.1');
  const pageUrls = [here.pageUrl, crossSite.pageUrl];

  const returnUris = allReturnUris(pageUrls, options.redirectUris);
  const origins = [here.tenantUrl, crossSite.tenantUrl];
  const { localPages = false } = options;
  const tenant = await Tenant.create({ world, clientId, origins, redirectUris: returnUris, localPages });
  // The first URI stays the first: the token endpoint's CORS goes by it.
  const registered = options.thirdPartyClients ?? defaultClients(here.pageUrl).map((client) => ({
    ...client, redirectUri: [...new Set([...client.redirectUri, ...returnUris])],
  }));
  const thirdPartyClients = localPages ? [...registered, ownPageClient] : registered;
  const thirdParty = thirdPartyLogin(world, { clients: thirdPartyClients });
  const taskcluster = services(world);
  const controls = new Controls({
    world, tenant, clientId, thirdParty: thirdParty.controls, resetServices: () => taskcluster.reset(),
  });
  world.faults.corsHeaders = faultCors(mayRead(thirdPartyClients));

  const app = (name: ServerName, hasControls: boolean) => newApp(name, world, hasControls ? controls : undefined);
  const root = app('root', true);
  root.use('/api/login/v1', loginService(world, tenant));
  root.use(taskcluster, thirdParty, (_request, response) => {
    // Every other path is the deployment's own user interface, which nothing here needs.
    response.type('html').send('<!doctype html><html lang="en"><title>Taskcluster</title><p>Taskcluster</p></html>');
  });
  const page = app('page', true);
  page.use(pageServer({
    serve: options.serve ?? {}, headers: options.pageHeaders,
    replace: { __ROOT_URL__: here.rootUrl, __TENANT_DOMAIN__: here.tenantUrl },
  }));
  servers.root.answer(root);
  servers.tenant.answer(app('tenant', false).use(tenant.router));
  servers.page.answer(page);

  const all = Object.entries(servers) as [ServerName, LoopbackServer][];
  return {
    ...here, crossSite, clientId, world, controls,
    movedPorts: all.filter(([, server]) => !server.hasWantedPort).map(([name]) => name),
    close: async () => void await Promise.all(all.map(([, server]) => server.close())),
  };
}

type Servers = Record<ServerName, LoopbackServer>;

async function listen(ports: DeploymentOptions['ports'] = {}): Promise<Servers> {
  // One after the other: two that look for a free port at once could take the same.
  const root = await loopbackServer(ports.root);
  const tenant = await loopbackServer(ports.tenant);
  const page = await loopbackServer(ports.page);
  return { root, tenant, page };
}

function addresses({ root, tenant, page }: Servers, host: string): Addresses {
  const url = ({ port }: LoopbackServer) => `http://${host}:${port}`;
  return { rootUrl: url(root), tenantUrl: url(tenant), pageUrl: url(page) };
}

function allReturnUris(pageUrls: string[], more: string[] = []): string[] {
  const relative = ['/', '/callback.html', ...more.filter((uri) => uri.startsWith('/'))];
  const absolute = more.filter((uri) => !uri.startsWith('/'));
  return [...new Set([...pageUrls.flatMap((url) => relative.map((path) => url + path)), ...absolute])];
}

/** What every server does first: the controls, then the log, then the faults. */
function newApp(name: ServerName, world: World, controls: Controls | undefined): Express {
  const app = express();
  app.disable('x-powered-by');
  if (controls) app.use('/__controls', controlRoutes(controls, world));
  app.use(world.log.middleware(name), world.faults.middleware);
  return app;
}

/** A failing service sends the CORS headers that it always sends. */
function faultCors(mayReadLogin: (origin: string) => boolean) {
  return (path: string, origin: string | undefined): Record<string, string> => {
    if (path.startsWith('/api/')) return corsHeaders;
    if (!path.startsWith('/login/')) return { 'Access-Control-Allow-Origin': '*' };
    const common = { Vary: 'Origin', 'Access-Control-Allow-Credentials': 'true' };
    return origin && mayReadLogin(origin) ? { ...common, 'Access-Control-Allow-Origin': origin } : common;
  };
}
