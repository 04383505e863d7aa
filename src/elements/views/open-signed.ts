import { toTcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';
import { errorText } from '../words/error-text.js';

const say = inEnglish({ linkNotMade: 'The link cannot be made.' });

/**
 * Opens a link that has to be signed first. The window opens in the click itself: browsers block one that comes later.
 * Where there is no link it is closed, and the reason is said.
 *
 * @param makeLink rejects where the link would lead to a refusal
 * @param place a live region for the reason
 * @param language BCP 47
 */
export async function openSigned(makeLink: () => Promise<string>, place: Element, language: string): Promise<void> {
  const opened = window.open('', '_blank');
  place.textContent = '';
  try {
    const url = await makeLink();
    if (!opened) return;
    // What opens must not steer the page that it came from.
    opened.opener = null;
    opened.location.replace(url);
  } catch (error) {
    opened?.close();
    place.textContent = errorText(toTcError(error, 'server', say('linkNotMade')), language);
  }
}
