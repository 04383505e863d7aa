import type { AddressInfo } from 'node:net';
import express from 'express';
import { buildGallery } from './build-gallery.js';

export interface ServedGallery {
  url: string;
  close(): void;
}

/** The gallery alone, on a free port of this machine. */
export async function serveGallery(): Promise<ServedGallery> {
  const folder = await buildGallery();
  const server = express().use(express.static(folder)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
