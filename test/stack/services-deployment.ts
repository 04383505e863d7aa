import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import express from 'express';
import hawk from 'hawk';
import taskcluster, { type ApiClientClass, type TaskclusterCredentials } from 'taskcluster-client';
import { issueTemporaryCredentials } from '../../demo/stack/services/issue-credentials.js';
import { services } from '../../demo/stack/services/services.js';
import { createWorld } from '../../demo/stack/world.js';

const minuteMs = 60_000;

/** The services alone on a free port, closed when the test file ends. */
export async function startServices() {
  const world = createWorld();
  const router = services(world);
  const server = express().use(router).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  after(() => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  }));
  const rootUrl = `http://localhost:${(server.address() as AddressInfo).port}`;

  return {
    rootUrl, world, reset: () => router.reset(),

    /** A permanent client of a person with these scopes. */
    permanent(clientId: string, scopes: string[]): TaskclusterCredentials {
      const expires = new Date(world.clock.now() + 60 * minuteMs);
      const { accessToken } = world.clients.create({ clientId, scopes, expires });
      return { clientId, accessToken };
    },

    /** What the Login service would give out, valid from 15 minutes ago for 15 minutes unless said otherwise. */
    temporary(clientId: string, scopes: string[], startMinutes = -15, expiryMinutes = 15) {
      const at = (minutes: number) => new Date(world.clock.now() + minutes * minuteMs);
      return issueTemporaryCredentials(world, { clientId, scopes, start: at(startMinutes), expiry: at(expiryMinutes) });
    },

    /** The published client; it does not retry, so that each answer is seen. */
    client(name: 'Auth' | 'Queue' | 'Hooks' | 'Secrets', credentials = {}, authorizedScopes?: string[]) {
      const Client: ApiClientClass = taskcluster[name];
      return new Client({ rootUrl, credentials, authorizedScopes, retries: 0 });
    },
  };
}

/** Hawk's `ext` for a certificate and the like. */
export function ext(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64');
}

/** `ext` that goes with these credentials. */
export function certificateExt({ certificate }: TaskclusterCredentials): string | undefined {
  return certificate === undefined ? undefined : ext({ certificate: JSON.parse(certificate) as unknown });
}

/** A header by Hawk's own client. */
export function sign(
  url: string,
  { clientId, accessToken, ...rest }: TaskclusterCredentials,
  options: Partial<Parameters<typeof hawk.client.header>[2]> & { method?: string; algorithm?: string } = {},
): string {
  const { method = 'GET', algorithm = 'sha256', ...extra } = options;
  return hawk.client.header(url, method, {
    credentials: { id: clientId, key: accessToken, algorithm },
    ext: certificateExt({ clientId, accessToken, ...rest }),
    ...extra,
  }).header;
}

/** A refusal's body. */
export interface ErrorBody {
  code: string;
  message: string;
  requestInfo: { method: string; params: object; payload: unknown; time: string };
}

/** The error that the published client rejects with. */
export interface ClientError extends Error {
  statusCode: number;
  code: string;
  body: ErrorBody;
}

/** The refusal that a call ends with. */
export async function refusal(call: Promise<unknown>): Promise<ClientError> {
  try {
    await call;
  } catch (error) {
    return error as ClientError;
  }
  throw new Error('The call was not refused.');
}

/** The message without the facts that every error ends with. */
export function sentenceOf({ body }: ClientError): string {
  return body.message.split('\n\n---\n')[0] ?? '';
}
