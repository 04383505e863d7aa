import type { User } from '../session/user.js';

/** What a person is called, as far as the provider said. */
export function displayName({ name, email, sub }: User): string {
  return name || email || sub;
}
