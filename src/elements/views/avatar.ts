import { html, type TemplateResult } from 'lit';
import type { User } from '../../session/user.js';
import { displayName } from '../display-name.js';

/** One or two letters that stand for a person. */
export function initials(user: User): string {
  const words = displayName(user).split('@', 1)[0]!.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [words[0], last].map((word) => (word ? [...word][0] : '')).join('').toLocaleUpperCase();
}

const broken = new Set<string>();

/** The person's picture; their initials where there is none or it cannot load. Says nothing: a name stands beside it. */
export function avatar(user: User, update: () => void): TemplateResult {
  const { picture } = user;
  if (!picture || !/^(https:\/\/|data:image\/)/.test(picture) || broken.has(picture)) {
    return html`<span part="avatar" aria-hidden="true">${initials(user)}</span>`;
  }
  const fail = (): void => {
    broken.add(picture);
    update();
  };
  return html`<img part="avatar" alt="" src=${picture} referrerpolicy="no-referrer" decoding="async" @error=${fail} />`;
}
