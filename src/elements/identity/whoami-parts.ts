import { html, nothing } from 'lit';
import type { User } from '../../session/user.js';
import { relativeTime } from '../relative-time.js';
import { whoamiStrings as strings } from '../strings-whoami.js';
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

/** A name to show: the person's own, or what comes closest. */
export const nameOf = ({ user, clientId }: Identity): string =>
  user?.name || user?.email || clientId || user?.sub || strings.signedIn;

export const renderName = (identity: Identity): unknown => html`<bdi part="name">${nameOf(identity)}</bdi>`;

export function renderClientId(clientId: string | undefined): unknown {
  if (!clientId) return html`<span part="client-id" class="quiet">${strings.loading}</span>`;
  const copy = async (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    await navigator.clipboard?.writeText(clientId).then(() => (button.ariaLabel = strings.copied), () => {});
  };
  const again = (event: Event) => ((event.currentTarget as HTMLButtonElement).ariaLabel = strings.copyClientId);
  return html`<span class="id">
    <code part="client-id" title=${clientId} dir="ltr"
      ><span aria-hidden="true">${shortenMiddle(clientId)}</span><span class="sr">${clientId}</span></code>
    <button part="button copy" type="button" aria-label=${strings.copyClientId} @click=${copy} @blur=${again}>
      <span aria-hidden="true">⧉</span>
    </button>
  </span>`;
}

export function renderExpiry({ expires, hasExpired, language }: Identity, now = Date.now()): unknown {
  if (hasExpired) return html`<span part="expiry">${strings.expired}</span>`;
  if (!expires) return nothing;
  const isToday = expires.toDateString() === new Date(now).toDateString();
  const date = isToday ? {} : ({ dateStyle: 'medium' } as const);
  const time = new Intl.DateTimeFormat(language, { ...date, timeStyle: 'short' }).format(expires);
  const left = relativeTime(expires.getTime() - now, language);
  return html`<time part="expiry" datetime=${expires.toISOString()}>${strings.until(time)} (${left})</time>`;
}

export const renderDeployment = ({ rootUrl }: Identity): unknown =>
  rootUrl ? html`<span part="deployment" dir="ltr">${new URL(rootUrl).host}</span>` : nothing;
