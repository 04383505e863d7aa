import '../../src/define.js';
import { answerExamples, forgetAnswers } from './answers.js';
import { callSpecimens } from './call-specimens.js';
import { readControls, showControls, type Wanted } from './controls.js';
import { drawSpecimen } from './draw-specimen.js';
import { showSpecimens } from './show-specimens.js';
import { signinSpecimens } from './signin-specimens.js';
import { type Specimen, viewsOf } from './specimen.js';
import { whoamiSpecimens } from './whoami-specimens.js';

const all: readonly Specimen[] = [...signinSpecimens, ...whoamiSpecimens, ...callSpecimens, ...showSpecimens];

const gallery = document.getElementById('gallery')!;
let newest = {};
const controls = document.getElementById('controls') as HTMLFormElement;

function draw(wanted: Wanted): void {
  forgetAnswers();
  document.documentElement.style.colorScheme = wanted.theme === 'auto' ? '' : wanted.theme;
  gallery.style.maxInlineSize = wanted.width === 'auto' ? '' : `${wanted.width}px`;
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
  section.className = element === 'tc-api-call' ? 'wide' : '';
  const heading = document.createElement('h2');
  heading.textContent = `<${element}>`;
  const figures = document.createElement('div');
  const isWanted = ({ name }: Specimen): boolean => wanted.status === 'all' || name === wanted.status;
  for (const specimen of all.filter((one) => one.element === element && isWanted(one))) {
    const views = viewsOf[specimen.element].filter((view, i) =>
      wanted.view === 'default' ? i === 0 : wanted.view === 'all' || view === wanted.view || view === '');
    figures.append(...views.map((view) => drawSpecimen(specimen, view, wanted.lang)));
  }
  section.append(heading, figures);
  section.hidden = !figures.childElementCount;
  return section;
}

answerExamples();
document.body.classList.toggle('bare', new URLSearchParams(location.search).has('bare'));
showControls(controls, all, () => draw(readControls(controls)));
draw(readControls(controls));
