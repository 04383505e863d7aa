import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { bundle } from '../helpers/bundle.js';

export type Contender = 'no script' | 'plain button' | 'bare Lit' | 'ours';

/** What a path answers. */
export interface File {
  type: string;
  body: string | Buffer;
}

/** A page that says who signs in where, and nothing else. */
const page = (body: string, script?: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A dashboard</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${script ? `<script type="module" src="${script}"></script>` : ''}</head><body><h1>A dashboard</h1>${body}</body></html>`;

const plainButton = '<button type="button">Sign in</button>';

const bodies: Record<Contender, (origin: string) => string> = {
  'no script': () => page(plainButton),
  'plain button': () => page(plainButton, '/plain-button.js'),
  'bare Lit': () => page('<bare-button></bare-button>', '/bare-lit.js'),
  ours: (origin) =>
    page(
      `<tc-signin root-url="https://tc.example.com" domain="${origin}" client-id="abc123"></tc-signin>`,
      '/cdn/define/tc-signin.js',
    ),
};

/** The pages of the bench and all that they load. `cdn/` is served as it was built. */
export async function files(origin: string): Promise<(path: string) => File | undefined> {
  const scripts = new Map([
    ['/plain-button.js', await bundle('load/plain-button.ts')],
    ['/bare-lit.js', await bundle('load/bare-lit.ts')],
  ]);
  return (path) => {
    const contender = decodeURIComponent(path.slice(1)) as Contender;
    if (contender in bodies) return { type: 'text/html', body: bodies[contender](origin) };
    if (path === '/authorize') return { type: 'text/html', body: '<!doctype html><title>Sign in</title>' };
    const script = scripts.get(path) ?? (path.startsWith('/cdn/') ? built(path) : undefined);
    return script === undefined ? undefined : { type: 'text/javascript', body: script };
  };
}

function built(path: string): Buffer {
  try {
    return readFileSync(join('.', normalize(path)));
  } catch (cause) {
    throw new Error(`${path} was not built: run npm run build first.`, { cause });
  }
}
