import { html, nothing } from 'lit';
import { type CallResponse, toCurl } from '../../api/index.js';
import type { FinalCall } from '../api-call/call-runtime.js';
import { callStrings as strings } from '../strings-call.js';
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
): unknown {
  const { service, method: name, args, query, payload } = detail;
  const curl = toCurl(service, name, { args, query, payload, rootUrl, signed: isSigned });
  return html`<details part="inspect">
    <summary>${strings.inspect}</summary>
    <dl part="properties">
      ${response ? renderResponse(method.verb, response) : nothing}
      <div><dt>${strings.curl}</dt><dd><pre dir="ltr" tabindex="0">${curl}</pre></dd></div>
    </dl>
    <p class="row">
      ${renderCopyButton(strings.copyCurl, () => curl)}
      ${method.verb === 'GET' && isSigned ? renderCopyButton(strings.copySignedUrl, sign) : nothing}
    </p>
  </details>`;
}

const renderResponse = (verb: string, { url, status, ms, attempts }: CallResponse): unknown => html`
  <div><dt>${strings.request}</dt><dd dir="ltr"><code>${verb} ${url}</code></dd></div>
  <div><dt>${strings.status}</dt><dd>${status}</dd></div>
  <div><dt>${strings.time}</dt><dd>${strings.milliseconds(ms)}</dd></div>
  <div><dt>${strings.attempts}</dt><dd>${attempts}</dd></div>`;
