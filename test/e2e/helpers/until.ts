import { setTimeout } from 'node:timers/promises';

/**
 * What `look` finds, once it finds something. A look that fails, because the page is just being replaced, finds nothing.
 *
 * @param what names it, for the error
 * @throws {Error} when there is nothing after `ms` milliseconds
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  ms = 10_000,
): Promise<Exclude<T, undefined | null | false | '' | 0>> {
  let failure: unknown;
  for (const deadline = Date.now() + ms; ; ) {
    try {
      const found = await look();
      if (found) return found as Exclude<T, undefined | null | false | '' | 0>;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > deadline) throw new Error(`Within ${ms} ms it did not come to this: ${what}`, { cause: failure });
    await setTimeout(25);
  }
}
