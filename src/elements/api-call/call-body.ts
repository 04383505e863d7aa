/** What a call takes besides its properties: how it is made and how it is shown. Loaded when there is one to show. */
import { CallController } from './call-controller.js';
import type { PollingHost } from './call-polling.js';
import { CallPresenter, type PresenterHost } from './call-presenter.js';
import { startPolling } from './start-polling.js';

/** What has one. */
export interface BodyHost extends PresenterHost, PollingHost {}

export interface CallBody {
  readonly call: CallController;
  readonly shown: CallPresenter;
  /** @returns stops it */
  startPolling(refresh: () => Promise<unknown>): () => void;
}

export function createBody(host: BodyHost): CallBody {
  const call = new CallController(host);
  const shown = new CallPresenter(host, call);
  return { call, shown, startPolling: (refresh) => startPolling(host, call, shown, refresh) };
}
