/** The language of the nearest `lang`; the browser's where that is none. */
export function languageOf(host: HTMLElement): string {
  const named = host.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang;
  try {
    return Intl.getCanonicalLocales(named || navigator.language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
