import { html, nothing } from 'lit';
import { toCurl } from '../../api/curl.js';
import { publicArgs } from '../../api/prepare-call.js';
import { buildUrl } from '../../api/reference/build-url.js';
import type { Outcome } from '../api-call/call-host.js';
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
export function renderInspect(call: FinalCall, outcome: Outcome, settings: InspectSettings, language: string): unknown {
  const words = callWords(language);
  const { method } = call;
  const { rootUrl, isSigned, sign } = settings;
  const request = describe(call, rootUrl, isSigned);
  // Input that fits no call has no address.
  if (!request) return nothing;
  const { url, curl } = request;
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

function describe({ detail, method }: FinalCall, rootUrl: string, signed: boolean): { url: string; curl: string } | undefined {
  const { service, method: name, args, query, payload } = detail;
  try {
    const curl = toCurl(service, name, { args, query, payload, rootUrl, signed });
    return { curl, url: buildUrl(rootUrl, method, publicArgs(method, args), query) };
  } catch {
    return undefined;
  }
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
