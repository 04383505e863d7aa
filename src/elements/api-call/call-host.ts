import type { CallResponse } from '../../api/call-options.js';
import type { TcError } from '../../session/errors.js';
import type { AgentLinkHost } from '../agent-link.js';
import type { Drawing } from '../views/draw-outcome.js';
import type { InputSource } from './call-input.js';

export type ApiCallStatus =
  | 'idle' // nothing was asked for yet
  | 'waiting' // for the session to be known, or for somebody to sign in
  | 'loading'
  | 'refreshing' // the old result stays on screen
  | 'done'
  | 'empty'
  | 'forbidden'
  | 'error';

/** How an element is that shows this error. */
export const statusOf = ({ code }: TcError): ApiCallStatus => (code === 'forbidden' ? 'forbidden' : 'error');

/** What one run left behind. */
export interface Outcome {
  readonly data?: unknown;
  readonly response?: CallResponse;
  readonly error?: TcError;
}

/** Why a run was started: it decides what may run, and what stays on screen meanwhile. */
export type RunKind =
  | 'load' // by itself: only what reads
  | 'run' // by a person's act or a script's call
  | 'refresh'
  | 'poll' // a refresh that nobody asked for
  | 'more'; // the next page

/** The settings of a call, and where its result goes. */
export interface CallHost extends AgentLinkHost, InputSource {
  service: string;
  method: string;
  trigger: 'auto' | 'load' | 'visible' | 'submit' | 'manual';
  auth: 'auto' | 'required' | 'none';
  authorizedScopes?: unknown;
  confirm: string;
  pages: string;
  timeout: string;
  retries: number;
  signature: 'auto' | 'header';
  readonly status: ApiCallStatus;
  readonly data: unknown;
  readonly response: CallResponse | undefined;
  readonly error: TcError | undefined;
  /** Loads what drawing this outcome takes. */
  prepare(outcome: Outcome): Promise<Drawing>;
  /** Takes a new status; an outcome replaces the one before, with what was prepared for it. */
  show(status: ApiCallStatus, outcome?: Outcome, drawing?: Drawing): void;
  /** Runs the call anew: as somebody else, or to see whether the answer is another one. */
  again(kind: 'load' | 'run' | 'poll', overrides?: InputSource): Promise<unknown>;
  /** Nothing of the latest outcome is drawn: the page does that itself. */
  leaveUndrawn(): void;
}
