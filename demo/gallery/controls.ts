import { all } from './all-specimens.js';
import { viewsOf } from './specimen.js';

/** What the controls say; also the query of the page's address. */
export interface Wanted {
  element: string;
  status: string;
  view: string;
  lang: string;
  theme: string;
  page: string;
  width: string;
}

const labels: Record<keyof Wanted, string> = {
  element: 'Element', status: 'Status', view: 'View', lang: 'Language', theme: 'Theme', page: 'Page', width: 'Width',
};

const names: Record<string, string> = {
  en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', ja: '日本語', ar: 'العربية',
  plain: 'sans, 16 px', tinted: 'serif, 20 px',
};

const unique = (values: readonly string[]): string[] => [...new Set(values)].filter(Boolean);

/** What can be chosen, for this element; the first is what is shown unasked. */
function choices(element: string): Record<keyof Wanted, readonly string[]> {
  const isOf = (one: string): boolean => element === 'all' || one === element;
  const specimens = all.filter((one) => isOf(one.element));
  const views = Object.entries(viewsOf).flatMap(([one, names]) => (isOf(one) ? names : []));
  return {
    element: ['all', ...Object.keys(viewsOf)],
    status: ['all', ...unique(specimens.map(({ name }) => name))],
    view: ['default', 'all', ...unique(views)],
    lang: ['en', 'de', 'fr', 'es', 'ja', 'ar'],
    theme: ['auto', 'light', 'dark'],
    page: ['plain', 'tinted'],
    width: ['auto', '320', '360', '480', '768', '1024', '1280'],
  };
}

/** Without what another element has and this one does not. */
export function withinElement(wanted: Partial<Wanted>): Wanted {
  const offered = choices(wanted.element ?? 'all');
  const chosen = Object.entries(offered).map(([name, values]) => {
    const value = wanted[name as keyof Wanted];
    return [name, value && values.includes(value) ? value : values[0]];
  });
  return Object.fromEntries(chosen) as Wanted;
}

/** Puts into the form what can be chosen, and chooses. */
export function fillControls(form: HTMLFormElement, query: URLSearchParams): void {
  const wanted = withinElement(Object.fromEntries(query));
  for (const [name, values] of Object.entries(choices(wanted.element)) as [keyof Wanted, readonly string[]][]) {
    const select = (form.elements.namedItem(name) as HTMLSelectElement | null) ?? addSelect(form, name);
    select.replaceChildren(...values.map((value) => new Option(textOf(name, value), value)));
    select.value = wanted[name];
  }
}

export function readControls(form: HTMLFormElement): Wanted {
  return Object.fromEntries(new FormData(form)) as unknown as Wanted;
}

function addSelect(form: HTMLFormElement, name: keyof Wanted): HTMLSelectElement {
  const label = document.createElement('label');
  const select = document.createElement('select');
  select.name = name;
  label.append(labels[name], select);
  form.append(label);
  return select;
}

function textOf(name: keyof Wanted, value: string): string {
  if (name === 'width') return value === 'auto' ? 'window' : `${value} px`;
  return names[value] ?? value;
}
