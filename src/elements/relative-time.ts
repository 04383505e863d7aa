import { keep } from './views/formats.js';

const counted = keep((language) => new Intl.RelativeTimeFormat(language));
// “next year” would be said of any moment of that year; “now” is better than “in 0 seconds”.
const uncounted = keep((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

const units = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** “in 3 hours”, “2 days ago”: whole units, cut, so that what is left is never overstated. */
export function relativeTime(ms: number, language: string): string {
  const [unit, size] = units.find(([, one]) => Math.abs(ms) >= one) ?? units[5];
  const count = Math.trunc(ms / size) || 0;
  return (count ? counted : uncounted)(language).format(count, unit);
}

/** How long such a text stays true, milliseconds: at least 1 second, at most 1 minute. */
export const msUntilNextText = (ms: number): number => (Math.abs(ms) < 2 * 60_000 ? 1000 : 60_000);
