import type { Person } from '../people.js';
import { html } from './html.js';
import type { Page } from './page.js';

/** A dead end: no way leads back to the page that asked. */
export const invalidRequestPage: Page = { title: 'Third-party login', body: html`<p>Invalid request</p>` };

/**
 * `/third-party` while nobody is signed in. The real page signs in in a separate tab and then goes back to authorize.
 *
 * @param origin the page that asks
 * @param search the query of the authorize request, with its question mark
 */
export function signedOutPage(origin: string, search: string): Page {
  const here = `/third-party/sign-in${search}`;
  return {
    title: 'Third-party login',
    body: html`
<p>Sign in to provide credentials to <code>${origin}</code></p>
<p><a id="sign-in" href="/third-party/sign-in?tab=1" target="_blank" rel="opener">Sign in</a></p>
<p><a id="sign-in-here" href="${here}">Sign in in this window instead</a></p>
<p><a id="continue" href="/login/oauth/authorize${search}">I have signed in</a></p>
`,
    script: html`
new BroadcastChannel('third-party-sign-in').addEventListener('message', () => {
  location.assign(document.getElementById('continue').href);
});
`,
  };
}

/** Everybody who could sign in, as an identity provider's page; the form comes back to the same address. */
export function peoplePage(people: Iterable<Person>, problem = ''): Page {
  const choices = [...people].map(({ id, name, identity }) => html`
<button name="person" value="${id}"><bdi>${name}</bdi><br><small>${identity}</small></button>`);
  return {
    title: 'Who are you?',
    status: problem ? 403 : 200,
    body: html`
${problem ? html`<p role="alert">${problem}</p>` : ''}
<form method="post" class="choices">${choices}
</form>
`,
  };
}

/** The separate tab after sign-in: tells the waiting popup, then goes away. */
export const signedInPage: Page = {
  title: 'You are signed in',
  body: html`<p>You can close this tab.</p>`,
  script: html`
new BroadcastChannel('third-party-sign-in').postMessage('signed-in');
close();
`,
};
