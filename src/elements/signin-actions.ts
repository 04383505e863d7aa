import type { ReactiveController } from 'lit';
import type { TcSignin } from './tc-signin.js';

/** What `data-tc-action` may say. */
export type SigninAction = 'signin' | 'signout' | 'renew' | 'cancel' | 'dismiss';

const actions: ReadonlySet<string> = new Set<SigninAction>(['signin', 'signout', 'renew', 'cancel', 'dismiss']);

const ignore = (): void => undefined;

/** Makes every `[data-tc-action]` inside the host work without script, and sees a click coming. */
export class SigninActions implements ReactiveController {
  readonly #host: TcSignin;
  readonly #rest: (action: 'cancel' | 'dismiss') => void;
  #connected: AbortController | undefined;

  /** @param rest does what the host has no public method for */
  constructor(host: TcSignin, rest: (action: 'cancel' | 'dismiss') => void) {
    this.#host = host;
    this.#rest = rest;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    this.#host.addEventListener('click', (event) => this.#click(event), { signal });
    for (const type of ['pointerover', 'pointerdown', 'focusin']) {
      this.#host.addEventListener(type, (event) => this.#approach(event), { signal, passive: true });
    }
  }

  hostDisconnected(): void {
    this.#connected?.abort();
  }

  /** What fails here is told by the session: in `error`, by an event, in the element. */
  act(action: SigninAction): void {
    const host = this.#host;
    // What ends by itself, or has ended, only the person can renew.
    const needsPerson = host.status === 'expiring' || host.status === 'expired';
    if (action === 'signout') host.signOut();
    else if (action === 'signin' || (action === 'renew' && needsPerson)) host.signIn().catch(ignore);
    else if (action === 'renew') host.renew().catch(ignore);
    else this.#rest(action);
  }

  #click(event: Event): void {
    const action = this.#find(event, '[data-tc-action]')?.dataset.tcAction as SigninAction;
    if (actions.has(action) && !event.defaultPrevented) this.act(action);
  }

  #approach(event: Event): void {
    if (this.#find(event, '[data-tc-action=signin],button')) this.#host.prepare();
  }

  /** The nearest such element on the event's way to the host; one inside another sign-in is that one's. */
  #find(event: Event, selector: string): HTMLElement | undefined {
    for (const node of event.composedPath()) {
      if (node === this.#host) return undefined;
      if (!(node instanceof HTMLElement)) continue;
      if (node.localName === this.#host.localName) return undefined;
      if (node.matches(selector)) return node;
    }
    return undefined;
  }
}
