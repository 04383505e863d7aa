import { TestSession } from '../../src/testing.js';
import { type Specimen, viewsOf } from './specimen.js';

/** A specimen with its name and a button that copies how to write it. */
export function drawSpecimen(specimen: Specimen, view: string, lang: string): HTMLElement {
  const figure = document.createElement('figure');
  figure.dataset.specimen = [specimen.element, specimen.name, view].filter(Boolean).join(' / ');
  const caption = document.createElement('figcaption');
  const markup = markupOf(specimen, view);
  const isDefault = view === viewsOf[specimen.element][0];
  caption.append(isDefault ? specimen.name : `${specimen.name} (${view})`, copyButton(markup, specimen.name));
  figure.append(caption, drawStage(specimen, markup, lang));
  return figure;
}

/** As a page would write it; the default view is left out. */
function markupOf({ element, markup }: Specimen, view: string): string {
  const attributes = [markup, view && view !== viewsOf[element][0] && `view="${view}"`];
  // A markup that ends its tag itself has content too.
  if (markup.includes('>')) return `<${element} ${markup}</${element}>`;
  return `<${[element, ...attributes].filter(Boolean).join(' ')}></${element}>`;
}

function drawStage({ status, facts, person, room, then }: Specimen, markup: string, lang: string): HTMLElement {
  const stage = document.createElement('div');
  stage.className = ['stage', room].filter(Boolean).join(' ');
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

function copyButton(markup: string, name: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy HTML';
  button.setAttribute('aria-label', `Copy HTML: ${name}`);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(markup);
    document.getElementById('said')!.textContent = 'Copied.';
  });
  return button;
}
