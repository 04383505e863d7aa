import { forReaders } from './scripts/manifest/for-readers.js';
import { initialValues } from './scripts/manifest/initial-values.js';
import { reactiveElements } from './scripts/manifest/reactive-elements.js';
import { sharedProperties } from './scripts/manifest/shared-properties.js';

export default {
  globs: ['src/elements/tc-*.ts', 'src/elements/**/*event*.ts', 'src/elements/agent-{link,protocol}.ts', 'src/define/tc-*.ts'],
  litelement: true,
  // By default the analyzer writes into package.json.
  packagejson: false,
  plugins: [initialValues(), reactiveElements(), sharedProperties(), forReaders()],
};
