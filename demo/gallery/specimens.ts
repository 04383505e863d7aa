import '../../src/define.js';
import { all } from './all-specimens.js';
import { answerExamples, forgetAnswers } from './answers.js';
import { type Wanted, withinElement } from './controls.js';
import { drawSpecimen } from './draw-specimen.js';
import { type Specimen, viewsOf } from './specimen.js';

const gallery = document.getElementById('gallery')!;
let newest = {};

function draw(wanted: Wanted): void {
  forgetAnswers();
  document.documentElement.style.colorScheme = wanted.theme === 'auto' ? '' : wanted.theme;
  const elements = Object.keys(viewsOf).filter((name) => wanted.element === 'all' || wanted.element === name);
  gallery.replaceChildren(...elements.map((element) => drawSection(element, wanted)));
  void tellWhenStill();
}

/** For who takes pictures: nothing has changed for a while. */
async function tellWhenStill(): Promise<void> {
  delete gallery.dataset.ready;
  const turn = (newest = {});
  for (let before = ''; ;) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const now = [...gallery.querySelectorAll('.stage > *')].map((one) => one.shadowRoot?.textContent).join();
    if (newest !== turn) return;
    if (now === before) break;
    before = now;
  }
  gallery.dataset.ready = '';
}

function drawSection(element: string, wanted: Wanted): HTMLElement {
  const section = document.createElement('section');
  section.className = element;
  const heading = document.createElement('h2');
  heading.textContent = `<${element}>`;
  const figures = document.createElement('div');
  const isWanted = ({ name }: Specimen): boolean => wanted.status === 'all' || name === wanted.status;
  for (const specimen of all.filter((one) => one.element === element && isWanted(one))) {
    const views = viewsOf[specimen.element].filter((view, i) =>
      wanted.view === 'default' ? i === 0 : wanted.view === 'all' || view === wanted.view || view === '');
    figures.append(...views.map((view) => drawSpecimen(specimen, view, wanted)));
  }
  section.append(heading, figures);
  section.hidden = !figures.childElementCount;
  return section;
}

const query = new URLSearchParams(location.search);
document.body.classList.toggle('bare', query.has('bare'));
answerExamples();
draw(withinElement(Object.fromEntries(query)));

// In the gallery's page: as high as what is shown, and shows what is chosen there.
const frame = window.frameElement as HTMLElement | null;
if (frame) {
  const fit = (): void => void (frame.style.blockSize = `${Math.ceil(document.body.getBoundingClientRect().height) + 1}px`);
  new ResizeObserver(fit).observe(document.body);
  let shown = JSON.stringify(withinElement(Object.fromEntries(query)));
  window.addEventListener('message', ({ data, origin }: MessageEvent<Wanted>) => {
    if (origin !== location.origin || JSON.stringify(data) === shown) return;
    shown = JSON.stringify(data);
    draw(data);
  });
}
