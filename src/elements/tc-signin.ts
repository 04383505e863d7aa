import { type PropertyValues, ReactiveElement } from '@lit/reactive-element';
import { property } from 'lit/decorators.js';
import type { CredentialAgent } from '../session/credential-agent.js';
import { type TcError, tcError } from '../session/errors.js';
import { say } from '../session/sentences/sign-in.js';
import type { SessionStatus } from '../session/snapshot.js';
import type { User } from '../session/user.js';
import type { SignInOptions } from './agent-protocol.js';
import { booleanConverter } from './converters.js';
import { TcSigninStartEvent, TcSignoutStartEvent } from './events.js';
import { loadEngine } from './load-engine.js';
import { SigninActions } from './signin-actions.js';
import { SigninButton } from './signin-button.js';
import { SigninSession } from './signin-session.js';
import { signinStyles } from './signin-styles.js';
import type { SigninMore } from './signin-without-view.js';
import { baseStyles } from './styles.js';
import { whenSignedIn, type WhenSignedInOptions } from './when-signed-in.js';

/**
 * Signs a person in to Taskcluster and owns the session: the other elements of the page follow it.
 *
 * @attr status - Read-only: `initializing`, `signed-out`, `signing-in`, `signed-in`, `expiring`, `expired`, `error`.
 * @fires {TcCredentialsEvent} tc-credentials - The agent, or what is known of the person, changed.
 * @fires {TcSigninStartEvent} tc-signin-start - A sign-in is about to begin; can be prevented.
 * @fires {TcSignoutStartEvent} tc-signout-start - A sign-out is about to begin; can be prevented.
 * @fires {TcExpiringEvent} tc-expiring - The session ends soon; prevented, no notice is shown.
 * @fires {TcStatusEvent} tc-status - The status changed; does not bubble.
 * @fires {TcErrorEvent} tc-error - Something failed; prevented, no error is shown.
 * @slot - Always shown: elements that use the session may stand here.
 * @slot initializing - Instead of the placeholder, until it is known whether somebody is signed in.
 * @slot signed-out - Instead of the button.
 * @slot signing-in - While the sign-in window is open.
 * @slot signed-in - Instead of the person's button.
 * @slot expiring - Before the session ends.
 * @slot expired - After it ended.
 * @slot error - Sign-in cannot work.
 * @slot label - The words of the sign-in button.
 * @slot avatar - Instead of the person's picture.
 * @slot menu - The page's own items in the menu.
 * @csspart button,primary - The button, in every status; `primary` too while nobody is signed in.
 * @csspart placeholder - What stands there until the status is known.
 * @csspart label,word - The words in the button; `word`: those that the slot `label` replaces.
 * @csspart avatar,icon - The picture or the initials; what stands there for nobody.
 * @csspart panel,menu,menuitem - What the button opens, the list in it, one item.
 * @csspart person,name,email,deployment,client-id,short,scopes,expiry,pending - Who that is; what is still to come.
 * @csspart notice,notice-text,notice-actions,notice-action,error - The message under the button; `error` when it is one.
 * @csspart announcement - What a screen reader is told; not to be seen.
 * @csspart timeline,timeline-summary,steps,step,time - The session's steps, with `debug`.
 * @cssprop --tc-signin-width - Width of the button, the same in every status.
 * @cssstate initializing,signed-out,signing-in,signed-in,expiring,expired,error - The status.
 * @cssstate renewing - A silent renewal or an exchange is under way.
 * @cssstate offline - Renewal fails for passing reasons.
 * @cssstate busy - Something is under way.
 */
export class TcSignin extends ReactiveElement {
  static override styles = [baseStyles, signinStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'id'];
  }

  /** The deployment. Default: the first `<meta name="taskcluster-root-url">` of the head. */
  @property({ attribute: 'root-url' }) rootUrl = '';

  /** `auth0`: hosted login and Login service. `taskcluster`: the deployment's own third-party login. */
  @property() provider: 'auth0' | 'taskcluster' = 'auth0';

  /** The OAuth client registered for this page; not a Taskcluster clientId. */
  @property({ attribute: 'client-id' }) clientId = '';

  /** OAuth's scope parameter. With `taskcluster`: the registered Taskcluster scopes, required. */
  @property() scope = '';

  /** Auth0 only: the tenant's host. */
  @property() domain = '';

  /** Auth0 only. Default: `login.taskcluster.net`. */
  @property() audience = '';

  /** Auth0 only: goes straight to this connection. */
  @property() connection = '';

  /** Auth0 only: the provider's name at the Login service. Default: `mozilla-auth0`. */
  @property({ attribute: 'oidc-provider' }) oidcProvider = '';

  /** Auth0 only: another exchange. As an attribute it must be under the root URL's origin. */
  @property({ attribute: 'credentials-url' }) credentialsUrl = '';

  /** Third-party login only: the flow that the client is registered for. Default: `code`. */
  @property({ attribute: 'response-type' }) responseType: '' | 'code' | 'token' = '';

  /** Third-party login only: the life asked for the credentials. Default: `1 day`. */
  @property() lifetime = '';

  /** Where the provider sends the person back, at this origin. Default: this page without query and hash. */
  @property({ attribute: 'redirect-uri' }) redirectUri = '';

  /** `auto`: a popup; where it is blocked, a redirect is offered. */
  @property() mode: 'auto' | 'popup' | 'redirect' = 'auto';

  /** How long after it was obtained a session is renewed silently; `off`: never. */
  @property({ attribute: 'renew-after' }) renewAfter = '15 minutes';

  /** How long before its end a session that cannot renew silently is `expiring`. */
  @property({ attribute: 'warn-before' }) warnBefore = '5 minutes';

  /** Where the session outlives a reload: this tab, nowhere, or this browser. */
  @property() storage: 'session' | 'memory' | 'local' = 'session';

  /** How much room the button takes: with a name and a picture, with a name, with a picture. */
  @property({ reflect: true }) view: 'full' | 'compact' | 'avatar' = 'full';

  /** The button does nothing. A session that is there goes on. */
  @property({ type: Boolean, reflect: true, converter: booleanConverter }) disabled = false;

  /** Shows the session's steps, without secrets, in the page and in the console. */
  @property({ type: Boolean, converter: booleanConverter }) debug = false;

  readonly #session = new SigninSession(this);
  readonly #actions = new SigninActions(this, (action) => {
    if (action === 'cancel') this.#session.shared?.cancel();
    else this.#more?.dismiss();
  });
  #button: SigninButton | undefined;
  #more: SigninMore | undefined;
  #loading: Promise<unknown> | undefined;

  /** Where the session is. */
  get status(): SessionStatus { return this.#session.snapshot.status; }

  /** `undefined` until it is known. */
  get signedIn(): boolean | undefined { return this.#session.snapshot.signedIn; }

  /** What client-web takes as `credentialAgent`. Null when nobody is signed in; in `expired` it is there and rejects. */
  get agent(): CredentialAgent | null { return this.#session.snapshot.agent; }

  /** Who is signed in, as far as the provider said. */
  get user(): User | undefined { return this.#session.snapshot.user; }

  /** End of the session, not of the credentials in use. */
  get expires(): Date | undefined { return this.#session.snapshot.expires; }

  /** What failed last, or why sign-in cannot work. */
  get error(): TcError | undefined { return this.#session.snapshot.error; }

  /**
   * Starts a sign-in. Call it in the click itself: browsers block a popup that opens later.
   *
   * @throws {TcError} (rejects) `popup-blocked`, `popup-closed`, `cancelled`, `configuration`, what the provider says
   */
  signIn({ mode = this.mode, prompt, loginHint }: SignInOptions = {}): Promise<CredentialAgent> {
    const { shared } = this.#session;
    if (!shared) return this.#session.usable() as Promise<never>;
    const actual = mode === 'redirect' ? mode : 'popup';
    const goesOn = this.status === 'signing-in' && actual === 'popup';
    if (!goesOn && !this.dispatchEvent(new TcSigninStartEvent(actual))) {
      return Promise.reject(tcError('cancelled', say('signInNotAllowed')));
    }
    this.#loadMore();
    return shared.signIn({ mode: actual, prompt, loginHint });
  }

  /** Ends the session here and in the other tabs; `everywhere`: at the provider too, by leaving the page for it. */
  signOut({ everywhere = false }: { everywhere?: boolean } = {}): void {
    if (this.dispatchEvent(new TcSignoutStartEvent(everywhere))) this.#session.shared?.signOut(everywhere);
  }

  /**
   * Renews the session now, without the person.
   *
   * @throws {TcError} (rejects) `interaction-required` where that cannot be, `network`, `timeout`
   */
  async renew(): Promise<void> {
    await (await this.#session.usable()).renew();
  }

  /**
   * Auth0 only: the current id_token, for the page's own backend.
   *
   * @throws {TcError} (rejects) `signed-out`, `expired`, `configuration`
   */
  async getIdToken(): Promise<string> {
    return (await this.#session.usable()).getIdToken();
  }

  /**
   * Waits until somebody is signed in.
   *
   * @param options.interactive starts a sign-in when nobody is; a popup needs a click, see `signIn`
   * @throws {TcError} (rejects) `cancelled` by the signal, `configuration`; interactive: as `signIn`
   */
  whenSignedIn(options: WhenSignedInOptions = {}): Promise<CredentialAgent> {
    return whenSignedIn(this, options);
  }

  /** Loads what a sign-in needs, because one is likely. Hover, focus and pointerdown on the button do it too. */
  prepare(): void {
    this.#session.shared?.prepare();
    this.#loadMore();
  }

  /** What a logger gets. */
  toJSON(): object {
    return { status: this.status };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const looksOnly = ['mode', 'view', 'disabled'];
    if ([...changed.keys()].some((name) => !looksOnly.includes(name as string))) this.#session.invalidate();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    // Others may name this element in their `for`.
    if (name === 'id') this.#session.rename();
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this.#button ??= new SigninButton(this, this.renderRoot as ShadowRoot, () => this.#actions.act('signin'));
    this.#button.draw(this.#more);
    this.#more?.draw();
  }

  protected override updated(): void {
    if (this.status !== 'signed-out' || this.error) this.#loadMore();
  }

  #loadMore(): void {
    const show = (more: SigninMore): void => {
      this.#more = more;
      this.requestUpdate();
    };
    this.#loading ??= import('./views/signin-view.js').then(
      ({ SigninView }) => show(new SigninView(this, this.#session)),
      (cause: unknown) => {
        // The next update, and whoever comes near the button, try again.
        this.#loading = undefined;
        return loadEngine().then((it) => this.#more ?? show(new it.SigninWithoutView(this, cause)), () => undefined);
      },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tc-signin': TcSignin;
  }
}
