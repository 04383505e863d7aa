import { readTombstone } from './memory/generation.js';
import type { SessionStore } from './ports.js';
import { statePrefix } from './state-prefix.js';

/** How long an attempt may be answered, milliseconds. */
export const attemptLifeMs = 10 * 60_000;

const mostOpenAttempts = 5;

/** One sign-in under way. It leaves the store before its answer is judged, so a replay finds nothing. */
export interface Attempt {
  /** OAuth's `state`: random, used once. */
  readonly state: string;
  /** OpenID's `nonce`: random, comes back inside the id_token. */
  readonly nonce: string;
  /** PKCE's code verifier, where a code is asked for. */
  readonly verifier?: string;
  /** The configuration that asked (`configurationKey`); the answer belongs to no other. */
  readonly configuration: string;
  readonly mode: 'popup' | 'redirect';
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** Counter of the last sign-out when it began: a later sign-out makes its answer worthless. */
  readonly after: number;
  /** Where the person was: path, query and hash of the page. */
  readonly returnTo: string;
}

/** The parameters that a provider sent to the redirect URI. */
export type AuthorizationResponse = Readonly<Record<string, string>>;

/** 256 random bits as base64url. */
export const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Begins an attempt and writes it down; the oldest give way when more than five are open. */
export function openAttempt(
  store: SessionStore,
  fields: Omit<Attempt, 'state' | 'nonce' | 'after'>,
): Attempt {
  const after = readTombstone(store)?.counter ?? 0;
  const attempt: Attempt = { ...fields, after, state: statePrefix + randomText(), nonce: randomText() };
  writeAttempts(store, [...readAttempts(store, fields.created), attempt].slice(-mostOpenAttempts));
  return attempt;
}

/** The open attempt with this `state`; it stays open. */
export function peekAttempt(store: SessionStore, state: string | undefined, now: number): Attempt | undefined {
  return readAttempts(store, now).find((attempt) => attempt.state === state);
}

/** Closes the attempt with this `state` for good; `undefined` when there is none, or it is too old. */
export function takeAttempt(store: SessionStore, state: string | undefined, now: number): Attempt | undefined {
  const attempts = readAttempts(store, now);
  const attempt = attempts.find((one) => one.state === state);
  if (attempt) writeAttempts(store, attempts.filter((one) => one !== attempt));
  return attempt;
}

function readAttempts(store: SessionStore, now: number): Attempt[] {
  try {
    const list: unknown = JSON.parse(store.read('attempts') ?? '[]');
    if (Array.isArray(list)) return list.filter((one) => isAttempt(one) && isOpen(one, now));
  } catch {
    store.write('attempts', undefined);
  }
  return [];
}

function writeAttempts(store: SessionStore, attempts: readonly Attempt[]): void {
  store.write('attempts', attempts.length ? JSON.stringify(attempts) : undefined);
}

// A clock that was set back must not give an attempt a longer life.
const isOpen = ({ created }: Attempt, now: number): boolean => Math.abs(now - created) < attemptLifeMs;

function isAttempt(value: unknown): value is Attempt {
  if (typeof value !== 'object' || value === null) return false;
  const one = value as Record<keyof Attempt, unknown>;
  const texts = [one.state, one.nonce, one.configuration, one.returnTo, one.verifier ?? ''];
  return (
    texts.every((text) => typeof text === 'string') &&
    (one.mode === 'popup' || one.mode === 'redirect') &&
    typeof one.created === 'number' &&
    typeof one.after === 'number'
  );
}
