import { forReaders } from './scripts/manifest/for-readers.js';

export default {
  globs: ['src/elements/tc-*.ts', 'src/elements/*events.ts', 'src/elements/agent-protocol.ts', 'src/elements/agent-link.ts', 'src/define/tc-*.ts'],
  litelement: true,
  // By default the analyzer writes into package.json.
  packagejson: false,
  plugins: [forReaders()],
};
