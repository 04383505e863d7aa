import { html, nothing } from 'lit';
import type { CallText } from '../api-call/call-extras.js';
import type { Outcome } from '../api-call/call-host.js';
import type { FinalCall } from '../api-call/call-runtime.js';
import { callWords } from '../words/call-words.js';
import type { CallWords } from '../words/words.js';
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
  return html`<details part="inspect">
    <summary>${words.inspect}</summary>
    <dl part="properties">
      <div><dt>${words.request}</dt><dd dir="ltr"><code>${method.verb} ${outcome.response?.url ?? url}</code></dd></div>
      ${renderCourse(outcome, words)}
      <div><dt>${words.curl}</dt><dd><pre dir="ltr" tabindex="0">${curl}</pre></dd></div>
    </dl>
    <p class="row">
      ${renderCopyButton(words.copyCurl, language, () => curl)}
      ${method.verb === 'GET' && isSigned ? renderCopyButton(words.copySignedUrl, language, sign) : nothing}
    </p>
  </details>`;
}

function renderCourse({ response, error }: Outcome, words: CallWords): unknown {
  const status = error ? error.status : response?.status;
  const line = (label: string, value: unknown) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return [
    status === undefined ? nothing : line(words.status, status),
    response ? line(words.time, words.milliseconds(response.ms)) : nothing,
    response ? line(words.attempts, response.attempts) : nothing,
  ];
}
