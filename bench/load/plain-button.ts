import { signIn } from './plain-sign-in.js';

document.querySelector('button')!.addEventListener('click', signIn);
