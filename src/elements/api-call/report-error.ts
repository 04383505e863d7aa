import type { TcError } from '../../session/errors.js';

/** One console line for the page's author. What the error's cause holds stays out of it. */
export function reportError(host: HTMLElement & { service?: string; method?: string }, error: TcError): void {
  const name = [host.service, host.method].filter(Boolean).join('.');
  const details = [error.message, error.hint, error.serverCode && `(${error.serverCode}, ${error.status})`];
  console.error(`<${host.localName}${name && ` ${name}`}> ${error.code}: ${details.filter(Boolean).join(' ')}`);
}
