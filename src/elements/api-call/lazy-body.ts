import { type TcError, tcError } from '../../session/errors.js';
import { partNotLoaded } from '../../session/part-not-loaded.js';
import { say } from '../../session/sentences/cancelled.js';
import { followLanguage } from '../words/follow-language.js';
import { partText } from '../words/part-text.js';
import type { BodyHost, CallBody } from './call-body.js';
import type { RunKind } from './call-host.js';
import type { InputSource } from './call-input.js';

/** Loads what a call is made and shown with, and keeps what is asked of it meanwhile. */
export class LazyBody {
  body: CallBody | undefined;
  /** Why it could not be loaded. */
  failure: TcError | undefined;
  readonly #host: BodyHost;
  #loading: Promise<CallBody> | undefined;
  /** The newest run that waits for it. */
  #waiting: RunKind | undefined;
  #runs = 0;

  constructor(host: BodyHost) {
    this.#host = host;
  }

  /** Why it could not be loaded, for the person. */
  failureText(language: string): string | undefined {
    return partText(this.failure, language);
  }

  /** Whether something that may write is under way: a second click must not send it again. */
  get isWriting(): boolean {
    return this.body ? this.body.call.isWriting : this.#waiting === 'run';
  }

  /** @throws {TcError} (rejects) `network`; the next one tries again */
  load(): Promise<CallBody> {
    if (!this.#loading && !this.failure) this.#prepareHost();
    this.#loading ??= import('./call-body.js').then(
      ({ createBody }) => {
        this.failure = undefined;
        this.body = createBody(this.#host);
        this.#host.requestUpdate();
        return this.body;
      },
      (cause: unknown) => {
        this.#loading = undefined;
        this.failure = partNotLoaded(cause);
        throw this.failure;
      },
    );
    return this.#loading;
  }

  /** Settles when what is being loaded is there, or is not. */
  async settled(): Promise<void> {
    await this.#loading?.catch(() => {});
  }

  run(kind: RunKind, overrides?: InputSource): Promise<unknown> {
    return this.body ? this.body.call.run(kind, overrides) : this.#runLater(kind, overrides);
  }

  stop(): void {
    this.#waiting = undefined;
    this.#runs++;
    this.body?.call.stop();
  }

  /** From now on there is something to say, and children may change how it is shown. */
  #prepareHost(): void {
    const host = this.#host;
    followLanguage(host);
    const update = () => host.requestUpdate();
    host.addController({ hostConnected: () => host.shadowRoot!.addEventListener('slotchange', update) });
  }

  async #runLater(kind: RunKind, overrides?: InputSource): Promise<unknown> {
    const run = ++this.#runs;
    this.#waiting = kind;
    // Side by side with the body; a call that waits for a sign-in may never need it.
    if (kind === 'run' || this.#host.auth === 'none') import('./call-runtime.js').catch(() => undefined);
    try {
      const { call } = await this.load();
      if (run === this.#runs) return await call.run(kind, overrides);
    } finally {
      if (run === this.#runs) this.#waiting = undefined;
    }
    throw tcError('cancelled', say('requestCancelled'));
  }
}
