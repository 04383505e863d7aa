import { fillControls, readControls, type Wanted, withinElement } from './controls.js';

/**
 * The page around the specimens: its controls say what the frame shows. A frame, so that a width is one for media
 * queries too, and what floats over a specimen stays beside it.
 */
const controls = document.getElementById('controls') as HTMLFormElement;
const frame = document.getElementById('specimens') as HTMLIFrameElement;

function show(wanted: Wanted): void {
  document.documentElement.style.colorScheme = wanted.theme === 'auto' ? '' : wanted.theme;
  frame.style.inlineSize = wanted.width === 'auto' ? '' : `${wanted.width}px`;
  frame.contentWindow!.postMessage(wanted, location.origin);
}

fillControls(controls, new URLSearchParams(location.search));
frame.addEventListener('load', () => show(readControls(controls)));
frame.src = `specimens.html?${new URLSearchParams({ ...readControls(controls) })}`;
controls.addEventListener('change', () => {
  const wanted = withinElement(readControls(controls));
  const query = new URLSearchParams({ ...wanted });
  history.replaceState(null, '', `?${query}`);
  fillControls(controls, query);
  show(wanted);
});
