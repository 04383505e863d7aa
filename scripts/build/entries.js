import { existsSync, readdirSync } from 'node:fs';

/** Where the compiler leaves its output for rollup. */
export const compiled = '.cache/build';

const found = (names) => names.filter((name) => existsSync(`${compiled}/${name}.js`));
const defineTags = () =>
  existsSync(`${compiled}/define`)
    ? readdirSync(`${compiled}/define`)
        .filter((file) => /^tc-[a-z-]+\.js$/.test(file))
        .map((file) => `define/${file.slice(0, -3)}`)
    : [];

/** What `exports` in package.json names, as module names below `src`. */
export const publicEntries = () =>
  found(['index', 'define', 'api/index', 'api/client/index', 'testing', 'testing/deployment', ...defineTags()]);

/** The one script for a page without a bundler. */
export const pageEntry = () => found(['define']);

/** One script per tag, for pages that want less: `<tc-signin>` by itself, and those that follow it. */
export const tagEntries = () => {
  const isSignin = (name) => name === 'define/tc-signin';
  return [defineTags().filter(isSignin), defineTags().filter((name) => !isSignin(name))];
};
