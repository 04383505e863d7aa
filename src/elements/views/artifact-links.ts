import { html } from 'lit';
import { argumentValues, encodeUrl } from '../../api/reference/encode-url.js';
import { methodTable } from '../../api/reference/method-table.js';
import type { FinalCall } from '../api-call/call-runtime.js';
import type { DrawingSettings } from './draw-outcome.js';
import { openSigned } from './open-signed.js';

/**
 * For a list of artifacts: each name as a link. What everybody may read has an address; anything else is signed at
 * the click.
 */
export function artifactLinks(
  { detail, method }: FinalCall,
  { rootUrl, sign }: Pick<DrawingSettings, 'rootUrl' | 'sign'>,
): (name: string) => unknown {
  const getter = method.name === 'listArtifacts' ? 'getArtifact' : 'getLatestArtifact';
  const entry = methodTable().get('queue')!.get(getter)!;
  const place = argumentValues(method, detail.args ?? []);
  return (name) => {
    const args = [...place, name];
    if (name.startsWith('public/')) return html`<a part="link" href=${encodeUrl(rootUrl, entry, args)}>${name}</a>`;
    const open = () => void openSigned(() => sign({ service: 'queue', method: getter, args })).catch(() => {});
    return html`<button part="link" class="link" type="button" @click=${open}>${name}</button>`;
  };
}
