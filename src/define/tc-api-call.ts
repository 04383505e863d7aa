import { TcApiCall } from '../elements/tc-api-call.js';
import { register } from './register.js';

register('tc-api-call', TcApiCall);

export { TcApiCall };

declare global {
  interface HTMLElementTagNameMap {
    'tc-api-call': TcApiCall;
  }
}
