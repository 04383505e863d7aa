/** Registers all elements. */
export * from './define/tc-api-call.js';
export * from './define/tc-show.js';
export * from './define/tc-signin.js';
export * from './define/tc-whoami.js';
