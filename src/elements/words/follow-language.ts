import type { ReactiveControllerHost } from 'lit';
import { wantedLanguage } from '../language-of.js';
import { arrived, baseOf } from './choose-words.js';
import type { Words } from './words.js';

type Host = ReactiveControllerHost & HTMLElement;

/** English is not among them: it is there. */
const languages: Record<string, (() => Promise<{ words: Words }>) | undefined> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  ja: () => import('./ja.js'),
};

const hosts = new Set<Host>();
let observer: MutationObserver | undefined;

/** Loads the words of the host's language, and updates the host when they come or the page's `lang` changes. */
export function followLanguage(host: Host): void {
  host.addController({
    hostConnected() {
      // Inside shadow roots of others a change of `lang` shows at the next update.
      observer ??= new MutationObserver(updateWords);
      const changes = { attributes: true, attributeFilter: ['lang'], subtree: true };
      observer.observe(document.documentElement, changes);
      hosts.add(host);
      load(host);
    },
    hostDisconnected() {
      hosts.delete(host);
      if (!hosts.size) observer?.disconnect();
    },
  });
}

/** The words have changed. */
export function updateWords(): void {
  for (const host of hosts) {
    load(host);
    host.requestUpdate();
  }
}

function load(host: Host): void {
  const base = baseOf(wantedLanguage(host));
  if (arrived.has(base)) return;
  languages[base]?.().then(
    ({ words }) => {
      arrived.set(base, words);
      host.requestUpdate();
    },
    // English remains; the next element, or the next change of language, tries again.
    () => {},
  );
}
