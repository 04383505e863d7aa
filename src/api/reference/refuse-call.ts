/**
 * What finds the words for a call that cannot be made, loaded only then. A file of its own, since a bundler warns of
 * one that is imported in both ways.
 */
export { checkInput } from './check-input.js';
export { chooseRootUrl } from './choose-root-url.js';
export { findMethod } from './find-method.js';
