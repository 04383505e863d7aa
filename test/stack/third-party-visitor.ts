import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import express from 'express';
import {
  defaultClients, thirdPartyLogin, type RegisteredClient, type ThirdPartyControls,
} from '../../demo/stack/third-party/third-party.js';
import { createWorld, type World } from '../../demo/stack/world.js';

/** The page that signs people in; nothing listens there. */
export const pageUrl = 'http://page.example:8080';
export const callback = `${pageUrl}/callback.html`;
export const otherPageUrl = 'https://other.example';
export const demoScope = 'hooks:trigger-hook:demo/* queue:create-task:lowest:demo/* secrets:get:project/demo/*';

export interface Login {
  root: string;
  world: World;
  controls: ThirdPartyControls;
  visitor(): Visitor;
}

/** A third-party login of its own on the loopback interface, closed after the tests of the file. */
export async function startLogin(
  clients: RegisteredClient[] = defaultClients(pageUrl, [otherPageUrl]),
): Promise<Login> {
  const world = createWorld();
  const login = thirdPartyLogin(world, { clients });
  const root = `http://127.0.0.1:${await listen(express().use(login))}`;
  return { root, world, controls: login.controls, visitor: () => new Visitor(root) };
}

/** Serves an app on the loopback interface until the tests of the file are over; the port. */
export async function listen(app: express.Express): Promise<number> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** A browser without script: keeps cookies, follows no redirect. */
export class Visitor {
  readonly #root: string;
  readonly #cookies = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  get cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async go(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size) headers.set('Cookie', this.cookieHeader);
    const response = await fetch(new URL(path, this.#root), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.#cookies.set(name!, value!);
    }
    return response;
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    return this.go(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async signIn(person = 'alice'): Promise<this> {
    const response = await this.post('/third-party/sign-in', { person });
    assert.equal(response.status, 200, 'signing in');
    return this;
  }

  /** Asks for the demo scopes as `whitelisted-code`; `undefined` leaves a parameter out. */
  async authorize(change: Record<string, string | undefined> = {}): Promise<Response> {
    return this.go(`/login/oauth/authorize?${authorizeQuery(change)}`);
  }

  /** As {@link authorize}, where the person is asked; the query of the consent page. */
  async consent(change: Record<string, string | undefined> = {}): Promise<URLSearchParams> {
    const response = await this.authorize({ client_id: 'consent-code', ...change });
    const target = location(response);
    assert.equal(target.pathname, '/third-party');
    return target.searchParams;
  }

  /** Allows what the consent page shows, with changes; `undefined` leaves a field out. */
  async allow(asked: URLSearchParams, change: Record<string, string | undefined> = {}): Promise<Response> {
    const fields = {
      transaction_id: asked.get('transactionID')!,
      scope: asked.get('scope')!,
      clientId: asked.get('clientId')!,
      expires: inHours(1),
      description: 'For a test',
      ...change,
    };
    return this.post('/login/oauth/authorize/decision', defined(fields));
  }

  async exchange(code: string, change: Record<string, string | undefined> = {}): Promise<Response> {
    return this.post('/login/oauth/token', defined({
      grant_type: 'authorization_code', code, redirect_uri: callback, ...change,
    }));
  }

  async credentials(token: string): Promise<Response> {
    return this.go('/login/oauth/credentials', { headers: { Authorization: `Bearer ${token}` } });
  }
}

export function authorizeQuery(change: Record<string, string | undefined> = {}): URLSearchParams {
  return new URLSearchParams(defined({
    client_id: 'whitelisted-code',
    response_type: 'code',
    redirect_uri: callback,
    scope: demoScope,
    state: 'a state',
    expires: '1 hour',
    ...change,
  }));
}

/** Where a redirect leads. */
export function location(response: Response): URL {
  assert.equal(response.status, 302);
  return new URL(response.headers.get('location')!, response.url);
}

/** What a redirect brings to the page in the query, as an object. */
export function queryOf(response: Response): Record<string, string> {
  return Object.fromEntries(location(response).searchParams);
}

/** What a redirect brings to the page in the fragment. */
export function fragmentOf(response: Response): Record<string, string> {
  const target = location(response);
  assert.equal(target.search, '');
  return Object.fromEntries(new URLSearchParams(target.hash.slice(1)));
}

export function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}

/** Signs in, authorizes as a whitelisted client and takes the token. */
export async function newToken(
  login: Login, { person = 'alice', ...change }: Record<string, string | undefined> = {},
): Promise<string> {
  const visitor = await login.visitor().signIn(person);
  return exchangeCode(visitor, await visitor.authorize(change));
}

/** The token for the code that a redirect brings. */
export async function exchangeCode(visitor: Visitor, redirect: Response): Promise<string> {
  const response = await visitor.exchange(queryOf(redirect).code!);
  assert.equal(response.status, 200);
  return ((await response.json()) as { access_token: string }).access_token;
}

function defined(fields: Record<string, string | undefined>): Record<string, string> {
  const isThere = (field: [string, string | undefined]): field is [string, string] => field[1] !== undefined;
  return Object.fromEntries(Object.entries(fields).filter(isThere));
}
