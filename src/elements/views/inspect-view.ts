import { html, nothing } from 'lit';
import { type CallResponse, toCurl } from '../../api/index.js';
import type { FinalCall } from '../api-call/call-runtime.js';
import { callWords } from '../words/call-words.js';
import type { CallWords } from '../words/words.js';
import { renderCopyButton } from './copy-button.js';

export interface InspectSettings {
  rootUrl: string;
  isSigned: boolean;
  /** Makes a link that works for everybody who has it. */
  sign: () => Promise<string>;
}

/** A fold-out with the request and how it went; nothing in it is a secret. */
export function renderInspect(
  { detail, method }: FinalCall,
  response: CallResponse | undefined,
  { rootUrl, isSigned, sign }: InspectSettings,
  language: string,
): unknown {
  const words = callWords(language);
  const { service, method: name, args, query, payload } = detail;
  const curl = toCurl(service, name, { args, query, payload, rootUrl, signed: isSigned });
  return html`<details part="inspect">
    <summary>${words.inspect}</summary>
    <dl part="properties">
      ${response ? renderResponse(method.verb, response, words) : nothing}
      <div><dt>${words.curl}</dt><dd><pre dir="ltr" tabindex="0">${curl}</pre></dd></div>
    </dl>
    <p class="row">
      ${renderCopyButton(words.copyCurl, words, () => curl)}
      ${method.verb === 'GET' && isSigned ? renderCopyButton(words.copySignedUrl, words, sign) : nothing}
    </p>
  </details>`;
}

const renderResponse = (verb: string, { url, status, ms, attempts }: CallResponse, words: CallWords): unknown => html`
  <div><dt>${words.request}</dt><dd dir="ltr"><code>${verb} ${url}</code></dd></div>
  <div><dt>${words.status}</dt><dd>${status}</dd></div>
  <div><dt>${words.time}</dt><dd>${words.milliseconds(ms)}</dd></div>
  <div><dt>${words.attempts}</dt><dd>${attempts}</dd></div>`;
