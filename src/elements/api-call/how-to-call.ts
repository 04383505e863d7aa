import type { CallOptions } from '../../api/call-options.js';
import { parseDuration } from '../duration.js';
import type { CallHost } from './call-host.js';
import { isAuto } from './call-triggers.js';

/**
 * How each of an element's requests is made, whatever asks for it.
 *
 * @throws {TcError} `input` where `timeout` is no duration
 */
export function howToCall({ timeout, retries, signature }: CallHost): CallOptions {
  const timeoutMs = parseDuration(timeout || '30 seconds', 'timeout');
  // What is neither keeps the signature out of addresses; what is no number is the default.
  return { timeoutMs, retries: (retries ?? -1) >= 0 ? retries : 5, signature: isAuto(signature) ? 'auto' : 'header' };
}
