import { createHmac } from 'node:crypto';
import scopeTools from 'taskcluster-lib-scopes';
import type { TcClient } from './clients.js';

/** What a client may send in Hawk's `ext`, base64 of JSON. Nothing in it can be trusted. */
export interface Ext {
  certificate?: unknown;
  authorizedScopes?: unknown;
}

interface Certificate {
  version: number;
  scopes: string[];
  start: number;
  expiry: number;
  seed: string;
  signature: string;
  issuer?: string;
}

const graceMs = 5 * 60_000;
const longestMs = 31 * 24 * 60 * 60_000;

/** @throws {Error} when it is not base64 (either alphabet) of JSON */
export function parseExt(text: string): Ext {
  try {
    return (JSON.parse(Buffer.from(text, 'base64').toString('utf8')) ?? {}) as Ext;
  } catch {
    throw new Error('Failed to parse ext');
  }
}

/**
 * Who signed the certificate: its issuer when it is named, else the client itself.
 *
 * @throws {Error} when the issuer cannot be one
 */
export function issuerOf(ext: Ext | undefined, clientId: string): string {
  const issuer = (ext?.certificate as Partial<Certificate> | null | undefined)?.issuer as unknown;
  if (!issuer) return clientId;
  if (typeof issuer !== 'string') throw new Error('ext.certificate.issuer must be a string');
  if (issuer === clientId) throw new Error('ext.certificate.issuer must differ from the supplied clientId');
  return issuer;
}

/** What the auth service needs to judge a certificate. */
export interface CertificateContext {
  /** The name the request came under. */
  clientId: string;
  /** The client that signed, with all scopes of its roles. */
  issuer: TcClient;
  now: number;
  /** Whether this deployment ended the certificate early. */
  hasExpired(seed: string): boolean;
}

/**
 * Checks a certificate.
 *
 * @returns the key and the scopes that it stands for
 * @throws {Error} the auth service's sentence for what is wrong
 * @see https://docs.taskcluster.net/docs/manual/design/apis/hawk/temporary-credentials
 */
export function checkCertificate(value: unknown, context: CertificateContext): { key: string; scopes: string[] } {
  const certificate = checkShape(value);
  checkTimes(certificate, context);
  checkName(certificate, context);
  const { clientId, accessToken, scopes } = context.issuer;
  if (!scopeTools.satisfiesExpression(scopes, { AllOf: certificate.scopes })) {
    throw new Error(`ext.certificate issuer \`${clientId}\` doesn't satisfy all certificate scopes `
      + `${certificate.scopes.join(', ')}.  The temporary credentials were not generated correctly.`);
  }
  if (certificate.signature !== sign(certificate, context)) {
    const hint = certificate.issuer ? ', or wrong clientId provided' : '';
    throw new Error(`ext.certificate.signature is not valid${hint}`);
  }
  const key = createHmac('sha256', accessToken).update(certificate.seed).digest('base64url');
  return { key, scopes: certificate.scopes };
}

function checkShape(value: unknown): Certificate {
  if (!(value instanceof Object)) throw new Error('ext.certificate must be a JSON object');
  const certificate = value as Certificate;
  const { version, seed, start, expiry, scopes } = certificate as { [name in keyof Certificate]: unknown };
  if (version !== 1) throw new Error('ext.certificate.version must be 1');
  if (typeof seed !== 'string') throw new Error('ext.certificate.seed must be a string');
  if (seed.length !== 44) throw new Error('ext.certificate.seed must be 44 characters');
  if (typeof start !== 'number') throw new Error('ext.certificate.start must be a number');
  if (typeof expiry !== 'number') throw new Error('ext.certificate.expiry must be a number');
  if (!Array.isArray(scopes)) throw new Error('ext.certificate.scopes must be an array');
  if (!scopes.every(scopeTools.validScope)) {
    throw new Error('ext.certificate.scopes must be an array of valid scopes');
  }
  return certificate;
}

function checkTimes({ start, expiry, seed }: Certificate, { now, hasExpired }: CertificateContext): void {
  if (start > now + graceMs) throw new Error('ext.certificate.start > now');
  if (expiry < now - graceMs || hasExpired(seed)) throw new Error('ext.certificate.expiry < now');
  if (expiry - start > longestMs) throw new Error('ext.certificate cannot last longer than 31 days!');
}

function checkName(certificate: Certificate, { clientId, issuer }: CertificateContext): void {
  if (issuer.clientId === clientId) {
    if ('clientId' in certificate) {
      throw new Error('ext.certificate.clientId must only be used with ext.certificate.issuer');
    }
    return;
  }
  const createScope = `auth:create-client:${clientId}`;
  if (!scopeTools.satisfiesExpression(issuer.scopes, createScope)) {
    throw new Error(`ext.certificate issuer \`${issuer.clientId}\` doesn't have \`${createScope}\` `
      + 'for supplied clientId.');
  }
}

function sign(certificate: Certificate, { clientId, issuer }: CertificateContext): string {
  const lines = [
    `version:${certificate.version}`,
    ...(certificate.issuer ? [`clientId:${clientId}`, `issuer:${certificate.issuer}`] : []),
    `seed:${certificate.seed}`,
    `start:${certificate.start}`,
    `expiry:${certificate.expiry}`,
    'scopes:',
    ...certificate.scopes,
  ];
  return createHmac('sha256', issuer.accessToken).update(lines.join('\n')).digest('base64');
}
