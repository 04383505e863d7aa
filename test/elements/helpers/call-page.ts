import { fixture, html, waitUntil } from '@open-wc/testing';
import { TcApiCall } from '../../../src/elements/tc-api-call.js';
import { define, type PersonAgent, type PersonOwner } from './person-owner.js';

define({ 'tc-api-call': TcApiCall });

export interface CallPage {
  owner: PersonOwner;
  call: TcApiCall;
}

/** A page with a sign-in and one call, written as markup. */
export async function callPage(markup: string, person?: PersonAgent | null): Promise<CallPage> {
  const page = await fixture<HTMLElement>(html`<main><person-owner></person-owner></main>`);
  const owner = page.querySelector<PersonOwner>('person-owner')!;
  owner.become(person);
  page.insertAdjacentHTML('beforeend', markup);
  const call = page.querySelector('tc-api-call') as TcApiCall;
  await call.updateComplete;
  return { owner, call };
}

/** Waits until the element has reached one of these statuses. */
export async function reach(element: Element & { status: string }, ...statuses: string[]): Promise<void> {
  const isThere = () => statuses.includes(element.status);
  await waitUntil(isThere, undefined, { timeout: 6000 }).catch(() => {
    throw new Error(`The status is ${element.status}, not ${statuses.join(' or ')}: ${textOf(element)}`);
  });
  await (element as unknown as TcApiCall).updateComplete;
}

/** What a person can read in it, white space put right. */
export const textOf = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const inside = <T extends HTMLElement = HTMLElement>(element: Element, selector: string): T | null =>
  element.shadowRoot!.querySelector<T>(selector);
