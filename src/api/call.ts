import type { CredentialAgent } from '../session/credential-agent.js';
import { cancelled } from './abort.js';
import type { Answer } from './answers/answer.js';
import type { CallClock } from './call-clock.js';
import type { CallOptions, CallResult } from './call-options.js';
import { load } from './load.js';
import { prepareCall, type PreparedCall } from './prepare-call.js';
import { send } from './send.js';
import { CallSigner } from './signing/call-signer.js';
import type { Lessons } from './signing/lessons.js';

/**
 * Calls one method of a Taskcluster service.
 *
 * Every attempt is signed anew. Attempts after the first follow `retryDelayMs`; besides, a 401 that says the
 * credentials or the clock are bad is answered once each with fresh ones, for any verb: nothing was done.
 *
 * @param agent whose credentials sign the call; null calls without
 * @param service name as in the reference: `queue`
 * @param name the method's, as in the reference: `listTaskGroup`
 * @throws {TcError} `input`, `configuration`, `cancelled`, `timeout`, `network`, `credentials-rejected`,
 * `clock`, `forbidden`, `not-found`, `conflict`, `rate-limited`, `server`, `invalid-response`, and what
 * the agent throws
 */
export async function callApi<Data = unknown>(
  agent: CredentialAgent | null,
  service: string,
  name: string,
  options: CallOptions = {},
): Promise<CallResult<Data>> {
  return runCall<Data>(agent, await prepareCall(agent, service, name, options), options);
}

/** Runs a call whose input was checked. */
export async function runCall<Data>(
  agent: CredentialAgent | null,
  call: PreparedCall,
  options: CallOptions,
): Promise<CallResult<Data>> {
  const { retries = 5, signal } = options;
  const { writes, isLink } = call.method;
  const time: Pick<CallClock, 'now'> = options.clock ?? Date;
  const signer = new CallSigner(agent, call, options);
  const started = time.now();
  let lessons: Lessons | undefined;
  let retry = 0;
  if (writes) foresee();
  for (let attempts = 1; ; attempts += 1) {
    if (signal?.aborted) throw cancelled(signal);
    const outcome = await send(call, await signer.sign(), options);
    if (!('lost' in outcome) && isUsable(outcome, isLink)) {
      foresee();
      const { status, body } = outcome;
      return { data: body as Data, response: { status, ms: time.now() - started, attempts, url: call.publicUrl } };
    }
    const { failureOf, Lessons, realClock, retryDelayMs } = await load(afterFailure());
    const { clock = realClock } = options;
    const failure = failureOf(outcome, call, agent !== null, attempts, time.now() - started);
    lessons ??= new Lessons(agent, call.rootUrl, clock);
    if (failure.refusal && lessons.learn(signer, failure.refusal, failure.error)) continue;
    const wait = retry < retries ? retryDelayMs(failure, call.method, retry, clock.now(), clock.random()) : undefined;
    if (wait === undefined) throw failure.error;
    retry += 1;
    await clock.wait(wait, signal);
  }
}

const afterFailure = () => import('./after-failure.js');

let foreseen: Promise<unknown> | undefined;

/** Loads what tells of a failure while the network is there: without it, that could not be told either. */
const foresee = () => void (foreseen ??= afterFailure().catch(() => (foreseen = undefined)));

/** A success that says what was asked: an address of the user interface answers anything with a web page. */
const isUsable = ({ status, flaw }: Answer, isLink: boolean) => status >= 200 && status < 300 && (isLink || !flaw);
