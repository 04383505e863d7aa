import { callApi, shareCalls } from '../../src/api/index.js';
import { signRequest } from '../../src/api/signing/sign-request.js';
import { createClock } from '../../src/platform/browser-clock.js';
import { Agent } from '../../src/session/agent/agent.js';
import { CredentialsCache } from '../../src/session/agent/credentials-cache.js';
import type { Credentials } from '../../src/session/credential-agent.js';
import { Queue } from './published-client.js';
import { taskId } from './samples.js';

export type Caller = 'raw fetch' | 'least' | 'ours' | 'naive';

/** Gets one task; the number says which. */
type Get = (index: number) => Promise<unknown>;

const callers: Record<Caller, (rootUrl: string) => Get> = { 'raw fetch': rawFetch, least, ours, naive };

function rawFetch(rootUrl: string): Get {
  return async (index) => (await fetch(`${rootUrl}/api/queue/v1/task/${taskId(index)}`)).json();
}

/**
 * What no client can spare: credentials first, an HMAC for each address, and addresses as long as signed ones. The text
 * and the signature in the address are always the same.
 */
function least(rootUrl: string): Get {
  let ready: Promise<Awaited<ReturnType<typeof signOne>>> | undefined;
  return async (index) => {
    ready ??= exchange(rootUrl).then(({ credentials }) => signOne(rootUrl, credentials));
    const { bewit, key, text } = await ready;
    await crypto.subtle.sign('HMAC', key, text);
    return (await fetch(`${rootUrl}/api/queue/v1/task/${taskId(index)}?bewit=${bewit}`)).json();
  };
}

async function signOne(rootUrl: string, credentials: Credentials) {
  const signer = { credentials, authorizedScopes: undefined, serverNow: Date.now(), allowBewit: true };
  const { url } = await signRequest(`${rootUrl}/`, 'GET', signer);
  const [encoder, bewit] = [new TextEncoder(), new URL(url).searchParams.get('bewit')!];
  const secret = encoder.encode(credentials.accessToken);
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  // What is signed is the certificate, in base64 once, and some words.
  return { bewit, key, text: encoder.encode(bewit.slice(bewit.length / 4)) };
}

function ours(rootUrl: string): Get {
  const agent = sessionAgent(rootUrl);
  return async (index) => (await callApi(agent, 'queue', 'task', { args: [taskId(index)] })).data;
}

/** What many pages do: the published client signs by header, and asks for credentials each time. */
function naive(rootUrl: string): Get {
  const getCredentials = async () => (await exchange(rootUrl)).credentials;
  const queue = new Queue({ rootUrl, credentialAgent: { getCredentials } });
  return (index) => queue.task(taskId(index));
}

/** The agent that a signed-in page has, with the Login service's exchange behind it. */
function sessionAgent(rootUrl: string): Agent {
  const cache = new CredentialsCache({
    fetch: () => exchange(rootUrl),
    clock: createClock(),
  });
  return new Agent({
    rootUrl,
    user: () => undefined,
    expires: () => undefined,
    admit: async () => undefined,
    credentials: (options) => cache.get(options),
    invalidate: (credentials) => cache.invalidate(credentials),
  });
}

async function exchange(rootUrl: string): Promise<{ credentials: Credentials; expires: number }> {
  const headers = { Authorization: 'Bearer token-of-the-bench' };
  const response = await fetch(`${rootUrl}/api/login/v1/oidc-credentials/mozilla-auth0`, { headers });
  const { credentials, expires } = (await response.json()) as { credentials: Credentials; expires: string };
  return { credentials, expires: Date.parse(expires) };
}

const made = new Map<string, Get>();

/**
 * Milliseconds for 200 GETs at once, of tasks that no earlier batch asked for.
 *
 * The second batch of a page is warm: connections are open, credentials are there.
 */
async function batch(name: Caller, rootUrl: string, number: number): Promise<number> {
  const started = performance.now();
  const get = made.get(name) ?? callers[name](rootUrl);
  made.set(name, get);
  await Promise.all(Array.from({ length: 200 }, (_, index) => get(number * 200 + index)));
  return performance.now() - started;
}

/** 200 equal calls at once, as 200 elements of a page would make them. */
async function equal(rootUrl: string): Promise<void> {
  const agent = sessionAgent(rootUrl);
  const call = shareCalls();
  await Promise.all(Array.from({ length: 200 }, () => call(agent, 'queue', 'task', { args: [taskId(0)] })));
}

export const bench = { batch, equal };
Object.assign(globalThis, { bench });
