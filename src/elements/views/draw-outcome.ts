/** How an outcome is drawn; loaded when there is one. */
import { html, nothing } from 'lit';
import { type TcError, tcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';
import { readColumns } from '../api-call/choose-columns.js';
import type { ApiRequestDetail } from '../api-call/call-events.js';
import type { Outcome } from '../api-call/call-host.js';
import type { FinalCall } from '../api-call/call-runtime.js';
import { isAuto } from '../api-call/call-triggers.js';
import { nextPageToken } from '../api-call/next-page-token.js';
import { readPath } from '../api-call/paths.js';
import { chooseView, findRows, isEmpty, type ViewName, viewNames } from '../api-call/result-shape.js';
import { callWords } from '../words/call-words.js';
import { drawCustom, type ResultRenderer } from './custom-view.js';
import { loadView } from './load-view.js';
import { renderMore } from './render-more.js';
import type { ViewContext } from './view.js';

// For hints to authors, which read an answer as it is drawn.
export { findRows, readColumns, readPath };

const say = inEnglish({
  viewUnknown: 'This result cannot be shown: the page names a view that does not exist.',
});

/** What the page said about how to draw. */
export interface DrawingSettings {
  as: string;
  select: string;
  columns: string | readonly string[] | undefined;
  custom: ResultRenderer | HTMLTemplateElement | undefined;
  /** An element of ours among the host's children, for what the page draws itself. */
  place(): HTMLElement;
  /** `undefined` where that might write a second time. */
  retry: (() => void) | undefined;
  loadMore: () => void;
  /** Only where the call was made without credentials and a sign-in is there. */
  signIn: (() => void) | undefined;
  /** The error that the sign-in shows, which says it there. */
  signInError: TcError | undefined;
  /** A link to a call that works for everybody who has it. */
  sign: (call: ApiRequestDetail) => Promise<string>;
  /** The same, once it is known to lead somewhere. */
  linkToOpen: (call: ApiRequestDetail) => Promise<string>;
  /** Whether a control of the page's runs the call, and so opens what it leads to. */
  hasRunControl: () => boolean;
  redraw: () => void;
  inspect: boolean;
  rootUrl: string;
  /** BCP 47; of what is announced. */
  language: string;
  isSigned: boolean;
}

export interface Drawing {
  readonly isEmpty: boolean;
  /** Said once, politely; empty where nothing need be said. */
  readonly announcement: string;
  draw(context: ViewContext): unknown;
  /** Opens what the call leads to, in a person's act. */
  open?(language: string): void;
  /** How it came, where the page wants that shown. */
  inspect?(context: ViewContext): unknown;
}

// What views need of the client they get from there: asked for by themselves, they would cut it in pieces.
const extras = () => import('../api-call/call-extras.js');

const nothingSaid = { isEmpty: false, announcement: '' };

/** Loads what drawing an outcome takes. */
export async function prepareDrawing(
  outcome: Outcome,
  call: FinalCall | undefined,
  settings: DrawingSettings,
): Promise<Drawing> {
  const drawing = await prepareOutcome(outcome, call, settings);
  if (!settings.inspect || !call) return drawing;
  const [{ renderInspect }, { textOf }] = await Promise.all([import('./inspect-view.js'), extras()]);
  const { isSigned, sign } = settings;
  const inspected = { isSigned, sign: () => sign(call.detail) };
  const text = textOf(call, settings.rootUrl, isSigned);
  // Input that fits no call has no address.
  if (!text) return drawing;
  return { ...drawing, inspect: ({ language }) => renderInspect(call, text, outcome, inspected, language) };
}

async function prepareOutcome(
  outcome: Outcome,
  call: FinalCall | undefined,
  settings: DrawingSettings,
): Promise<Drawing> {
  if (outcome.error) return prepareError(outcome.error, settings);
  if (call?.method.isLink) {
    const [{ drawLink }, { foresee }] = await Promise.all([import('./link-view.js'), extras()]);
    foresee();
    return { ...nothingSaid, ...drawLink(call.detail, settings) };
  }
  const data = readPath(outcome.data, settings.select);
  if (settings.as === 'none') return { ...nothingSaid, isEmpty: isEmpty(data), draw: () => '' };
  if (isEmpty(data)) {
    const isDone = !!call?.method.writes;
    const say = (language: string) => callWords(language)[isDone ? 'done' : 'empty'];
    const draw: Drawing['draw'] = ({ language }) => html`<p part="empty">${say(language)}</p>`;
    return { isEmpty: !isDone, announcement: say(settings.language), draw };
  }
  const rows = findRows(data)?.rows.length;
  const hasMore = nextPageToken(outcome.data) !== undefined;
  const words = callWords(settings.language);
  const announcement = rows === undefined ? words.done : words.found(rows, hasMore);
  const draw = await prepareData(data, settings, await prepareLinks(call, settings));
  const canLoadMore = hasMore && call?.method.query.includes('continuationToken');
  const more = (language: string) => (canLoadMore ? renderLoadMore(settings.loadMore, language) : nothing);
  return { isEmpty: false, announcement, draw: (context) => [draw(context), more(context.language)] };
}

const renderLoadMore = (loadMore: () => void, language: string): unknown =>
  html`<button part="button more" type="button" @click=${loadMore}>${callWords(language).loadMore}</button>`;

/** Names of artifacts lead to them. */
async function prepareLinks(call: FinalCall | undefined, settings: DrawingSettings): Promise<ViewContext['linkName']> {
  if (call?.detail.service !== 'queue' || !/^list(Latest)?Artifacts$/.test(call.method.name)) return undefined;
  const [{ artifactLinks }, { artifactOf, foresee }] = await Promise.all([import('./artifact-links.js'), extras()]);
  foresee();
  return artifactLinks(call, settings, artifactOf);
}

async function prepareData(
  data: unknown,
  settings: DrawingSettings,
  linkName: ViewContext['linkName'],
): Promise<Drawing['draw']> {
  const { custom } = settings;
  if (custom) {
    let drawn = 0;
    let count = 0;
    return (context) => {
      if (drawn < context.shown) count = drawCustom(settings.place(), data, custom, context, drawn);
      drawn = context.shown;
      return html`<slot name="tc-result" lang=${context.pageLanguage}></slot>${renderMore(count, context)}`;
    };
  }
  const columns = readColumns(settings.columns);
  const name = isAuto(settings.as) ? (columns.length ? 'table' : chooseView(data)) : settings.as;
  if (!viewNames.includes(name as ViewName)) {
    throw tcError('configuration', say('viewUnknown'), {
      hint: `as must be auto, none or one of ${viewNames.join(', ')}.`,
    });
  }
  const view = await loadView(name as ViewName);
  return (context) => view(data, { ...context, columns, linkName });
}

async function prepareError(error: TcError, { signIn, retry, signInError }: DrawingSettings): Promise<Drawing> {
  if (error.code === 'forbidden') {
    const { renderForbidden } = await import('./forbidden-view.js');
    return { ...nothingSaid, draw: ({ language }) => renderForbidden(error, signIn, language) };
  }
  const { renderError } = await import('./error-view.js');
  return { ...nothingSaid, draw: ({ language }) => renderError(error, retry, error === signInError, language) };
}
