import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

type Method = ((...args: unknown[]) => Promise<unknown>) & { entry: unknown };

/** What the tests use of a class of taskcluster-client-web. */
export type ClientWeb = Record<string, Method> & {
  options: { serviceName: string };
  buildUrl(method: Method, ...args: unknown[]): string;
  buildSignedUrlSync(method: Method, ...args: unknown[]): string;
};

export type ClientWebClass = new (options: Record<string, unknown>) => ClientWeb;

/** The published classes with the real hawk package under them, by service name. The oracle, not the thing tested. */
export async function loadClientWeb(): Promise<Map<string, ClientWebClass>> {
  const root = dirname(require.resolve('taskcluster-client-web/package.json'));
  const folder = await mkdtemp(join(tmpdir(), 'client-web-'));
  const outfile = join(folder, 'client-web.cjs');
  const options = { bundle: true, platform: 'node', format: 'cjs', define: { 'window.btoa': 'btoa' } } as const;
  try {
    await build({ ...options, entryPoints: [join(root, 'src/index.js')], outfile });
    return byServiceName(require(outfile) as Record<string, ClientWebClass>);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function byServiceName(exported: Record<string, ClientWebClass>): Map<string, ClientWebClass> {
  const named = Object.entries(exported).filter(([name]) => /^[A-Z]/.test(name) && !/Events$|^Client$/.test(name));
  return new Map(
    named.map(([, Class]) => [new Class({ rootUrl: 'https://tc.example.com' }).options.serviceName, Class] as const),
  );
}
