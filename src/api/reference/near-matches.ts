/**
 * The candidates that somebody may have meant, nearest first, at most three.
 *
 * Case and punctuation do not count: `WorkerManager` is `worker-manager`.
 */
export function nearMatches(word: string, candidates: readonly string[]): string[] {
  const wanted = plain(word);
  if (!wanted) return [];
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return candidates
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, plain(candidate)) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

const plain = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Levenshtein's distance; one word being the beginning of the other counts as 1. */
function distanceTo(a: string, b: string): number {
  if (a !== b && b && Math.min(a.length, b.length) > 2 && (b.startsWith(a) || a.startsWith(b))) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
