import { TcShow } from '../elements/tc-show.js';
import { register } from './register.js';

register('tc-show', TcShow);

export { TcShow };

declare global {
  interface HTMLElementTagNameMap {
    'tc-show': TcShow;
  }
}
