const origins = new Set<string>();
const told = new Set<string>();
let isWatching = false;

/** Says which source is missing when the page's own policy stops what an element needs. */
export function watchPolicy(host: HTMLElement): void {
  const { rootUrl, domain } = host as { rootUrl?: string; domain?: string };
  const metas = document.head.querySelectorAll<HTMLMetaElement>('meta[name="taskcluster-root-url"]');
  const ofPage = [...metas].flatMap(({ content }) => content.split(/\s+/));
  for (const address of [rootUrl, domain && (domain.includes('://') ? domain : `https://${domain}`), ...ofPage]) {
    if (address && URL.canParse(address)) origins.add(new URL(address).origin);
  }
  if (isWatching) return;
  isWatching = true;
  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
    const origin = URL.canParse(blockedURI) ? new URL(blockedURI).origin : '';
    const line = `The page's Content-Security-Policy stops ${origin}: add it to ${effectiveDirective}.`;
    if (!origins.has(origin) || told.has(line)) return;
    told.add(line);
    console.warn(`${line} See docs/hints.md of taskcluster-elements.`);
  });
}
