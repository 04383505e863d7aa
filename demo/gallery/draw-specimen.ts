import { TestSession } from '../../src/testing.js';
import type { Wanted } from './controls.js';
import { type Specimen, viewsOf } from './specimen.js';

/** A specimen with its name and a button that copies how to write it. */
export function drawSpecimen(specimen: Specimen, view: string, wanted: Wanted): HTMLElement {
  const figure = document.createElement('figure');
  figure.className = specimen.isWide ? 'wide' : '';
  figure.dataset.specimen = [specimen.element, specimen.name, view].filter(Boolean).join(' / ');
  const isDefault = view === viewsOf[specimen.element][0];
  const name = document.createElement('span');
  name.textContent = isDefault ? specimen.name : `${specimen.name} (${view})`;
  const markup = markupOf(specimen, isDefault ? '' : view, wanted.lang);
  const caption = document.createElement('figcaption');
  caption.append(name, copyButton(markup, name.textContent));
  figure.append(caption, drawStage(specimen, markup, wanted));
  return figure;
}

/** As a page would write it; the default view and the page's own language are left out. */
function markupOf({ element, markup }: Specimen, view: string, lang: string): string {
  const language = lang === 'en' ? '' : lang === 'ar' ? 'lang="ar" dir="rtl"' : `lang="${lang}"`;
  // A markup that ends its tag itself has content too.
  const [attributes, content] = markup.includes('>') ? [markup.slice(0, markup.indexOf('>')), markup.slice(markup.indexOf('>') + 1)] : [markup, ''];
  return `<${[element, attributes, view && `view="${view}"`, language].filter(Boolean).join(' ')}>${content}</${element}>`;
}

function drawStage({ status, facts, person, room, then }: Specimen, markup: string, { lang, page }: Wanted): HTMLElement {
  const stage = document.createElement('div');
  stage.className = ['stage', room, page].filter(Boolean).join(' ');
  stage.lang = lang;
  stage.dir = lang === 'ar' ? 'rtl' : 'ltr';
  const template = document.createElement('template');
  template.innerHTML = markup;
  const element = document.importNode(template.content, true).firstElementChild as HTMLElement;
  const session = new TestSession(person);
  // The others look for their agent around them.
  session.attach(element.localName === 'tc-signin' ? element : stage);
  then?.(element);
  stage.append(element);
  // As on a page: first nothing is known.
  requestAnimationFrame(() => session.force(status, facts));
  return stage;
}

const saidMs = 2000;

function copyButton(markup: string, name: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy HTML';
  button.setAttribute('aria-label', `Copy HTML: ${name}`);
  button.addEventListener('click', async () => {
    const said = await navigator.clipboard.writeText(markup).then(() => 'Copied', () => 'Not copied');
    button.textContent = said;
    document.getElementById('said')!.textContent = `${said}: ${name}`;
    setTimeout(() => (button.textContent = 'Copy HTML'), saidMs);
  });
  return button;
}
