import type { CallOptions } from '../../api/call-options.js';
import { parseDuration } from '../duration.js';
import type { CallHost } from './call-host.js';

/**
 * How each of an element's requests is made, whatever asks for it.
 *
 * @throws {TcError} `input` where `timeout` is no duration
 */
export function howToCall({ timeout, retries, signature }: CallHost): CallOptions {
  // An attribute that is taken away is null. What is neither keeps the signature out of addresses.
  const isAuto = !signature || signature === 'auto';
  return { timeoutMs: parseDuration(timeout, 'timeout'), retries, signature: isAuto ? 'auto' : 'header' };
}
