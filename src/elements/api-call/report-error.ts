import type { TcError } from '../../session/errors.js';

/** What the author can change. */
const ofPage: readonly string[] = ['configuration', 'input'];

/** One console line for the page's author. What the error's cause holds stays out of it. */
export function reportError(host: HTMLElement & { service?: string; method?: string }, error: TcError): void {
  const name = [host.service, host.method].filter(Boolean).join('.');
  const details = [error.message, error.hint, error.serverCode && `(${error.serverCode}, ${error.status})`];
  const more = error.hint || ofPage.includes(error.code) ? ' See docs/hints.md of taskcluster-elements.' : '';
  console.error(`<${host.localName}${name && ` ${name}`}> ${error.code}: ${details.filter(Boolean).join(' ')}${more}`);
}
