import { html } from 'lit';
import type { WhoamiWords } from '../words/words.js';

/** Scopes by their service, and a field that narrows them; “no scopes” in words. */
export function renderScopes(
  scopes: readonly string[],
  search: string,
  words: WhoamiWords,
  onSearch: (text: string) => void,
): unknown {
  if (scopes.length === 0) return html`<p part="scopes" class="quiet">${words.noScopes}</p>`;
  const found = scopes.filter((scope) => scope.toLowerCase().includes(search.trim().toLowerCase()));
  const input = (event: Event) => onSearch((event.target as HTMLInputElement).value);
  return html`<details part="scopes">
    <summary part="scopes-summary">${words.foundScopes(scopes.length)}</summary>
    <input
      part="scopes-search"
      type="search"
      aria-label=${words.searchScopes}
      placeholder=${words.searchScopes}
      .value=${search}
      @input=${input}
    />
    <p class="sr" role="status">${search && words.foundScopes(found.length)}</p>
    <div class="groups" part="scope-groups" tabindex="0" role="group" aria-label=${words.scopes}>
      ${groupScopes(found).map(([name, group]) => html`<h3 part="scope-group">${name}</h3>
        <ul part="scope-list" role="list">${group.map((scope) => html`<li part="scope"><code part="code" dir="ltr">${scope}</code></li>`)}</ul>`)}
    </div>
  </details>`;
}

/** By what stands before the first colon. */
function groupScopes(scopes: readonly string[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const scope of [...scopes].sort()) {
    const name = scope.split(':')[0] ?? scope;
    groups.set(name, [...(groups.get(name) ?? []), scope]);
  }
  return [...groups];
}
