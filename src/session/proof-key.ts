import { base64url, randomText } from './attempts.js';

/** PKCE: the verifier stays here, its hash goes to the authorize page. */
export interface ProofKey {
  readonly verifier: string;
  /** base64url of the verifier's SHA-256. */
  readonly challenge: string;
}

let ready: ProofKey | undefined;
let making = false;

/**
 * Makes a proof key ahead of time: hashing is asynchronous, and a popup opens inside the click.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.2
 */
export function prepareProofKey(): void {
  // Without a secure context there is no hash; a deployment that demands a key says so.
  if (ready || making || !globalThis.crypto?.subtle) return;
  making = true;
  const verifier = randomText();
  crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)).then(
    (digest) => {
      ready = { verifier, challenge: base64url(new Uint8Array(digest)) };
      making = false;
    },
    () => (making = false),
  );
}

/** The key that is ready, used once; `undefined` in the first moment of a page. */
export function takeProofKey(): ProofKey | undefined {
  const key = ready;
  ready = undefined;
  prepareProofKey();
  return key;
}
