import type { CredentialAgent } from '../session/credential-agent.js';
import { cancelled, abortable } from './abort.js';
import { callApi } from './call.js';
import type { CallOptions, CallResult } from './call-options.js';
import { prepareCall } from './prepare-call.js';

interface Flight {
  result: Promise<CallResult>;
  waiting: number;
  stop: AbortController;
}

/** Flights of anonymous calls have no agent to belong to. */
const nobody = {};

/**
 * A `callApi` whose equal GETs in flight share one request: same agent, authorized scopes, address and options.
 *
 * A caller's signal detaches that caller; the request is aborted when nobody is left. A call that writes ends the
 * sharing of what is in flight for its agent, so that a refresh after a write never gets an answer from before it.
 * The data is the same object for all: read it, do not change it.
 */
export function shareCalls(call: typeof callApi = callApi): typeof callApi {
  const flights = new WeakMap<object, Map<string, Flight>>();

  return async function sharedCall<Data>(
    agent: CredentialAgent | null,
    service: string,
    method: string,
    options: CallOptions = {},
  ): Promise<CallResult<Data>> {
    const owner = agent ?? nobody;
    const prepared = await prepareCall(agent, service, method, options);
    if (prepared.method.verb !== 'GET') {
      const forget = () => prepared.method.writes && flights.delete(owner);
      forget();
      return call<Data>(agent, service, method, options).finally(forget);
    }
    const { signal, authorizedScopes, signature, timeoutMs, retries } = options;
    if (signal?.aborted) throw cancelled(signal);
    const key = JSON.stringify([prepared.url, authorizedScopes, signature, timeoutMs, retries]);
    const known = flights.get(owner) ?? new Map<string, Flight>();
    flights.set(owner, known);
    let flight = known.get(key);
    if (!flight) {
      flight = depart((stop) => call(agent, service, method, { ...options, signal: stop }));
      known.set(key, flight);
      const started = flight;
      const land = () => known.get(key) === started && known.delete(key);
      flight.result.then(land, land);
    }
    flight.waiting += 1;
    try {
      return (await abortable(flight.result, signal)) as CallResult<Data>;
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        // Nobody may join a request that is being aborted.
        if (known.get(key) === flight) known.delete(key);
        flight.stop.abort();
      }
    }
  };
}

function depart(start: (stop: AbortSignal) => Promise<CallResult>): Flight {
  const stop = new AbortController();
  return { result: start(stop.signal), waiting: 0, stop };
}
