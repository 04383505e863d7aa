import { html } from './html.js';
import type { Page } from './page.js';

/** What the consent page starts with. */
export interface Consent {
  transactionId: string;
  /** The registered client that asks. */
  requester: string;
  clientId: string;
  description: string;
  /** ISO 8601. */
  expires: string;
  scopes: string[];
}

/** The form of `/third-party`, by which a person allows or denies, narrows scopes and edits the rest. */
export function consentPage(consent: Consent): Page {
  return { title: 'Third-party login', body: body(consent), script };
}

const body = (consent: Consent) => html`
<p><strong>${consent.requester}</strong> asks for credentials to Taskcluster.</p>
<form method="post" action="/login/oauth/authorize/decision">
<input type="hidden" name="transaction_id" value="${consent.transactionId}">
<input type="hidden" name="scope" id="scope" value="${consent.scopes.join(' ')}">
<label>Client ID <input name="clientId" value="${consent.clientId}" autocomplete="off" spellcheck="false"></label>
<label>Description <textarea name="description" rows="4">${consent.description}</textarea></label>
<label>Expires <input name="expires" value="${consent.expires}" autocomplete="off" spellcheck="false"></label>
<label>Scopes, one on each line
<textarea id="scopes" rows="${String(Math.max(3, consent.scopes.length))}" autocomplete="off" spellcheck="false"
>${consent.scopes.join('\n')}</textarea></label>
<p><button id="allow">Allow</button> <button id="deny" name="cancel" value="deny">Deny</button></p>
</form>
`;

/** The server wants the scopes with spaces between them. */
const script = html`
const lines = document.getElementById('scopes');
const update = () => {
  const scopes = lines.value.split(/\\s*\\n\\s*/).filter(Boolean);
  document.getElementById('scope').value = scopes.join(' ');
};
lines.addEventListener('input', update);
update();
`;
