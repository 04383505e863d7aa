import type { PageFacts } from './signin-configuration.js';

/** What the page says about itself. Only the head's `<meta>` counts: content may be injected into a body. */
export function pageFacts(element: Element): PageFacts {
  const metas = document.head.querySelectorAll<HTMLMetaElement>('meta[name="taskcluster-root-url"]');
  const rootUrls = [...metas].flatMap(({ content }) => content.split(/\s+/).filter(Boolean));
  const credentialsUrlMarkup = element.getAttribute('credentials-url');
  return { address: document.URL, base: document.baseURI, credentialsUrlMarkup, rootUrls };
}

/** The place on this page where the person is: path, query and hash. */
export function currentPlace(): string {
  const { pathname, search, hash } = new URL(document.URL);
  return pathname + search + hash;
}
