import { TcWhoami } from '../elements/tc-whoami.js';
import { register } from './register.js';

register('tc-whoami', TcWhoami);

export { TcWhoami };

declare global {
  interface HTMLElementTagNameMap {
    'tc-whoami': TcWhoami;
  }
}
