// What code written for Node names without importing it; left out where nothing names it.
export { Buffer } from 'buffer/';

export const process = {
  browser: true,
  env: {},
  version: 'v20.0.0',
  nextTick: (run, ...args) => queueMicrotask(() => run(...args)),
};
