import { hawkExt } from '../../src/api/signing/ext.js';
import { bewitText } from '../../src/api/signing/hawk.js';
import { signRequest } from '../../src/api/signing/sign-request.js';
import { hawk, Queue } from './published-client.js';
import { rootUrl, taskId, temporaryCredentials } from './samples.js';

const encoder = new TextEncoder();
const address = (index: number) => `${rootUrl}/api/queue/v1/task/${taskId(index)}`;

/** Each signs one request for a task; the number makes requests differ. */
const contenders = {
  'bare WebCrypto': bareWebCrypto,
  'our bewit': () => ourSigner(true),
  'our header': () => ourSigner(false),
  'published bewit': publishedBewit,
  'published header': publishedHeader,
};

export type Signer = keyof typeof contenders;

/** One HMAC with an imported key over the text that Hawk signs, which is ready. */
async function bareWebCrypto() {
  const credentials = temporaryCredentials();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(credentials.accessToken), algorithm, false, ['sign']);
  const text = bewitText({ url: address(0), credentials, ext: hawkExt(credentials), expires: 1_700_000_000 });
  return () => crypto.subtle.sign('HMAC', key, encoder.encode(text));
}

async function ourSigner(allowBewit: boolean) {
  const credentials = temporaryCredentials();
  return (index: number) =>
    signRequest(address(index), 'GET', { credentials, authorizedScopes: undefined, serverNow: Date.now(), allowBewit });
}

async function publishedBewit() {
  const queue = new Queue({ rootUrl, credentials: temporaryCredentials() });
  return (index: number) => queue.buildSignedUrlSync(queue.task, taskId(index));
}

/** The two steps that its `request` takes. */
async function publishedHeader() {
  const credentials = temporaryCredentials();
  const queue = new Queue({ rootUrl, credentials });
  const { clientId: id, accessToken: key } = credentials;
  return (index: number) => {
    const ext = queue.buildExtraData(credentials);
    return hawk.client.header(address(index), 'GET', { credentials: { id, key, algorithm: 'sha256' }, ext });
  };
}

/** Milliseconds for so many signatures, one after the other. */
async function inTurn(name: Signer, count: number): Promise<number> {
  const sign = await contenders[name]();
  for (let index = 0; index < 100; index += 1) await sign(index);
  const started = performance.now();
  for (let index = 0; index < count; index += 1) await sign(index);
  return performance.now() - started;
}

/** Milliseconds for so many signatures at once. On a fresh page the first of these are from cold. */
async function atOnce(name: Signer, count: number): Promise<number> {
  const started = performance.now();
  const sign = await contenders[name]();
  await Promise.all(Array.from({ length: count }, (_, index) => sign(index)));
  return performance.now() - started;
}

export const bench = { inTurn, atOnce };
Object.assign(globalThis, { bench });
