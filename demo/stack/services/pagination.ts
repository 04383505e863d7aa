import { createHash } from 'node:crypto';

/** What the query of a listing must look like. */
export const pagePatterns = { continuationToken: /./, limit: /^[0-9]+$/ };

const longestPage = 1000;

/** One page of a listing. */
export interface Page<T> {
  rows: T[];
  /** Left out on the last page. */
  continuationToken?: string;
}

/**
 * Cuts a page out of all rows.
 *
 * @param limit how many at most, never over 1000; 0 gives none, and no token
 * @param token from the page before; one that is not ours means the first page
 */
export function paginate<T>(all: T[], limit: string | undefined, token: string | undefined): Page<T> {
  const size = Math.min(Number(limit ?? longestPage), longestPage);
  const start = token === undefined ? 0 : offsetIn(token);
  const end = start + size;
  const rows = all.slice(start, end);
  return end > 0 && end < all.length ? { rows, continuationToken: tokenFor(end) } : { rows };
}

/** 10 characters: four bytes of offset and three that nobody guesses, so that tokens are not an open query. */
function tokenFor(offset: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(offset);
  const check = createHash('sha256').update('continuation').update(bytes).digest().subarray(0, 3);
  return Buffer.concat([check, bytes]).toString('base64url');
}

function offsetIn(token: string): number {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 7) return 0;
  const offset = bytes.readUInt32BE(3);
  return tokenFor(offset) === token ? offset : 0;
}
