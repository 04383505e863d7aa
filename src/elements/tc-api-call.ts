import { html, type PropertyValues } from 'lit';
import type { CallResponse, CallResult } from '../api/call-options.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import type { TcError } from '../session/errors.js';
import { actionOf } from './api-call/call-actions.js';
import type { ApiCallStatus, CallHost, Outcome, RunKind } from './api-call/call-host.js';
import { callHostStyles } from './api-call/call-host-styles.js';
import type { InputSource } from './api-call/call-input.js';
import { begin, callSettings, extras, isNamed } from './api-call/call-triggers.js';
import { LazyBody } from './api-call/lazy-body.js';
import { nextPageToken } from './api-call/next-page-token.js';
import { booleanConverter, jsonConverter, saysOther } from './converters.js';
import { TcStatusEvent } from './events.js';
import { adviseOn } from './hints/advise-author.js';
import { languageOf } from './language-of.js';
import { LightElement, property } from './light-element.js';
import { attachInternals } from './states.js';
import { baseStyles } from './styles.js';
import type { ResultRenderer } from './views/custom-view.js';
import type { Drawing } from './views/draw-outcome.js';

/**
 * Calls one method of a Taskcluster service and shows the answer.
 *
 * @slot - A `<form>` with the input, a button that runs the call, a `<template>` for the result, anything else.
 * @slot args - `<script type="application/json">`: the arguments.
 * @slot query - `<script type="application/json">`: the query.
 * @slot payload - `<script type="application/json">`: the payload.
 * @csspart result - Around what is drawn.
 * @csspart button,primary,more,copy,said - Each button; the main one; for more rows; for copies, and what it says then.
 * @csspart waiting,waiting-text,loading,empty,note - One line that says how things are.
 * @csspart table,caption,head,headers,header,body,row,cell,scroller,edges - A table, what scrolls it, where it goes on.
 * @csspart list,items,item - A list of values, also one inside another result.
 * @csspart properties,property,property-name,property-value - Names and values.
 * @csspart tree,branch,node,line,key,tree-actions - A tree, its branches, and each line of it.
 * @csspart value,text,date,link,nothing,code - A value: plain, long or JSON, a moment, a link, none, anything else.
 * @csspart error,message,complaints,complaint,forbidden,missing-label,missing-scopes,scope - What went wrong, or lacks.
 * @csspart inspect,inspect-summary,inspect-actions,curl - How the call was made.
 * @csspart confirm,dialog,dialog-form,dialog-title,dialog-text,dialog-label,dialog-value,dialog-actions - The question.
 * @attr {ApiCallStatus} [status='idle'] - Read-only.
 * @cssstate idle,waiting,loading,refreshing,done,empty,forbidden,error - The status.
 * @fires {TcApiRequestEvent} tc-api-request - A call is about to be made; may change or prevent it.
 * @fires {TcApiResponseEvent} tc-api-response - A call was answered; prevented: nothing is drawn.
 * @fires {TcApiErrorEvent} tc-api-error - A call failed; prevented: no error is drawn.
 * @fires {TcStatusEvent} tc-status - The element moved to another status.
 */
export class TcApiCall extends LightElement implements CallHost {
  static override styles = [baseStyles, callHostStyles];

  /** Name as in the Taskcluster reference: `queue`. */
  @property({ initial: '' }) service!: string;
  /** Name as in the Taskcluster reference: `listTaskGroup`. */
  @property({ initial: '' }) method!: string;
  /** Arguments by position or by name; JSON in the attribute. */
  @property({ converter: jsonConverter, hasChanged: saysOther }) args: unknown;
  /** Query parameters; JSON in the attribute. */
  @property({ converter: jsonConverter, hasChanged: saysOther }) query: unknown;
  /** What is sent as JSON; `{"$fromNow": "1 hour"}` in it is a date. JSON in the attribute. */
  @property({ converter: jsonConverter, hasChanged: saysOther }) payload: unknown;
  /** When it runs. `auto`: what reads at once, what writes on submit; with a child `<form>` always on submit. */
  @property({ initial: 'auto' }) trigger!: CallHost['trigger'];
  /** `id` of the `<tc-signin>` to follow. */
  @property({ attribute: 'for', initial: '' }) htmlFor!: string;
  /** Only sign-ins at this deployment count; with `auth="none"` this alone is enough. */
  @property({ attribute: 'root-url', initial: '' }) rootUrl!: string;
  /** Used instead of any session of the page. */
  @property({ attribute: false }) agent: CredentialAgent | null | undefined;
  /** `auto`: with credentials if somebody is signed in, else without; `required`: waits for a sign-in; `none`. */
  @property({ initial: 'auto' }) auth!: CallHost['auth'];
  /** Least privilege for this call: a list, JSON, or texts with spaces between them. */
  @property({ attribute: 'authorized-scopes', hasChanged: saysOther }) authorizedScopes?: string | readonly string[];
  /** A question to ask first; `none` never asks. Empty: asks before what deletes or cancels. */
  @property({ initial: '' }) confirm!: string;
  /** How the result is shown: `auto`, `none`, `table`, `list`, `properties`, `tree`, `json`, `text`, `value`. */
  @property({ initial: 'auto' }) as!: string;
  /** Dotted path to the part of the result that is shown. */
  @property({ initial: '' }) select!: string;
  /** Dotted paths of a table's columns: `status.taskId, task.metadata.name as Name`. */
  @property({ hasChanged: saysOther }) columns: string | readonly string[] | undefined;
  /** Names the result, above a table too. Default: service and method; empty: for screen readers only. */
  @property() caption: string | null | undefined;
  /** How many pages are fetched: a number, or `all`. */
  @property({ initial: '1' }) pages!: string;
  /** Ask again this long after each answer, at least `5 seconds`; GET only. Empty: never. */
  @property({ initial: '' }) poll!: string;
  /** Per attempt. */
  @property({ initial: '30 seconds' }) timeout!: string;
  /** Attempts after the first. */
  @property({ type: Number, initial: 5 }) retries!: number;
  /** `auto`: GETs by bewit, without a CORS preflight; `header`: never by bewit. */
  @property({ initial: 'auto' }) signature!: CallHost['signature'];
  /** Shows the request, how it went, and a curl line. */
  @property({ converter: booleanConverter, initial: false }) inspect!: boolean;
  /** Draws the result: a node, a text, or a Lit template. */
  @property({ attribute: false }) renderer: ResultRenderer | undefined;
  /** Read-only. */
  @property({ attribute: false, initial: 'idle' }) status!: ApiCallStatus;

  #lazy: LazyBody | undefined;
  #finished: Promise<void> | undefined;
  #stopWatching: (() => void) | undefined;
  #isQuiet = false;
  readonly #states = attachInternals(this)?.states;

  constructor() {
    super();
    this.addEventListener('submit', this);
    this.addEventListener('click', this);
  }

  /** What the method answered, whole; `undefined` before, and as soon as another person signs in. */
  get data(): unknown { return this.#lazy?.body?.shown.outcome.data; }

  /** Why the newest run failed. */
  get error(): TcError | undefined { return this.#lazy?.body?.shown.outcome.error ?? this.#lazy?.failure; }

  /** How the newest answer came; its address has no signature. */
  get response(): CallResponse | undefined { return this.#lazy?.body?.shown.outcome.response; }

  /** Whether there are further pages. */
  get hasMore(): boolean { return nextPageToken(this.data) !== undefined; }

  /** Settles when the newest run has ended, well or not. Never rejects. */
  get finished(): Promise<void> { return this.#finished ?? Promise.resolve(); }

  /**
   * Runs the call, in place of one under way, and answers what the method does.
   *
   * @param overrides `args`, `query` or `payload` of this run only
   * @throws {TcError} whose error is also shown; `cancelled` when a newer run or `abort()` ends it
   */
  run(overrides: InputSource = {}): Promise<unknown> { return this.#start('run', overrides); }

  /** Runs the call again as it was; the old result stays until the new one is there. */
  refresh(): Promise<unknown> { return this.#start('refresh'); }
  /** Appends the next page. */
  loadMore(): Promise<unknown> { return this.hasMore ? this.#start('more') : Promise.resolve(this.data); }
  /** Ends the run under way. The last result stays. */
  abort(): void { this.#lazy?.stop(); }
  /** What a logger gets. */
  toJSON(): object { return { service: this.service, method: this.method, status: this.status }; }

  /** The pages of the call as it stands here, one request each, made when asked for. */
  async *iteratePages(options: { signal?: AbortSignal } = {}): AsyncGenerator<CallResult> {
    yield* (await extras()).pagesOf(this, (await this.#part.load()).call, options);
  }

  /** The call as a curl line; its signature is a shell variable. */
  async toCurl(): Promise<string> { return (await extras()).curlOf(this, (await this.#part.load()).call); }

  /** A link that works for everybody who has it, 15 minutes by default. Keep it out of the page. */
  async toSignedUrl(options: { expires?: Date; signal?: AbortSignal } = {}): Promise<string> {
    return (await extras()).linkOf(this, (await this.#part.load()).call, options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adviseOn(this);
    if (!this.hasUpdated) return;
    if (this.data === undefined) this.#startByItself();
    else this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    this.#lazy?.body?.endPolling();
    this.abort();
  }

  /** @internal Forms and buttons among the children run the call. */
  handleEvent(event: Event): void {
    const action = actionOf(event, this, this.trigger);
    if (!action) return;
    if (event.type === 'submit') event.preventDefault();
    if (action === 'abort') return this.abort();
    if (this.#lazy?.isWriting) return;
    const run = this.#start(action === 'load-more' ? 'more' : action);
    if (action === 'run') run.then(() => this.#lazy!.body!.shown.open(), () => {});
  }

  /** @internal */
  show(status: ApiCallStatus, outcome?: Outcome, drawing?: Drawing): void {
    const previous = this.status;
    this.status = this.#lazy!.body!.shown.take(status, outcome, drawing, this.#isQuiet);
    this.requestUpdate();
    if (this.status !== previous) this.dispatchEvent(new TcStatusEvent(this.status, previous));
  }

  /** @internal */
  again(kind: RunKind, overrides?: InputSource): Promise<unknown> { return this.#start(kind, overrides); }
  /** @internal */
  prepare(outcome: Outcome): Promise<Drawing> { return this.#lazy!.body!.shown.prepare(outcome); }
  /** @internal */
  leaveUndrawn(): void { this.#lazy!.body!.shown.leaveUndrawn(); }

  protected override render(): unknown {
    if (!isNamed(this) || (this.as === 'none' && !this.error)) return this.slotted;
    const [shown, language] = [this.#lazy?.body?.shown, languageOf(this)];
    return html`${this.slotted}
      <section part="result" aria-busy=${this.status === 'loading' || this.status === 'refreshing'} lang=${language}>
        ${shown ? shown.render(this.status) : this.#lazy?.failureText(language)}
      </section>
      <p class="sr" role="status" lang=${language}>${shown?.announcement}</p>`;
  }

  protected override firstUpdated(): void {
    this.#showStatus();
    this.#startByItself();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('status')) this.#showStatus();
    if (isNamed(this)) this.#part.load().catch(() => (this.status = 'error'));
    const isOther = [...changed.keys()].some((name) => callSettings.has(name));
    this.#lazy?.body?.follow(changed, isOther);
    if (isOther) this.#startByItself();
  }

  /** Counts what has to be loaded first, so that who waits finds the call as it is shown. */
  protected override getUpdateComplete(): Promise<boolean> {
    const updated = super.getUpdateComplete();
    if (!isNamed(this) && !this.#lazy) return updated;
    return updated.then(() => this.#lazy?.settled()).then(() => super.getUpdateComplete());
  }

  /** Only where there is a call: of elements that wait for one a page may have many. */
  get #part(): LazyBody { return (this.#lazy ??= new LazyBody(this)); }

  #start(kind: RunKind, overrides?: InputSource): Promise<unknown> {
    this.#isQuiet = kind === 'poll';
    const run = this.#part.run(kind, overrides);
    // Who does not wait for the run sees its error in the element: it is no unhandled one.
    this.#finished = run.catch(() => {}).then(async () => void (await this.updateComplete));
    return run;
  }

  /** By hand: Lit's `reflect` would also read the attribute, of markup that was copied for instance. */
  #showStatus(): void {
    this.setAttribute('status', this.status);
    this.#states?.clear();
    this.#states?.add(this.status);
  }

  #startByItself(): void {
    this.#stopWatching?.();
    this.#stopWatching = begin(this, () => void this.#start('load'));
  }
}
