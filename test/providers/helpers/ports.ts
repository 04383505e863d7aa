import type { AddressInfo } from 'node:net';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { after } from 'node:test';
import type { Attempt } from '../../../src/session/attempts.js';
import { configurationKey, type SessionConfiguration } from '../../../src/session/configuration.js';
import { TcError } from '../../../src/session/errors.js';
import type { Clock, WakeUp } from '../../../src/session/ports.js';
import type { ProviderPorts } from '../../../src/providers/provider-ports.js';

export const noSignal = new AbortController().signal;

/** A clock whose waits pass `speed` times as fast, and whose wall clock may be wrong. */
export function hurriedClock({ speed = 1, wrongByMs = 0 } = {}): Clock & { waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => Date.now() + wrongByMs,
    monotonic: () => performance.now() * speed,
    random: () => 1,
    after(ms, work) {
      waits.push(ms);
      const timer = setTimeout(work, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}

export interface TestPorts extends ProviderPorts {
  clock: Clock & { waits: number[] };
  /** Each request that was made: method and address. */
  requests: string[];
  inits: RequestInit[];
  online: { value: boolean; wake(kind: WakeUp): void };
}

/** Real requests, as from a page of this origin: an answer without its CORS header is none. */
export function testPorts({ origin, ...clockOptions }: { origin: string; speed?: number; wrongByMs?: number }): TestPorts {
  const requests: string[] = [];
  const inits: RequestInit[] = [];
  const listeners = new Set<(wakeUp: WakeUp) => void>();
  const online = {
    value: true,
    wake: (kind: WakeUp) => { for (const listener of [...listeners]) listener(kind); },
  };
  return {
    requests, inits, online,
    clock: hurriedClock(clockOptions),
    wakeUps: {
      isOnline: () => online.value,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    async fetch(input, init = {}) {
      requests.push(`${init.method ?? 'GET'} ${String(input)}`);
      inits.push(init);
      const headers = new Headers(init.headers);
      headers.set('Origin', origin);
      const response = await fetch(input, { ...init, headers });
      const allowed = response.headers.get('access-control-allow-origin');
      if (allowed !== '*' && allowed !== origin) throw new TypeError('Failed to fetch');
      return response;
    },
  };
}

/** A server of this test file, for answers that no deployment gives. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    listener(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function configurationOf(fields: Partial<SessionConfiguration>): SessionConfiguration {
  return {
    rootUrl: 'https://tc.example.com', provider: 'auth0', clientId: 'page', scope: 'openid profile',
    redirectUri: 'https://page.example/', domain: 'tenant.example', audience: 'login.taskcluster.net', connection: '',
    oidcProvider: 'mozilla-auth0', credentialsUrl: 'https://tc.example.com/api/login/v1/oidc-credentials/mozilla-auth0',
    responseType: '', lifetime: '', ...fields,
  };
}

export function attemptOf(configuration: SessionConfiguration, fields: Partial<Attempt> = {}): Attempt {
  return {
    state: 'tce.state', nonce: 'nonce', configuration: configurationKey(configuration), mode: 'popup',
    created: Date.now(), after: 0, returnTo: '/', ...fields,
  };
}

/** The error that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<TcError> {
  const outcome = await promise.then(() => undefined, (error: unknown) => error);
  if (outcome instanceof TcError) return outcome;
  throw new Error(`A TcError was expected, not ${String(outcome)}`);
}
