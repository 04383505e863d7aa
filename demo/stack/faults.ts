import type { NextFunction, Request, Response } from 'express';
import { faultBody } from './fault-body.js';

/** Which requests a fault is for, and how often it strikes. */
export interface FaultMatch {
  /** Begins with `/`: a prefix of the path. Anything else: a regular expression for path and query. */
  path: string;
  /** Any but `OPTIONS` when left out: a preflight must be asked for by name. */
  method?: string;
  /** How many requests; 1 by default, 0 for every one until reset. */
  times?: number;
}

/** What happens to such a request. */
export type FaultEffect =
  | { kind: 'fail'; status: number; body?: unknown; contentType?: string; headers?: Record<string, string>;
    /** False leaves out the CORS headers, as a proxy in front of the service would. */ cors?: boolean }
  | { kind: 'delay'; /** Milliseconds. */ ms: number }
  | { kind: 'hang' }
  | { kind: 'drop' };

/** The CORS headers that the real service sends on this request. */
export type CorsHeaders = (path: string, origin: string | undefined) => Record<string, string>;

interface Fault { matches(request: Request): boolean; left: number; effect: FaultEffect }

/** Things that go wrong on demand. Middleware of every server, before its routers. */
export class Faults {
  readonly #now: () => number;
  #faults: Fault[] = [];

  /** Set by the deployment, which knows which origins each service answers. */
  corsHeaders: CorsHeaders = () => ({ 'Access-Control-Allow-Origin': '*' });

  /** @param now the servers' clock, milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Arms a fault. Faults strike in the order they were added; a delayed request goes on to the next one.
   *
   * @throws {TypeError} when the path is empty or not a regular expression, or `times` is not a count
   */
  add(match: FaultMatch, effect: FaultEffect): void {
    const times = match.times ?? 1;
    if (!Number.isInteger(times) || times < 0) throw new TypeError('times is a count; 0 means every request.');
    this.#faults.push({ matches: matcher(match), left: times === 0 ? Infinity : times, effect });
  }

  reset(): void {
    this.#faults = [];
  }

  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    this.#strike(this.#faults, request, response, next);
  };

  #strike(faults: Fault[], request: Request, response: Response, next: NextFunction): void {
    const fault = faults.find((each) => each.left > 0 && each.matches(request));
    if (!fault) return next();
    fault.left -= 1;
    const { effect } = fault;
    switch (effect.kind) {
      case 'hang': return;
      case 'drop': return void request.socket.destroy();
      case 'fail': return this.#fail(effect, request, response);
      case 'delay': return later(effect.ms, response, () => {
        this.#strike(this.#faults.filter((each) => each !== fault), request, response, next);
      });
    }
  }

  #fail(effect: FaultEffect & { kind: 'fail' }, request: Request, response: Response): void {
    if (effect.cors !== false) response.set(this.corsHeaders(request.path, request.get('origin')));
    const body = effect.body ?? faultBody(request.path, effect.status, this.#now());
    const isText = typeof body === 'string';
    response.status(effect.status)
      .set('Content-Type', effect.contentType ?? (isText ? 'text/html; charset=utf-8' : 'application/json'))
      .set(effect.headers ?? {})
      .send(isText ? body : JSON.stringify(body, null, 2));
  }
}

/** Forgotten when the other side gives up first. */
function later(ms: number, response: Response, act: () => void): void {
  const timer = setTimeout(act, ms);
  response.on('close', () => clearTimeout(timer));
}

function matcher({ path, method }: FaultMatch): (request: Request) => boolean {
  if (!path) throw new TypeError('path is a prefix such as /api/queue/ or a regular expression.');
  const expression = path.startsWith('/') ? undefined : new RegExp(path);
  return (request) => {
    if (method ? request.method !== method.toUpperCase() : request.method === 'OPTIONS') return false;
    return expression ? expression.test(request.originalUrl) : request.path.startsWith(path);
  };
}
