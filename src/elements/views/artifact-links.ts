import { html } from 'lit';
import type { artifactOf } from '../api-call/call-extras.js';
import type { FinalCall } from '../api-call/call-runtime.js';
import type { DrawingSettings } from './draw-outcome.js';
import { openSigned } from './open-signed.js';
import type { ViewContext } from './view.js';

/**
 * For a list of artifacts: each name as a link. What everybody may read has an address; anything else is signed at
 * the click.
 *
 * @param find says where the artifact of a name is
 */
export function artifactLinks(
  list: FinalCall,
  { rootUrl, linkToOpen }: Pick<DrawingSettings, 'rootUrl' | 'linkToOpen'>,
  find: typeof artifactOf,
): ViewContext['linkName'] {
  return (name, language) => {
    const { url, call } = find(list, rootUrl, name);
    if (name.startsWith('public/')) return html`<a part="link" href=${url} target="_blank" rel="noopener">${name}</a>`;
    const open = ({ currentTarget }: Event) => {
      const place = (currentTarget as Element).nextElementSibling!;
      return openSigned(() => linkToOpen(call), (reason) => (place.textContent = reason), language);
    };
    return html`<button part="link" class="link" type="button" @click=${open}>${name}</button
      ><span part="said" role="status"></span>`;
  };
}
