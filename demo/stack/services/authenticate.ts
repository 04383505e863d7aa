import type { IncomingMessage } from 'node:http';
import hawk from 'hawk';
import scopeTools from 'taskcluster-lib-scopes';
import type { World } from '../world.js';
import { ApiError } from './api-error.js';
import { checkCertificate, issuerOf, parseExt, type Ext } from './certificate.js';
import type { TcClient } from './clients.js';
import { expandScopes } from './expand-scopes.js';

/** A request as far as signatures go. */
export interface SignedRequest extends IncomingMessage {
  /** Path and query exactly as sent; routers shorten `url`. */
  originalUrl: string;
  /** The body exactly as sent. */
  text?: string;
}

/** Who sent a request. Without a signature: nobody, with the anonymous role's scopes. */
export interface Caller {
  clientId: string | undefined;
  scopes: string[];
}

// Taskcluster's, not Hawk's minute: https://docs.taskcluster.net/docs/manual/design/apis/hawk
const allowedSkewSeconds = 15 * 60;

/**
 * Checks the Hawk header or the bewit of a request.
 *
 * @throws {ApiError} `AuthenticationFailed` when there is a signature and it does not hold
 */
export async function authenticate(world: World, request: SignedRequest): Promise<Caller> {
  const { authorization } = request.headers;
  const hasBewit = /^\/.*[?&]bewit=/.test(request.originalUrl);
  if (authorization && hasBewit) {
    throw new ApiError('AuthenticationFailed', 'Cannot use two authentication schemes at once this request has both '
      + "bewit in querystring and 'authorization' header");
  }
  if (!authorization && !hasBewit) {
    return { clientId: undefined, scopes: expandScopes(['assume:anonymous'], world.roles) };
  }
  const check = authorization ? checkHeader(world, request, authorization) : checkBewit(world, request);
  const { credentials, hash } = await check.catch((error: Error) => {
    throw new ApiError('AuthenticationFailed', sentence(error));
  });
  if (hash !== undefined) checkPayload(hash, request);
  return { clientId: credentials.clientId, scopes: credentials.scopes };
}

interface Credentials extends Caller { key: string; algorithm: 'sha256' }

async function checkHeader(world: World, request: SignedRequest, authorization: string) {
  const find = async (id: string) => findCredentials(
    world, id, hawk.utils.parseAuthorizationHeader(authorization).ext);
  const { credentials, artifacts } = await hawk.server.authenticate(
    { ...hawkRequest(request), authorization }, find,
    { timestampSkewSec: allowedSkewSeconds, localtimeOffsetMsec: offsetMs(world) });
  return { credentials, hash: artifacts.hash };
}

async function checkBewit(world: World, request: SignedRequest) {
  const [, bewit = ''] = /[?&]bewit=([\w-]*)/.exec(request.originalUrl) ?? [];
  const ext = Buffer.from(bewit, 'base64').toString('latin1').split('\\')[3];
  const find = async (id: string) => findCredentials(world, id, ext);
  const { credentials } = await hawk.uri.authenticate(
    hawkRequest(request), find, { localtimeOffsetMsec: offsetMs(world) });
  return { credentials, hash: undefined };
}

/** The key that the request should be signed with, and what it allows. */
function findCredentials(world: World, clientId: string, extText: string | undefined): Credentials {
  const ext = extText ? parseExt(extText) : undefined;
  const issuer = loadClient(world, issuerOf(ext, clientId));
  const { key, scopes } = ext?.certificate
    ? checkCertificate(ext.certificate, {
      clientId, issuer, now: world.clock.now(), hasExpired: (seed) => world.certificates.hasExpired(seed),
    })
    : { key: issuer.accessToken, scopes: issuer.scopes };
  const limited = ext ? limitScopes(world, scopes, ext) : scopes;
  return { key, algorithm: 'sha256', clientId, scopes: withAnonymous(world, limited) };
}

function loadClient(world: World, clientId: string): TcClient {
  const client = world.clients.get(clientId);
  if (!client) throw new Error(`Client with clientId '${clientId}' not found`);
  if (client.disabled) throw new Error(`Client with clientId '${clientId}' is disabled`);
  if (client.expires.getTime() < world.clock.now()) throw new Error(`Client with clientId: '${clientId}' has expired`);
  return { ...client, scopes: expandScopes(client.scopes, world.roles) };
}

function limitScopes(world: World, scopes: string[], { authorizedScopes }: Ext): string[] {
  if (!authorizedScopes) return scopes;
  if (!Array.isArray(authorizedScopes)) throw new Error('ext.authorizedScopes must be an array');
  if (!authorizedScopes.every(scopeTools.validScope)) {
    throw new Error('ext.authorizedScopes must be an array of valid scopes');
  }
  const allowed = withAnonymous(world, scopes);
  if (!scopeTools.satisfiesExpression(allowed, { AllOf: authorizedScopes })) {
    throw new Error('Supplied credentials do not satisfy authorizedScopes; credentials have scopes:\n\n'
      + `${fenced(allowed)}\n\nauthorizedScopes are:\n\n${fenced(authorizedScopes)}`);
  }
  return authorizedScopes;
}

function checkPayload(hash: string, request: SignedRequest): void {
  const computedHash = hawk.crypto.calculatePayloadHash(request.text ?? '', 'sha256', request.headers['content-type']);
  if (hash === computedHash) return;
  throw new ApiError(
    'AuthenticationFailed',
    'Invalid payload hash: {{hash}}\nComputed payload hash: {{computedHash}}\nThis happens when your request carries '
    + "a signed hash of the payload and the hash doesn't match the hash we've computed on the server-side.",
    { computedHash });
}

/** The host and port that the client meant, which a proxy may have to name. */
function hawkRequest(request: SignedRequest) {
  const host = hawk.utils.parseHost(request);
  const forwardedPort = request.headers['x-forwarded-port'];
  const isSecure = request.headers['x-forwarded-proto'] === 'https';
  const port = Number(forwardedPort ?? (isSecure ? 443 : host?.port));
  return { method: request.method ?? 'GET', url: request.originalUrl, host: host?.name ?? '', port };
}

function offsetMs(world: World): number {
  return world.clock.now() - Date.now();
}

function withAnonymous(world: World, scopes: string[]): string[] {
  return expandScopes([...scopes, 'assume:anonymous'], world.roles);
}

function fenced(lines: string[]): string {
  return ['```', ...lines, '```'].join('\n');
}

/** Hawk's own refusals are spelled with their HTTP reason, the auth service's as they are. */
function sentence(error: Error & { isServer?: boolean; output?: { payload: { error: string; message?: string } } }) {
  if (!error.output || error.isServer) return error.message;
  const { error: reason, message } = error.output.payload;
  return message ? `${reason}: ${message}` : reason;
}
