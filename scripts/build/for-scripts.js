/** The module `for-scripts.js`: what the scripts of a page without a bundler import. */
export const forScripts = 'for-scripts';

/**
 * It imports the elements' script, so that what both need stays there: that is still one request, and what a page sets
 * or extends by these names are the elements that it shows.
 */
const source = `
import './define.js';
export { AgentLink } from './elements/agent-link.js';
export { setWords } from './elements/words/set-words.js';
export { TcError } from './session/errors.js';
`;

/** Makes that module, which is not among the sources: a bundler takes these names from the package's index. */
export function forScriptsModule(compiled) {
  const isIt = (id) => id.endsWith(`${compiled}/${forScripts}.js`);
  return {
    name: forScripts,
    resolveId: (id) => (isIt(id) ? id : null),
    load: (id) => (isIt(id) ? source : null),
  };
}
