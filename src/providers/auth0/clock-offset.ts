import { tcError } from '../../session/errors.js';
import { say } from './sentences.js';

/** Tokens that were issued this far from when they can have been are blamed on no clock, milliseconds. */
export const leewayMs = 60_000;

/** Beyond this a person must set the clock: certificates and signatures would fail as well. */
const largestOffsetMs = 90 * 60_000;

/**
 * How far the provider's clock is ahead of ours, milliseconds; 0 when ours can be right.
 *
 * A token that carries our nonce was issued after we asked and before it came. If the two times of this machine
 * enclose the token's, the answer merely took its time, in a popup that was left open, say.
 *
 * @param issued the token's `iat`, in milliseconds
 * @param asked when the attempt began, by this machine's clock
 * @throws {TcError} `clock` when this machine's clock is wrong by hours
 */
export function clockOffset(issued: number, asked: number, now: number): number {
  if (issued >= asked - leewayMs && issued <= now + leewayMs) return 0;
  const offset = issued - now;
  if (Math.abs(offset) <= largestOffsetMs) return offset;
  const hours = Math.round(Math.abs(offset) / 3_600_000);
  throw tcError('clock', say(offset > 0 ? 'clockBehind' : 'clockAhead', { hours }));
}
