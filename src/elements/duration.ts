import { fromNow } from 'taskcluster-client-web/src/utils.js';
import { tcError } from '../session/errors.js';
import { inEnglish } from '../session/sentences/say.js';

const say = inEnglish({ durationWrong: 'This element is not set up: a duration is wrong.' });

/**
 * Milliseconds in Taskcluster's relative format: `15 minutes`, `1 day 2 hours`, `90s`.
 *
 * @param name the attribute, for the message
 * @throws {TcError} `input` when it is something else, nothing, or not more than 0
 * @see https://github.com/taskcluster/taskcluster/blob/main/clients/client-web/src/utils.js
 */
export function parseDuration(text: string, name: string): number {
  try {
    const ms = fromNow(text, new Date(0)).getTime();
    if (ms > 0) return ms;
  } catch {
    // Told below.
  }
  const hint = `${name} must be a duration such as "15 minutes" or "1 day".`;
  throw tcError('input', say('durationWrong'), { hint });
}
