/** What a call takes besides its properties: how it is made and how it is shown. Loaded when there is one to show. */
import type { PropertyValues } from 'lit';
import { CallController } from './call-controller.js';
import type { PollingHost } from './call-polling.js';
import { CallPresenter, type PresenterHost } from './call-presenter.js';
import { startPolling } from './start-polling.js';

/** What has one. */
export interface BodyHost extends PresenterHost, PollingHost {}

/** Properties that show the same result in another way. */
const viewSettings: readonly string[] = ['as', 'select', 'columns', 'renderer', 'inspect'];

export class CallBody {
  readonly call: CallController;
  readonly shown: CallPresenter;
  readonly #host: BodyHost;
  #stopPolling: (() => void) | undefined;

  constructor(host: BodyHost) {
    this.#host = host;
    this.call = new CallController(host);
    this.shown = new CallPresenter(host, this.call);
  }

  /**
   * Does what an update of the host asks for, besides starting the call.
   *
   * @param isOther whether it is another call now
   */
  follow(changed: PropertyValues, isOther: boolean): void {
    if (changed.has('service') || changed.has('method')) this.call.forget();
    if (!isOther && viewSettings.some((name) => changed.has(name))) void this.shown.drawAnew();
    if (changed.has('poll')) this.endPolling();
    const { poll, isConnected, data, error } = this.#host;
    if (!poll || !isConnected || (data === undefined && !error?.retryable)) return;
    this.#stopPolling ??= startPolling(this.#host, this.call, this.shown, () => this.#host.again('poll'));
  }

  endPolling(): void {
    this.#stopPolling?.();
    this.#stopPolling = undefined;
  }
}
