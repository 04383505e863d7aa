import { toTcError } from '../../session/errors.js';
import { inEnglish } from '../../session/sentences/say.js';
import { errorText } from '../words/error-text.js';

const say = inEnglish({ linkNotMade: 'The link cannot be made.' });

/**
 * Opens a link that has to be signed first. The window opens in the click itself: browsers block one that comes later.
 * Where there is no link it is closed, and the reason is said.
 *
 * @param makeLink rejects where the link would lead to a refusal
 * @param tell writes the reason into a live region
 * @param language BCP 47
 * @returns false where the browser blocked the window
 */
export async function openSigned(
  makeLink: () => Promise<string>,
  tell: (reason: string) => void,
  language: string,
): Promise<boolean> {
  const opened = window.open('', '_blank');
  tell('');
  try {
    const url = await makeLink();
    if (!opened) return false;
    // What opens must not steer the page that it came from.
    opened.opener = null;
    opened.location.replace(url);
  } catch (error) {
    opened?.close();
    tell(errorText(toTcError(error, 'server', say('linkNotMade')), language));
  }
  return true;
}
