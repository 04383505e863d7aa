import type { Person } from '../people.js';
import { html, type Html } from '../third-party/html.js';

const style = html`
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 28rem; padding: 1.5rem 1rem; }
  body { color: light-dark(#1b1f24, #eceff3); background: light-dark(#f4f5f7, #101215); }
  h1 { margin: 0; font-size: 1.5rem; line-height: 1.2; }
  button { display: block; width: 100%; margin: .5rem 0; padding: .5rem 1rem; font: inherit; text-align: start; cursor: pointer; }
  button { color: inherit; background: light-dark(#fff, #23272e); border: 1px solid light-dark(#8a939d, #6d7784); border-radius: 6px; }
  button:hover { background: light-dark(#e9ebee, #2e343c); }
  button:focus-visible { outline: 2px solid light-dark(#0b5cad, #8ec5ff); outline-offset: 2px; }
  small { display: block; overflow-wrap: anywhere; color: light-dark(#57606a, #aab4c0); }
`;

/** The sign-in page: everybody is a button, as there are no passwords here. */
export function signInPage(people: Iterable<Person>, action: string): string {
  const buttons = [...people].map((person) => html`
    <button name="person" value="${person.id}"><bdi>${person.name}</bdi>
      <small><bdi>${person.sub}</bdi></small></button>`);
  return page('Sign in', html`
    <p>This is the hosted login of a local deployment. Choose who you are.</p>
    <form method="post" action="${action}">${buttons}
    <button name="decision" value="deny">Deny</button></form>`);
}

/** The page that asks a person to let an application in. */
export function consentPage(person: Person | undefined, clientId: string, scope: string, action: string): string {
  return page('Authorize App', html`
    <p>Hi <bdi>${person?.name ?? 'there'}</bdi>, ${clientId} asks for: ${scope}</p>
    <form method="post" action="${action}">
    <button name="decision" value="accept">Accept</button>
    <button name="decision" value="deny">Deny</button></form>`);
}

/** A page that leads nowhere, as Auth0 shows when it cannot send the person back. */
export function errorPage(message: string): string {
  return page('Oops!, something went wrong', html`<p>${message}</p>`);
}

function page(title: string, body: Html): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
    <meta name="viewport" content="width=device-width"><style>${style}</style></head>
    <body><main><h1>${title}</h1>${body}</main></body></html>`.text;
}
