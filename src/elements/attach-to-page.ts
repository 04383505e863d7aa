import type { ReactiveControllerHost } from 'lit';
import { adviseAuthor } from './hints/advise-author.js';
import { followLanguage } from './words/follow-language.js';

/** What every element that says something takes part in: the page's language, and hints for its author. */
export function attachToPage(host: ReactiveControllerHost & HTMLElement): void {
  followLanguage(host);
  adviseAuthor(host);
}
