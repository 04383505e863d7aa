import { type Specimen, viewsOf } from './specimen.js';

/** What the controls say; also the query of the page's address. */
export interface Wanted {
  element: string;
  status: string;
  view: string;
  lang: string;
  theme: string;
  width: string;
}

const choices = (specimens: readonly Specimen[]): Record<keyof Wanted, readonly string[]> => ({
  element: ['all', ...Object.keys(viewsOf)],
  status: ['all', ...new Set(specimens.map(({ name }) => name))],
  view: ['default', 'all', ...new Set(Object.values(viewsOf).flat().filter(Boolean))],
  lang: ['en', 'de', 'fr', 'es', 'ja', 'ar'],
  theme: ['auto', 'light', 'dark'],
  width: ['auto', '320', '480', '768', '1024'],
});

/** Fills the form; every change is kept in the page's address. */
export function showControls(form: HTMLFormElement, specimens: readonly Specimen[], changed: () => void): void {
  const asked = new URLSearchParams(location.search);
  for (const [name, values] of Object.entries(choices(specimens))) {
    const label = document.createElement('label');
    const select = document.createElement('select');
    select.name = name;
    select.append(...values.map((value) => new Option(value)));
    const before = asked.get(name);
    if (before && values.includes(before)) select.value = before;
    label.append(name, select);
    form.append(label);
  }
  form.addEventListener('change', () => {
    const query = new URLSearchParams(Object.entries(readControls(form)));
    history.replaceState(null, '', `?${query}`);
    changed();
  });
}

export function readControls(form: HTMLFormElement): Wanted {
  return Object.fromEntries(new FormData(form)) as unknown as Wanted;
}
