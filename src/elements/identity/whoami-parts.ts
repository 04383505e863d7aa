import { html, nothing } from 'lit';
import type { User } from '../../session/user.js';
import { relativeTime } from '../relative-time.js';
import type { copyAndSay } from '../views/copy-button.js';
import { whoamiWords } from '../words/whoami-words.js';
import { shortenMiddle } from './shorten-middle.js';

/** What `show` can name. */
export type WhoamiToken = 'avatar' | 'name' | 'taskcluster-client-id' | 'expiry' | 'scopes' | 'deployment';

/** What is known of the person who is signed in. */
export interface Identity {
  user: User | undefined;
  clientId: string | undefined;
  expires: Date | undefined;
  rootUrl: string;
  hasExpired: boolean;
  language: string;
}

const dayMs = 86_400_000;
/** Of a clientId that stay where even its shortened form has no room: as many as follow its ellipsis. */
const endLetters = 10;

/** A name to show: the person's own, or what comes closest. */
export const nameOf = ({ user, clientId, language }: Identity): string =>
  user?.name || user?.email || clientId || user?.sub || whoamiWords(language).signedIn;

export function renderName(identity: Identity): unknown {
  const name = nameOf(identity);
  return html`<bdi part="name" title=${name}>${name}</bdi>`;
}

export function renderClientId({ clientId, language }: Identity, say: typeof copyAndSay | undefined): unknown {
  const words = whoamiWords(language);
  if (!clientId) return html`<span part="client-id" class="quiet">${words.loading}</span>`;
  const copy = (event: Event) => say?.(event.currentTarget as Element, language, () => clientId);
  const start = [...shortenMiddle(clientId)];
  const end = start.splice(-endLetters);
  return html`<span part="id"><code part="client-id" title=${clientId} dir="ltr"
      ><span part="short" aria-hidden="true"
        ><span part="short-start">${start.join('')}</span><span part="short-end">${end.join('')}</span></span
      ><span class="sr">${clientId}</span></code
    ><button part="button copy" type="button" aria-label=${words.copyClientId} @click=${copy}>
      <span part="copy-icon" aria-hidden="true">⧉</span>
    </button
    ><span part="said" role="status"></span>
  </span>`;
}

export function renderExpiry({ expires, hasExpired, language }: Identity, now = Date.now()): unknown {
  const words = whoamiWords(language);
  if (hasExpired) return html`<span part="expiry">${words.expired}</span>`;
  if (!expires) return nothing;
  // What is less than a day ahead is clear without its date.
  const date = expires.getTime() - now < dayMs ? {} : ({ month: 'short', day: 'numeric' } as const);
  const time = new Intl.DateTimeFormat(language, { ...date, hour: 'numeric', minute: '2-digit' }).format(expires);
  const left = relativeTime(expires.getTime() - now, language);
  return html`<time part="expiry" datetime=${expires.toISOString()}
    ><span part="until">${words.until(time)}</span> <span part="left">(${left})</span></time>`;
}

export const renderDeployment = ({ rootUrl }: Identity): unknown =>
  rootUrl ? html`<span part="deployment" dir="ltr">${new URL(rootUrl).host}</span>` : nothing;
