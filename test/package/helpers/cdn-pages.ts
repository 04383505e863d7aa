import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

/** A page's server and, on another origin, a server of `cdn/` as public ones are: with CORS. */
export interface CdnPages {
  cdn: string;
  /** Paths that were asked of it; a test may empty the list. */
  asked: string[];
  /** Serves a page of this content and gives its address, on this machine by any name. */
  page(html: string, headers?: Record<string, string>, host?: string): string;
  close(): Promise<void>;
}

/** @param folder what is served as `cdn/` */
export async function cdnPages(folder = 'cdn'): Promise<CdnPages> {
  const pages: { html: string; headers: Record<string, string> }[] = [];
  const asked: string[] = [];
  const cdn = createServer((request, response) => {
    asked.push(request.url ?? '');
    const path = normalize(new URL(request.url ?? '/', 'http://cdn').pathname);
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const site = createServer((request, response) => {
    const found = pages[Number(request.url?.slice(1))];
    if (found) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...found.headers }).end(found.html);
    else response.writeHead(204).end();
  });
  const [cdnOrigin, siteOrigin] = await Promise.all([listen(cdn), listen(site)]);
  return {
    cdn: cdnOrigin,
    asked,
    page: (html, headers = {}, host = '127.0.0.1') =>
      `${siteOrigin.replace('127.0.0.1', host)}/${pages.push({ html, headers }) - 1}`,
    close: async () => void (await Promise.all([cdn, site].map(close))),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
