import { html, nothing, type ReactiveController, render, type TemplateResult } from 'lit';
import { languageOf, wantedLanguage } from '../language-of.js';
import type { SigninSession } from '../signin-session.js';
import type { TcSignin } from '../tc-signin.js';
import { signinWords } from '../words/signin-words.js';
import { avatar } from './avatar.js';
import { closesMenu, hasFocusToGive, menuItems, pressInMenu } from './menu-keys.js';
import { noticeContent } from './notice-content.js';
import { PanelFacts } from './panel-facts.js';
import { placeBeside } from './place-beside.js';
import { type Notice, type NoticeAction, noticeFor } from './signin-notice.js';
import { SigninNews } from './signin-news.js';
import { signinPanel } from './signin-panel.js';
import { SigninTimeline } from './signin-timeline.js';
import { signinViewStyles } from './signin-view-styles.js';
import { writeTime } from './write-time.js';

const ignore = (): void => undefined;

/** Everything that `<tc-signin>` shows beside its button: the menu, the notice, and what a screen reader is told. */
export class SigninView implements ReactiveController {
  readonly #host: TcSignin;
  readonly #session: SigninSession;
  readonly #root: ShadowRoot;
  #notice: Notice | undefined;
  #dismissed: unknown;
  #news: SigninNews | undefined;
  readonly #facts = new PanelFacts();
  readonly #timeline = new SigninTimeline();
  #following: AbortController | undefined;
  #told: unknown;
  #isOther = false;
  /** Where the focus was before an update. */
  #isInNotice = false;
  isOpen = false;

  constructor(host: TcSignin, session: SigninSession) {
    this.#host = host;
    this.#session = session;
    this.#root = host.shadowRoot!;
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, signinViewStyles.styleSheet!];
    host.addController(this);
  }

  /** Draws the person's picture, for the button. */
  drawAvatar(place: HTMLElement): void {
    const { user } = this.#session.snapshot;
    render(user ? avatar(user, () => this.#host.requestUpdate()) : nothing, place);
  }

  /** Draws what stands around the button. */
  draw(): void {
    render(this.#around(), this.#root);
  }

  #around(): TemplateResult {
    const notice = this.#noticeBox();
    const said = this.#newsNow().map((line) => html`<p>${line}</p>`);
    this.#timeline.note(this.#session.snapshot);
    const steps = this.#host.debug ? this.#timeline.render(signinWords(this.#language).steps, this.#language) : nothing;
    return html`${this.#panel()}${notice}${steps}
      <div part="announcement" class="sr" role="status" lang=${this.#language}>${said}</div>`;
  }

  hostUpdate(): void {
    this.#isInNotice = !!this.#root.querySelector('[part~=notice] :focus');
  }

  /** Opens and closes what has to be open now. */
  hostUpdated(): void {
    const notice = this.#host.isConnected && this.#root.querySelector<HTMLElement>('[part~=notice]');
    // Its buttons went away under the focus.
    if (this.#isInNotice && !this.#root.activeElement) this.#button()?.focus({ preventScroll: true });
    const isOver = notice && !this.#notice && notice.matches(':popover-open');
    if (isOver) notice.hidePopover();
    if (notice && this.#notice && !notice.matches(':popover-open')) notice.showPopover();
    this.#follow();
    // The slot around the button was renamed: until the next layout Firefox has no box for it, and keys go to nobody.
    this.#root.activeElement?.getBoundingClientRect();
  }

  hostDisconnected(): void {
    this.#following?.abort();
  }

  /** Keys of the button: arrows open the menu. */
  buttonPressed(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const panel = this.#element('panel');
    if (!panel) return;
    event.preventDefault();
    panel.showPopover();
    if (event.key === 'ArrowUp') menuItems(panel).at(-1)?.focus();
  }

  dismiss(): void {
    this.#dismissed = this.#notice?.key;
    this.#session.shared?.dismissError();
    this.#host.requestUpdate();
  }

  #panel(): TemplateResult | typeof nothing {
    const { user, agent, status, expires } = this.#session.snapshot;
    if (!user || (status !== 'signed-in' && status !== 'expiring')) return nothing;
    return signinPanel({
      user,
      rootUrl: this.#session.owner.rootUrl,
      until: expires && this.#time(expires),
      words: signinWords(this.#language),
      language: this.#language,
      pageLanguage: wantedLanguage(this.#host),
      clientId: this.#facts.isOf(agent) ? this.#facts.clientId : undefined,
      scopes: this.#facts.isOf(agent) ? this.#facts.scopes : undefined,
      signOut: () => {
        this.#close();
        this.#host.signOut();
      },
      toggled: (event) => this.#toggled(event),
      pressed: (event) => this.#menuPressed(event),
      itemPressed: (event) => this.#itemPressed(event),
      filled: (event) => adoptItems(event.target as HTMLSlotElement),
    });
  }

  #noticeBox(): TemplateResult {
    const { snapshot, unshown } = this.#session;
    const offersRedirect = this.#host.mode === 'auto';
    const notice = noticeFor(snapshot, unshown, offersRedirect, this.#language, (date) => this.#time(date));
    this.#notice = notice && notice.key !== this.#dismissed ? notice : undefined;
    if (!notice) this.#dismissed = undefined;
    const { text, isError, actions } = this.#notice ?? { text: '', isError: false, actions: [] };
    const button = ({ label, action }: Notice['actions'][number]): TemplateResult =>
      html`<button part="notice-action" type="button" @click=${() => this.#act(action)}>${label}</button>`;
    if (this.#notice?.key !== this.#told) this.#isOther = !this.#isOther;
    this.#told = this.#notice?.key;
    const content = noticeContent(text, isError, actions.map(button), this.#isOther);
    const isFinal = this.#session.snapshot.delivered;
    return html`<div part=${isError ? 'notice error' : 'notice'} class=${isFinal ? 'final' : nothing} popover="manual"
      lang=${this.#language}>${content}</div>`;
  }

  #act(action: NoticeAction): void {
    const host = this.#host;
    // The notice goes away under the focus: the button takes it.
    if (this.#root.activeElement) this.#button()?.focus({ preventScroll: true });
    switch (action) {
      case 'signin':
        return void host.signIn().catch(ignore);
      case 'redirect':
        return void host.signIn({ mode: 'redirect' }).catch(ignore);
      case 'again':
        this.#session.shared?.cancel();
        return void host.signIn().catch(ignore);
      case 'renew':
        return void host.renew().catch(ignore);
      case 'cancel':
        return this.#session.shared?.cancel();
      case 'dismiss':
        return this.dismiss();
    }
  }

  #toggled({ newState }: ToggleEvent): void {
    this.isOpen = newState === 'open';
    const panel = this.#element('panel');
    if (panel && this.isOpen) {
      this.#follow();
      const { agent } = this.#session.snapshot;
      if (agent) this.#facts.learn(agent, () => this.#host.requestUpdate());
      const items = menuItems(panel);
      if (!items.some((item) => item.matches(':focus'))) items[0]?.focus();
    }
    this.#host.requestUpdate();
  }

  #menuPressed(event: KeyboardEvent): void {
    const panel = this.#element('panel')!;
    const { key, ctrlKey, altKey, metaKey, defaultPrevented } = event;
    // What the page's item took is its own, and Ctrl+S is the browser's.
    if (defaultPrevented || ctrlKey || altKey || metaKey) return;
    if (key === 'Tab') return panel.hidePopover();
    if (key !== 'Escape') return pressInMenu(event, panel);
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }

  #itemPressed(event: Event): void {
    const panel = this.#element('panel')!;
    if (!closesMenu(event)) return;
    if (hasFocusToGive(panel)) this.#close();
    else panel.hidePopover();
  }

  /** Closes the menu; the focus was in it, the button takes it. */
  #close(): void {
    this.#element('panel')?.hidePopover();
    this.#button()?.focus({ preventScroll: true });
  }

  /** Keeps what is open beside the button while the page scrolls or changes its size. */
  #follow(): void {
    const popovers = [...this.#root.querySelectorAll<HTMLElement>('[popover]:popover-open')];
    this.#following?.abort();
    if (!popovers.length) return;
    const button = this.#button();
    // The page may show something else than our button.
    const anchor = button?.getClientRects().length ? button : this.#host;
    const { delivered } = this.#session.snapshot;
    const place = (): void => popovers.forEach((popover) => placeBeside(popover, anchor, delivered));
    place();
    this.#following = new AbortController();
    const options = { signal: this.#following.signal, passive: true };
    window.addEventListener('resize', place, options);
    window.addEventListener('scroll', place, { ...options, capture: true });
  }

  #newsNow(): readonly string[] {
    const { snapshot } = this.#session;
    if (this.#news) this.#news.note(snapshot, this.#notice, this.#language);
    // A region that comes with its words is not read: they follow in the next frame.
    else requestAnimationFrame(() => this.#host.requestUpdate());
    return (this.#news ??= new SigninNews(snapshot, this.#notice)).said;
  }

  #time(date: Date): string {
    return writeTime(date, new Date(), this.#language);
  }

  get #language(): string {
    return languageOf(this.#host);
  }

  #button(): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>('[part~=button]');
  }

  #element(id: string): HTMLElement | null {
    return this.#root.getElementById(id);
  }
}

/** The page's own items take part in the menu's keys. */
function adoptItems(slot: HTMLSlotElement): void {
  for (const item of slot.assignedElements({ flatten: true })) {
    if (!item.hasAttribute('role')) item.setAttribute('role', 'menuitem');
    if (!item.hasAttribute('tabindex')) item.setAttribute('tabindex', '-1');
  }
}
