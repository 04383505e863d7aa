import resolve from '@rollup/plugin-node-resolve';
import { compilerMaps } from './scripts/build/compiler-maps.js';
import { dropForeignMaps } from './scripts/build/drop-foreign-maps.js';
import { compiled, pageEntry, publicEntries, tagEntries } from './scripts/build/entries.js';
import { forScripts, forScriptsModule } from './scripts/build/for-scripts.js';
import { integrity } from './scripts/build/integrity.js';
import { loader } from './scripts/build/loader.js';
import { isPublishedMinified, minifyOwn } from './scripts/build/minify-own.js';
import { minifyStyles } from './scripts/build/minify-styles.js';
import { notices } from './scripts/build/notices.js';
import { ownClient } from './scripts/build/own-client.js';
import { plainProperties } from './scripts/build/plain-properties.js';
import { sideBySide } from './scripts/build/side-by-side.js';

const input = (names) => Object.fromEntries(names.map((name) => [name, `${compiled}/${name}.js`]));

// `sideEffects` in package.json names published files; applied to ours, it would drop the registrations.
const resolveBrowser = () => resolve({ browser: true, exportConditions: ['production'], ignoreSideEffectsForRoot: true });

const shared = () => [
  compilerMaps(compiled),
  plainProperties(compiled),
  minifyStyles(compiled),
  ownClient(compiled),
  resolveBrowser(),
];

const onLog = (level, log, handle) => handle(level === 'warn' ? 'error' : level, log);

/** For bundlers: one module per source, `lit` and `auth0-js` left to the application, which may share them. */
const forBundlers = {
  input: input(publicEntries()),
  external: [/^(lit|@lit\/reactive-element)($|\/)/, 'auth0-js', /^node:/],
  plugins: [...shared(), notices()],
  onLog,
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: compiled,
    // npm leaves folders named node_modules out of a package.
    entryFileNames: ({ name }) => `${name.replace(/^.*node_modules\//, 'vendor/')}.js`,
  },
};

const integrities = new Map();

/** For pages without a bundler: self-contained, minified, split; every import relative, so any folder will do. */
const forPages = (names) => ({
  input: input(names),
  // A lazy chunk may take what it shares from the entry itself: one request less than a common chunk.
  preserveEntrySignatures: 'allow-extension',
  plugins: [forScriptsModule(compiled), ...shared(), sideBySide(), minifyOwn(), dropForeignMaps(), notices(), loader(), integrity(integrities)],
  onLog,
  output: {
    dir: 'cdn',
    format: 'es',
    sourcemap: true,
    minifyInternalExports: true,
    generatedCode: 'es2015',
    entryFileNames: ({ name }) => (name === 'define' ? 'taskcluster-elements.js' : `${name}.js`),
    chunkFileNames: (chunk) => `chunks/${isPublishedMinified(chunk) ? 'auth0' : '[name]'}-[hash].js`,
  },
});

const [signin, others] = tagEntries();

// One file that is there with one request is worth more to a page with the button alone than what the tags would
// share: pages with several take the script of all. That one comes last, because it knows every licence and digest.
export default [forBundlers, forPages(signin), forPages(others), forPages([...pageEntry(), forScripts])].filter(
  ({ input }) => Object.keys(input).length > 0,
);
