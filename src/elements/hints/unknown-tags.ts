import { nearMatches } from '../../api/reference/near-matches.js';
import { tell } from './tell.js';

const tags = ['tc-signin', 'tc-whoami', 'tc-api-call', 'tc-show'];

/** Names the tags there are, where the page has one that looks like ours and is none. */
export function lookForUnknownTags(): void {
  for (const element of document.querySelectorAll(':not(:defined)')) {
    const { localName } = element;
    if (!localName.startsWith('tc-') || tags.includes(localName)) continue;
    const [meant] = nearMatches(localName, tags);
    tell(element, `is no element: ${meant ? `write <${meant}>` : `there are ${tags.join(', ')}`}.`);
  }
}
