import { html, nothing } from 'lit';
import { TcError } from '../../session/errors.js';
import { partNotLoaded } from '../../session/part-not-loaded.js';
import { keepFocus } from '../keep-focus.js';
import { languageOf, wantedLanguage } from '../language-of.js';
import type { ResultRenderer } from '../views/custom-view.js';
import type { Drawing, DrawingSettings } from '../views/draw-outcome.js';
import { drawPlainly } from '../views/draw-plainly.js';
import { rowsAtOnce, type ViewContext } from '../views/view.js';
import { callWords } from '../words/call-words.js';
import type { CallController } from './call-controller.js';
import type { ApiCallStatus, CallHost, Outcome } from './call-host.js';
import { styleCall } from './call-styles.js';
import { extras, isAuto, startsByItself } from './call-triggers.js';
import { hasOwnControl, hasRunControl } from './own-control.js';
import { renderStatus } from './render-status.js';
import type { Staleness } from './staleness.js';

/** What the page said about how a result is shown. */
export interface PresenterHost extends CallHost {
  as: string;
  select: string;
  columns: string | readonly string[] | undefined;
  caption: string | null | undefined;
  inspect: boolean;
  renderer: ResultRenderer | undefined;
  run(): Promise<unknown>;
  refresh(): Promise<unknown>;
  loadMore(): Promise<unknown>;
}

/** Keeps the latest outcome of a call and what it takes to draw it. */
export class CallPresenter {
  outcome: Outcome = {};
  /** Said once, politely. */
  announcement = '';
  /** When the result came. */
  cameAt = new Date();
  /** Of a result that is asked for again and again. */
  age: Staleness | undefined;
  readonly #host: PresenterHost;
  readonly #call: CallController;
  #rows = rowsAtOnce;
  #result: Drawing | undefined;
  #error: Drawing | undefined;
  /** Something was written, and what it answered is not drawn yet: to run it again would write it again. */
  #isWritten = false;
  /** The newest drawing anew: an older one that is ready later is not shown. */
  #turn: object | undefined;
  #place: HTMLElement | undefined;
  #drawnBy = '';

  constructor(host: PresenterHost, call: CallController) {
    this.#host = host;
    this.#call = call;
  }

  /** @throws {TcError} (rejects) `configuration`; `network` where what it takes cannot be loaded */
  async prepare(outcome: Outcome): Promise<Drawing> {
    const { call } = this.#call;
    if (!outcome.error) this.#isWritten = !!call?.method.writes;
    try {
      const { prepareDrawing } = await import('../views/draw-outcome.js');
      const drawing = await prepareDrawing(outcome, call, this.#settings());
      if (!outcome.error) this.#isWritten = false;
      return drawing;
    } catch (cause) {
      throw cause instanceof TcError ? cause : partNotLoaded(cause);
    }
  }

  /**
   * Takes an outcome and what was prepared for it.
   *
   * @param isQuiet says nothing of it: nobody asked
   * @returns the status to show
   */
  take(
    status: ApiCallStatus,
    outcome: Outcome | undefined,
    drawing: Drawing | undefined,
    isQuiet: boolean,
  ): ApiCallStatus {
    if (status === 'loading') this.#isWritten = false;
    // Of what nobody asked for nothing is said; but what was said of a result goes with it.
    if (outcome) this.#replace(outcome, drawing, isQuiet && !!this.#result && outcome.data !== undefined);
    return status === 'done' && this.#result?.isEmpty ? 'empty' : status;
  }

  /** The page draws the latest outcome itself. */
  leaveUndrawn(): void {
    if (!this.outcome.error) this.#result = undefined;
    this.#error = undefined;
    this.age?.forgive();
  }

  /** @param isOffline polling waits for the network, and what is shown grows old */
  rest(isOffline: boolean): void {
    if (this.age?.rest(isOffline && !!this.#result)) this.#host.requestUpdate();
  }

  /** What a press on a control of the page's does besides the run: a link is opened. */
  open(): void {
    if (!this.#error) this.#result?.open?.(languageOf(this.#host));
  }

  /** The latest outcome as the page wants it now. */
  async drawAnew(): Promise<void> {
    const { outcome } = this;
    if (!this.#result || outcome.error) return;
    const turn = (this.#turn = {});
    try {
      const drawing = await this.prepare(outcome);
      if (this.outcome !== outcome || this.#turn !== turn) return;
      this.#result = drawing;
      this.#host.requestUpdate();
    } catch (error) {
      if (this.outcome === outcome && this.#turn === turn) this.#call.fail(error);
    }
  }

  render(status: ApiCallStatus): unknown {
    const host = this.#host;
    styleCall(host.shadowRoot!);
    keepFocus(host.shadowRoot, () => host.shadowRoot!.querySelector('section'));
    const { snapshot } = this.#call.link;
    const asksForSignIn = status === 'waiting' && (snapshot.signedIn === false || snapshot.status === 'expired');
    const language = languageOf(host);
    const run = this.#needsButton(status) ? () => void host.run() : undefined;
    const facts = {
      status,
      hasResult: !!this.#result,
      signIn: asksForSignIn ? this.#signIn : undefined,
      run,
      isAct: !!run || hasRunControl(host),
      method: host.method,
      language,
    };
    const context = {
      caption: host.caption || `${host.service}.${host.method}`,
      showsCaption: host.caption !== '',
      rootUrl: this.#call.rootUrl,
      columns: [],
      shown: this.#rows,
      language,
      pageLanguage: wantedLanguage(host),
      showMore: this.#showMore,
    };
    const newest = this.#error ?? this.#result;
    // Who sees that something failed might send it once more.
    const wasDone = this.#error && this.#isWritten ? html`<p part="note">${callWords(language).done}</p>` : nothing;
    const drawn = [this.#error?.draw(context), this.#draw(context), this.age?.render()];
    return [renderStatus(facts), wasDone, drawn, newest?.inspect?.(context)];
  }

  /** What the page brings to draw with may throw, and Lit would leave all as it was before. */
  #draw(context: ViewContext): unknown {
    try {
      return this.#result?.draw(context);
    } catch (error) {
      this.#result = undefined;
      this.#isWritten = !!this.#call.call?.method.writes;
      queueMicrotask(() => this.#call.fail(error));
      return nothing;
    }
  }

  #replace(outcome: Outcome, drawing: Drawing | undefined, isQuiet: boolean): void {
    const { error } = outcome;
    this.outcome = outcome;
    const isNote = !!error && isQuiet && this.age?.miss(error);
    if (!error) this.age?.end();
    if (!isQuiet) this.announcement = error ? '' : (drawing?.announcement ?? '');
    this.#error = error && !isNote ? (drawing ?? drawPlainly(error, this.#retry)) : undefined;
    if (error) return;
    this.#result = drawing;
    this.cameAt = new Date();
    if (!drawing) this.#clear();
  }

  /** A call that is sent by a person, on a page that brought no button for it. */
  #needsButton(status: ApiCallStatus): boolean {
    const { trigger } = this.#host;
    if (hasOwnControl(this.#host)) return false;
    if (trigger === 'submit' || this.#call.isLeftToPerson || this.#call.call?.method.writes) return trigger !== 'manual';
    return isAuto(trigger) && status === 'idle' && !startsByItself(this.#host);
  }

  readonly #signIn = (): void => void this.#call.link.signIn().catch(() => {});

  get #retry(): (() => void) | undefined {
    return this.#isWritten ? undefined : () => void this.#host.refresh();
  }

  readonly #showMore = (): void => {
    this.#rows += rowsAtOnce;
    this.#host.requestUpdate();
  };

  #clear(): void {
    this.#rows = rowsAtOnce;
    this.#removePlace();
  }

  #removePlace(): void {
    this.#place?.remove();
    this.#place = undefined;
  }

  /**
   * Where the page's own drawing stands: among the host's children, so that the page's styles apply.
   *
   * @param by a renderer's nodes are Lit's, a template's are not: neither can go on where the other was
   */
  #resultPlace(by: string): HTMLElement {
    if (by !== this.#drawnBy) this.#removePlace();
    this.#drawnBy = by;
    if (!this.#place) {
      this.#place = document.createElement('div');
      this.#place.slot = 'tc-result';
      this.#host.append(this.#place);
    }
    return this.#place;
  }

  #settings(): DrawingSettings {
    const host = this.#host;
    const { as, select, columns, inspect } = host;
    const custom = host.renderer ?? host.querySelector<HTMLTemplateElement>(':scope > template') ?? undefined;
    const { isAnonymous, rootUrl, link } = this.#call;
    return {
      as, select, columns, inspect, rootUrl, custom,
      language: languageOf(host),
      isSigned: !isAnonymous,
      place: () => this.#resultPlace(typeof custom),
      retry: this.#retry,
      loadMore: () => void host.loadMore(),
      signInError: link.owner?.snapshot().error,
      signIn: isAnonymous && host.auth !== 'none' && link.owner ? this.#signIn : undefined,
      hasRunControl: () => hasRunControl(host),
      redraw: () => host.requestUpdate(),
      sign: async (call) => (await extras()).linkTo(call, this.#call),
      linkToOpen: async (call) => (await extras()).linkToOpen(host, call, this.#call),
    };
  }
}
