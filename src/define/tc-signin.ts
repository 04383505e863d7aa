import { TcSignin } from '../elements/tc-signin.js';
import { register } from './register.js';

register('tc-signin', TcSignin);

export { TcSignin };
