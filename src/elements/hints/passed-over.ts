import type { TcApiCall } from '../tc-api-call.js';

/** What a page gave to a call that goes by without a word, where the call would do something that nobody meant. */
export function passedOver(host: HTMLElement): string[] {
  return host.localName === 'tc-api-call' ? ways.flatMap((find) => find(host)) : [];
}

const ways: ((host: HTMLElement) => string[])[] = [
  (host) =>
    host.getAttribute('confirm') === ''
      ? ['has an empty confirm, which adds no question: write one, confirm="Really?".']
      : [],
  (host) =>
    formsIn(host).length
      ? ['has a form that is not its child, and never sends it: put the form itself between the tags.']
      : [],
  (host) =>
    host.querySelector(':scope > script[type="application/json"]:not([slot])')
      ? ['has JSON that belongs to nothing: write slot="args", slot="query" or slot="payload".']
      : [],
];

/** Deeper inside, and of no call in between; what a template made is the page's own affair, and all with `manual`. */
const formsIn = (host: HTMLElement): Element[] =>
  (host as TcApiCall).trigger === 'manual'
    ? []
    : [...host.querySelectorAll(':scope > :not([slot="tc-result"]) form')].filter(
        (form) => form.closest(host.localName) === host);
