import { html, nothing } from 'lit';
import type { CallText } from '../api-call/call-extras.js';
import type { Outcome } from '../api-call/call-host.js';
import type { FinalCall } from '../api-call/call-runtime.js';
import { callWords, type LateCallWords } from '../words/call-words.js';
import { renderCopyButton } from './copy-button.js';

export interface InspectSettings {
  isSigned: boolean;
  /** Makes a link that works for everybody who has it. */
  sign: () => Promise<string>;
}

/** A fold-out with the request and how it went; nothing in it is a secret. */
export function renderInspect(
  { method }: FinalCall,
  { url, curl }: CallText,
  outcome: Outcome,
  { isSigned, sign }: InspectSettings,
  language: string,
): unknown {
  const words = callWords(language);
  const address = `${method.verb} ${outcome.response?.url ?? url}`;
  return html`<details part="inspect">
    <summary part="inspect-summary">${words.inspect}</summary>
    <dl part="properties">
      ${renderLine(words.request, html`<code part="code" dir="ltr">${address}</code>`)}
      ${renderCourse(outcome, words)}
      ${renderLine(words.curl, html`<pre part="curl" dir="ltr" tabindex="0">${curl}</pre>`)}
    </dl>
    <p part="inspect-actions" class="row">
      ${renderCopyButton(words.copyCurl, language, () => curl)}
      ${method.verb === 'GET' && isSigned ? renderCopyButton(words.copySignedUrl, language, sign) : nothing}
    </p>
  </details>`;
}

const renderLine = (label: string, value: unknown): unknown =>
  html`<div part="property"><dt part="property-name">${label}</dt><dd part="property-value">${value}</dd></div>`;

function renderCourse({ response, error }: Outcome, words: LateCallWords): unknown {
  // After a failed refresh the response is still that of what is shown.
  const { status, ms, attempts } = error ?? response ?? {};
  return [
    status === undefined ? nothing : renderLine(words.status, status),
    ms === undefined ? nothing : renderLine(words.time, words.milliseconds(ms)),
    attempts === undefined ? nothing : renderLine(words.attempts, attempts),
  ];
}
