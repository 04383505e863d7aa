import { randomUUID } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';

/** One RS256 key pair with its name. */
export interface SigningKeyPair {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  privateJwk: JWK;
}

async function newKeyPair(): Promise<SigningKeyPair> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomUUID();
  return { kid, privateKey, publicKey, privateJwk: { ...await exportJWK(privateKey), kid, alg: 'RS256', use: 'sig' } };
}

/** The keys that the hosted login signs with, and one that it never had. */
export class TenantKeys {
  /** Newest first; the first one signs. */
  #pairs: SigningKeyPair[];
  /** Somebody else's key, to forge with. */
  readonly foreign: SigningKeyPair;

  constructor(first: SigningKeyPair, foreign: SigningKeyPair) {
    this.#pairs = [first];
    this.foreign = foreign;
  }

  static async create(): Promise<TenantKeys> {
    return new TenantKeys(await newKeyPair(), await newKeyPair());
  }

  get current(): SigningKeyPair {
    return this.#pairs[0]!;
  }

  /** With private parts: for the server itself only. */
  privateSet(): { keys: JWK[] } {
    return { keys: this.#pairs.map((pair) => pair.privateJwk) };
  }

  publicSet(): JSONWebKeySet {
    return { keys: this.#pairs.map(({ privateJwk: { kty, n, e, kid, alg, use } }) => ({ kty, n, e, kid, alg, use })) };
  }

  /** The current public key as PEM: what a verifier that confuses algorithms would take for a shared secret. */
  async publicPem(): Promise<string> {
    return exportSPKI(this.current.publicKey);
  }

  /** A new signing key; the old ones stay in the key set unless `forgetOld`. */
  async rotate({ forgetOld = false } = {}): Promise<void> {
    const pair = await newKeyPair();
    this.#pairs = forgetOld ? [pair] : [pair, ...this.#pairs];
  }
}
