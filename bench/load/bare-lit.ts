import { html, LitElement } from 'lit';
import { signIn } from './plain-sign-in.js';

class BareButton extends LitElement {
  override render() {
    return html`<button type="button" @click=${signIn}>Sign in</button>`;
  }
}
customElements.define('bare-button', BareButton);
