/** The language of the nearest `lang`, around shadow roots too; the browser's where that is none. */
export function languageOf(host: HTMLElement): string {
  try {
    return Intl.getCanonicalLocales(nearest(host) || navigator.language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function nearest(from: HTMLElement): string {
  for (let node: Element | undefined = from; node; ) {
    const named = node.closest<HTMLElement>('[lang]');
    if (named) return named.lang;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return '';
}
