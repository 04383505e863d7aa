import { TcError } from '../../session/errors.js';

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
  const direction = offset > 0 ? 'behind' : 'ahead';
  const far = hours > 48 ? `${Math.round(hours / 24)} days` : `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  throw new TcError('clock', `This computer's clock is about ${far} ${direction}. Set it right and sign in again.`);
}
