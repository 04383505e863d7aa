/** Milliseconds to add to this machine's clock, per root URL: learned once, it serves every later call. */
const offsets = new Map<string, number>();

export function clockOffset(rootUrl: string): number {
  return offsets.get(rootUrl) ?? 0;
}

/**
 * Learns from the clock in a server's error, the only one that page script can read.
 *
 * @param serverTime ISO 8601
 * @param now this machine's clock when the answer came, milliseconds
 * @returns whether the server told its time
 */
export function learnClockOffset(rootUrl: string, serverTime: string | undefined, now: number): boolean {
  const time = Date.parse(serverTime ?? '');
  if (Number.isNaN(time)) return false;
  offsets.set(rootUrl, time - now);
  return true;
}
