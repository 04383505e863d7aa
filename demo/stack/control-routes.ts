import express, { type Request, type Response, type Router } from 'express';
import { Body, controlActions } from './control-actions.js';
import { controlPage } from './control-page.js';
import type { Controls } from './controls.js';
import type { World } from './world.js';

/** The controls over HTTP, mounted at `/__controls` before anything that a fault could hit. */
export function controlRoutes(controls: Controls, world: World): Router {
  const router = express.Router();
  router.use((request, response, next) => {
    if (!isFromThisMachine(request)) {
      response.status(403).json({ error: 'The controls answer this machine only.' });
      return;
    }
    // Pages of any port of this machine may use them; pages of the internet may not.
    response.set({
      'Access-Control-Allow-Origin': request.headers.origin ?? '*', Vary: 'Origin', 'Cache-Control': 'no-store',
      'Access-Control-Allow-Headers': 'content-type', 'Access-Control-Allow-Methods': 'GET, POST',
    });
    if (request.method === 'OPTIONS') return void response.status(204).end();
    next();
  });

  router.get('/', (_request, response) => void response.type('html').send(controlPage(world)));
  router.get('/log', (_request, response) => void response.json(world.log.entries()));
  router.post('/:name', express.text({ type: () => true, limit: '1mb' }), async (request, response) => {
    const { name } = request.params;
    if (typeof name !== 'string' || !Object.hasOwn(controlActions, name)) {
      response.status(404).json({ error: `There is no such control; try ${Object.keys(controlActions).join(', ')}.` });
      return;
    }
    await run(name, controls, request, response);
  });
  return router;
}

async function run(name: string, controls: Controls, request: Request, response: Response): Promise<void> {
  try {
    const text = typeof request.body === 'string' && request.body.trim() ? request.body : '{}';
    const result = await controlActions[name]!.run(controls, new Body(JSON.parse(text)));
    response.json(result ?? {});
  } catch (error) {
    response.status(400).json({ error: (error as Error).message });
  }
}

const loopbackAddress = /^(?:::ffff:)?127\.|^::1$/;
const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** By address, by the name it was asked under (a rebound name gives itself away), and by the page that asks. */
function isFromThisMachine({ socket, headers }: Request): boolean {
  const { host, origin } = headers;
  if (!loopbackAddress.test(socket.remoteAddress ?? '') || !loopbackHost.test(host ?? '')) return false;
  return origin === undefined || loopbackHost.test(origin.replace(/^https?:\/\//, ''));
}
