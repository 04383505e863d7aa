import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';

export interface PageServerOptions {
  /** Mount to folder: `{ '/': 'demo/pages', '/dist': 'dist' }`. */
  serve: Record<string, string>;
  /** Extra headers by path, such as a CSP for one page. */
  headers?: (path: string) => Record<string, string>;
  /** Literals that are replaced in HTML: `{ __ROOT_URL__: 'http://localhost:8281' }`. */
  replace: Record<string, string>;
}

/** Serves folders of plain files, and puts this deployment's addresses into the pages. */
export function pageServer({ serve, headers, replace }: PageServerOptions): Router {
  const router = express.Router();
  router.use((request, response, next) => {
    // Anyone may load the modules, as from a CDN. `no-cache` asks each time; `no-store` would forbid bfcache.
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' });
    response.set(headers?.(request.path) ?? {});
    next();
  });
  const longestFirst = Object.entries(serve).sort(([a], [b]) => b.length - a.length);
  for (const [mount, folder] of longestFirst) {
    router.use(mount, html(resolve(folder), replace));
    router.use(mount, express.static(folder, { index: false, redirect: false, dotfiles: 'ignore' }));
  }
  router.use((_request, response) => void response.status(404).type('text').send('There is no such file.'));
  return router;
}

function html(folder: string, replace: Record<string, string>): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const file = fileWithin(folder, request.path.endsWith('/') ? `${request.path}index.html` : request.path);
    if (!file?.endsWith('.html')) return next();
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) return next();
    const filled = Object.entries(replace).reduce((page, [name, value]) => page.replaceAll(name, value), text);
    response.type('html').send(filled);
  };
}

/** Undefined when the path leaves the folder, names a hidden file or is not a path at all. */
function fileWithin(folder: string, urlPath: string): string | undefined {
  try {
    const path = decodeURIComponent(urlPath);
    if (path.includes('\0') || path.split('/').some((part) => part.startsWith('.'))) return undefined;
    const file = resolve(folder, `.${path}`);
    return file.startsWith(folder + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}
