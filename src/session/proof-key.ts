import { base64url, randomText } from './attempts.js';

/** PKCE: the verifier stays here, its hash goes to the authorize page. */
export interface ProofKey {
  readonly verifier: string;
  /** base64url of the verifier's SHA-256. */
  readonly challenge: string;
}

let ready: ProofKey | undefined;
let making: Promise<void> | undefined;

/**
 * Makes a proof key ahead of time: hashing is asynchronous, and a popup opens inside the click.
 *
 * @returns settles when there is one, or there can be none
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.2
 */
export function prepareProofKey(): Promise<void> {
  // Without a secure context there is no hash; a deployment that demands a key says so.
  if (ready || !globalThis.crypto?.subtle) return Promise.resolve();
  return (making ??= make().catch(() => undefined).finally(() => (making = undefined)));
}

async function make(): Promise<void> {
  const verifier = randomText();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  ready = { verifier, challenge: base64url(new Uint8Array(digest)) };
}

/** The key that is ready, used once; `undefined` when two are wanted in one moment. */
export function takeProofKey(): ProofKey | undefined {
  const key = ready;
  ready = undefined;
  void prepareProofKey();
  return key;
}
