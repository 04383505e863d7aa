/** What a call takes besides its properties: how it is made and how it is shown. Loaded when there is one to show. */
import type { PropertyValues } from 'lit';
import { CallController } from './call-controller.js';
import type { PollingHost } from './call-polling.js';
import { CallPresenter, type PresenterHost } from './call-presenter.js';
import { startPolling } from './start-polling.js';

/** What has one. */
export interface BodyHost extends PresenterHost, PollingHost {}

export interface CallBody {
  readonly call: CallController;
  readonly shown: CallPresenter;
  /**
   * Does what an update of the host asks for, besides starting the call.
   *
   * @param isOther whether it is another call now
   */
  follow(changed: PropertyValues, isOther: boolean): void;
  endPolling(): void;
}

/** Properties that show the same result in another way. */
const viewSettings = ['as', 'select', 'columns', 'renderer', 'inspect'];

export function createBody(host: BodyHost): CallBody {
  const call = new CallController(host);
  const shown = new CallPresenter(host, call);
  let stopPolling: (() => void) | undefined;
  const endPolling = () => {
    stopPolling?.();
    stopPolling = undefined;
  };
  const follow = (changed: PropertyValues, isOther: boolean) => {
    if (changed.has('service') || changed.has('method')) call.forget();
    if (!isOther && viewSettings.some((name) => changed.has(name))) void shown.drawAnew();
    if (changed.has('poll')) endPolling();
    if (!host.poll || !host.isConnected || (host.data === undefined && !host.error?.retryable)) return;
    stopPolling ??= startPolling(host, call, shown, () => host.again('poll'));
  };
  return { call, shown, follow, endPolling };
}
