import type { CallResponse } from '../../api/call-options.js';
import type { CredentialAgent } from '../../session/credential-agent.js';
import { TcError, tcError, toTcError } from '../../session/errors.js';
import { partNotLoaded } from '../../session/part-not-loaded.js';
import { say as sayCancelled } from '../../session/sentences/cancelled.js';
import { AgentLink } from '../agent-link.js';
import type { AgentSnapshot } from '../agent-protocol.js';
import { TcApiErrorEvent, TcApiResponseEvent } from './call-events.js';
import { type CallHost, type RunKind, statusOf } from './call-host.js';
import type { InputSource } from './call-input.js';
import type { FinalCall } from './call-runtime.js';
import { isAuto } from './call-triggers.js';
import { isAlone } from './is-alone.js';
import { isForPerson } from './is-for-person.js';
import { reportError } from './report-error.js';
import { say } from './run-sentences.js';
import { untilEvent } from './until-event.js';

const notLoaded = (cause: unknown) => Promise.reject(partNotLoaded(cause));
const sessionEnded: ReadonlySet<string> = new Set(['expired', 'interaction-required']);

/** Runs the call of one element: waits for the person, replaces, aborts; only the newest run writes. */
export class CallController {
  readonly link: AgentLink;
  /** The call of the newest run, as it was sent. */
  call: FinalCall | undefined;
  /** It was to run by itself, but writes. */
  isLeftToPerson = false;
  readonly #host: CallHost;
  #active: AbortController | undefined;
  #wake: (() => void) | undefined;
  /** Whose result is shown or asked for; `undefined` while that is nobody's. */
  #person: CredentialAgent | null | undefined;
  #personIsOwn = false;
  #overrides: InputSource = {};
  #byItself = false;
  #mayRepeat = true;
  #timesMore = 0;
  /** Why there is no sign-in stands in the console already. */
  #linkTells = false;

  constructor(host: CallHost) {
    this.#host = host;
    this.link = new AgentLink(host, {
      onChange: (snapshot) => this.#personMayHaveChanged(snapshot),
      needsSignIn: () => (this.#linkTells = host.auth !== 'none' && !this.#runsAlone()),
    });
  }

  /** Whether something that may write is under way: a second click must not send it again. */
  get isWriting(): boolean {
    return !!this.#active && !this.#mayRepeat;
  }

  /** Whether a run is under way, waiting included. */
  get isRunning(): boolean { return !!this.#active; }

  /** Whether the newest run was without credentials. */
  get isAnonymous(): boolean {
    return this.#person === null;
  }

  /** The deployment that is called; of those that the head names, the first. */
  get rootUrl(): string {
    const meta = document.head.querySelector<HTMLMetaElement>('meta[name="taskcluster-root-url"]')?.content.trim();
    const known = this.#host.rootUrl || this.link.owner?.rootUrl || this.link.snapshot.agent?.rootUrl;
    return (known || meta?.split(/\s/)[0])?.replace(/\/+$/, '') ?? '';
  }

  /** Throws what the call throws; `cancelled` when a newer run, `stop()` or the element's leaving ends it. */
  async run(kind: RunKind, overrides: InputSource = {}): Promise<unknown> {
    this.#end();
    const active = (this.#active = new AbortController());
    if (kind === 'run' || kind === 'load') {
      this.#overrides = overrides;
      this.#byItself = kind === 'load';
      this.#timesMore = 0;
    }
    this.#mayRepeat = kind !== 'run';
    try {
      return await this.#perform(kind, active.signal);
    } catch (cause) {
      const error = toTcError(cause, 'server', say('callUnforeseen'));
      if (this.#active === active) await this.#failed(error, active.signal);
      throw error;
    } finally {
      if (this.#active === active) this.#active = undefined;
    }
  }

  /** Shows an error that is none of a run. */
  fail(cause: unknown): void {
    void this.#failed(toTcError(cause, 'server', say('callUnforeseen')), new AbortController().signal);
  }

  /** What is shown is another method's; a run under way shows its own. */
  forget(): void {
    if (this.#active) return;
    this.call = undefined;
    this.isLeftToPerson = false;
    this.#host.show('idle', {});
  }

  /** Ends the run under way; the last result stays. */
  stop(): void {
    if (this.#active) this.#settle();
    this.#end();
  }

  #end(): void {
    this.#active?.abort(tcError('cancelled', sayCancelled('requestCancelled')));
    this.#active = undefined;
  }

  /** Back to what was before the run. */
  #settle(): void {
    const { error, data } = this.#host;
    this.#host.show(error ? statusOf(error) : data === undefined ? 'idle' : 'done');
  }

  async #perform(kind: RunKind, signal: AbortSignal): Promise<unknown> {
    if (kind === 'load' && (await isForPerson(this.#host, signal))) return undefined;
    for (;;) {
      const agent = await this.agentFor(signal);
      this.#person = agent;
      this.#personIsOwn = !!agent && agent === this.#host.agent;
      try {
        return await this.#callAs(agent, kind, signal);
      } catch (error) {
        const isOver = error instanceof TcError && sessionEnded.has(error.code);
        if (!isOver || this.#personIsOwn || signal.aborted) throw error;
        // Nothing was sent. The same person may sign in again, and what waited goes on.
        this.#host.show('waiting');
        await this.#nextChange(signal);
      }
    }
  }

  async #callAs(agent: CredentialAgent | null, kind: RunKind, signal: AbortSignal): Promise<unknown> {
    const host = this.#host;
    // While the service answers, what draws the answer is on its way.
    import('../views/draw-outcome.js').catch(() => undefined);
    const runtime = await import('./call-runtime.js').catch(notLoaded);
    signal.throwIfAborted();
    this.isLeftToPerson = kind === 'load' && (await runtime.methodOf(host.service, host.method)).writes;
    if (this.isLeftToPerson) return host.show('idle', {});
    const call = await runtime.prepareCall(host, this.#overrides).catch((error: TcError) => {
      if (error.code !== 'cancelled') this.call = undefined;
      throw error;
    });
    signal.throwIfAborted();
    this.call = call;
    this.#mayRepeat = !call.method.writes;
    if (kind !== 'more' && runtime.needsConfirmation(call, host.confirm)) await this.#confirm(call, signal);
    const stays = kind === 'poll' || (host.data !== undefined && (kind === 'refresh' || kind === 'more'));
    host.show(stays ? 'refreshing' : 'loading', stays ? undefined : {});
    const before = kind === 'more' ? host.data : undefined;
    const run = { agent, rootUrl: this.rootUrl, signal, before, timesMore: this.#timesMore };
    const { data, response } = call.method.isLink ? {} : await runtime.makeCall(call, host, run);
    await this.#succeeded(data, response, signal);
    if (kind === 'more') this.#timesMore++;
    return data;
  }

  /** The call was made, whatever comes of drawing what it answered. */
  async #succeeded(data: unknown, response: CallResponse | undefined, signal: AbortSignal): Promise<void> {
    const outcome = { data, response };
    const drawing = await this.#host.prepare(outcome).catch((error: TcError) => error);
    signal.throwIfAborted();
    // Where the next run finds no network, this could not be had.
    import('../views/error-view.js').catch(() => undefined);
    const isDrawable = !(drawing instanceof TcError);
    this.#host.show('done', outcome, isDrawable ? drawing : undefined);
    if (!this.#host.dispatchEvent(new TcApiResponseEvent(data, response))) this.#host.leaveUndrawn();
    else if (!isDrawable) await this.#failed(drawing, signal);
  }

  async #failed(error: TcError, signal: AbortSignal): Promise<void> {
    if (error.code === 'cancelled') return this.#settle();
    const { data, response } = this.#host;
    const outcome = { error, data, response };
    // Where the drawing itself cannot be loaded, the sentence is shown plainly.
    const drawing = await this.#host.prepare(outcome).catch(() => undefined);
    if (signal.aborted) return;
    this.#host.show(statusOf(error), outcome, drawing);
    if (!this.#linkTells || error !== this.link.error) reportError(this.#host, error);
    if (!this.#host.dispatchEvent(new TcApiErrorEvent(error))) this.#host.leaveUndrawn();
  }

  async #confirm(call: FinalCall, signal: AbortSignal): Promise<void> {
    const { askToConfirm } = await import('../views/confirm-dialog.js').catch(notLoaded);
    signal.throwIfAborted();
    const isWanted = await askToConfirm(this.#host.shadowRoot!, call, this.#host.confirm, signal);
    if (!isWanted) throw tcError('cancelled', say('callNotConfirmed'));
  }

  /** Waits until it is known as whom to call; null is nobody. */
  async agentFor(signal: AbortSignal): Promise<CredentialAgent | null> {
    // The link looks for its owner in a microtask of its own, which was queued before.
    await undefined;
    for (;;) {
      signal.throwIfAborted();
      const answer = this.#decide(this.link.snapshot);
      if (answer !== undefined) return answer;
      this.#host.show('waiting');
      await this.#nextChange(signal);
    }
  }

  #decide({ status, signedIn, agent, inert, error }: AgentSnapshot): CredentialAgent | null | undefined {
    const { auth } = this.#host;
    if (inert) return undefined;
    // Without an address of its own it takes that of a sign-in, which may be still to come.
    if (auth === 'none') return this.rootUrl || error ? null : undefined;
    if (agent && signedIn && status !== 'expired') return agent;
    if (!this.link.owner && this.#runsAlone()) return null;
    if (status === 'error' && error) throw error;
    return status === 'signed-out' && isAuto(auth) ? null : undefined;
  }

  /** It has an address, and there is nobody to wait for. */
  #runsAlone(): boolean {
    return isAuto(this.#host.auth) && !!this.rootUrl && isAlone(this.#host);
  }

  #nextChange(signal: AbortSignal): Promise<void> {
    // A sign-in that comes and does not match changes nothing for the link, but it is no longer still to come.
    return untilEvent(['tc-agent-available', 'DOMContentLoaded'], signal, (wake) => (this.#wake = wake));
  }

  #personMayHaveChanged({ agent, signedIn }: AgentSnapshot): void {
    this.#wake?.();
    this.#wake = undefined;
    if (this.#person === undefined || this.#host.auth === 'none' || agent === this.#person) return;
    // A sign-in that left the page for a moment is no other person.
    if (signedIn === undefined && !this.#personIsOwn) return;
    // What reads and was asked for by nobody yet goes on as the person who came.
    const goesOn = this.#person === null && this.call?.method.writes === false;
    const kind = this.#byItself ? 'load' : goesOn ? 'run' : undefined;
    this.#end();
    this.#person = undefined;
    this.call = undefined;
    this.#host.show('idle', {});
    if (kind) void this.#host.again(kind, this.#overrides);
  }
}
