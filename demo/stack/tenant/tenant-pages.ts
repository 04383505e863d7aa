import type { Person } from '../people.js';
import { html, type Html } from '../third-party/html.js';

const style = html`
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 30rem; margin: 3rem auto; padding: 0 1rem; }
  button { display: block; width: 100%; margin: .5rem 0; padding: .6rem 1rem; font: inherit; text-align: start; }
  small { display: block; overflow-wrap: anywhere; opacity: .75; }
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
