import { openAttempt, peekAttempt, type Attempt } from '../../../src/session/attempts.js';
import { configurationKey, type SessionConfiguration } from '../../../src/session/configuration.js';
import type { CredentialAgent, Credentials } from '../../../src/session/credential-agent.js';
import { Session } from '../../../src/session/session.js';
import type { SessionSnapshot } from '../../../src/session/snapshot.js';
import { FakeBrowser, FakeStore, FakeTabs, FakeWakeUps, FakeWindow, type Missing } from './fake-browser.js';
import { FakeClock, TabClock } from './fake-clock.js';
import { FakeProvider, FakeServers, minute } from './fake-provider.js';

export { failure, hour, minute } from './fake-provider.js';

export const configuration: SessionConfiguration = {
  rootUrl: 'https://tc.example.com',
  provider: 'auth0',
  clientId: 'page',
  scope: 'openid profile',
  redirectUri: 'https://page.example.com/',
  domain: 'auth.example.com',
  audience: 'login.taskcluster.net',
  connection: '',
  oidcProvider: 'mozilla-auth0',
  credentialsUrl: 'https://tc.example.com/api/login/v1/oidc-credentials/mozilla-auth0',
  responseType: '',
  lifetime: '',
};

export interface TabOptions {
  storage?: 'session' | 'memory' | 'local';
  renewsSilently?: boolean;
  renewAfterMs?: number | null;
  missing?: Missing;
  brokenStorage?: boolean;
  /** The tab that is being reloaded: what its sessionStorage held is still there. */
  reloadOf?: FakeTab;
  callback?: { response: Record<string, string>; attempt: Attempt };
}

/** A browser with tabs, a provider, a deployment, and time that a test moves. */
export class FakeWorld {
  readonly clock: FakeClock;
  readonly browser = new FakeBrowser();
  readonly servers = new FakeServers();

  constructor(random?: () => number) {
    this.clock = new FakeClock(random);
  }

  /** Opens a tab and lets it find out who is signed in. */
  async openTab(options: TabOptions = {}): Promise<FakeTab> {
    const tab = new FakeTab(this, options);
    tab.session.start(options.callback);
    await this.clock.advance(400);
    return tab;
  }

  /** Opens a tab where somebody has just signed in by popup. */
  async openSignedIn(options: TabOptions = {}, person = 'alice'): Promise<FakeTab> {
    const tab = await this.openTab(options);
    await tab.signIn(person);
    return tab;
  }
}

export class FakeTab {
  readonly world: FakeWorld;
  readonly session: Session;
  readonly store: FakeStore;
  readonly tabs: FakeTabs;
  readonly wakeUps = new FakeWakeUps();
  readonly clock: TabClock;
  readonly snapshots: SessionSnapshot[] = [];

  constructor(world: FakeWorld, options: TabOptions) {
    const { storage = 'session', renewAfterMs = 15 * minute } = options;
    this.world = world;
    this.clock = new TabClock(world.clock);
    this.store = new FakeStore(world.browser, storage, options.reloadOf?.store.sessionStorage);
    this.store.broken = options.brokenStorage ?? false;
    this.tabs = new FakeTabs(world.browser, world.clock, options.missing);
    this.session = new Session({
      configuration,
      provider: new FakeProvider(world.servers, world.clock, options.renewsSilently),
      clock: this.clock,
      store: this.store,
      tabs: this.tabs,
      wakeUps: this.wakeUps,
      storage,
      renewAfterMs,
      warnBeforeMs: 5 * minute,
    });
    this.session.subscribe((snapshot) => this.snapshots.push(snapshot));
  }

  get status(): string {
    return this.session.snapshot.status;
  }

  get agent(): CredentialAgent {
    const { agent } = this.session.snapshot;
    if (!agent) throw new Error('nobody is signed in');
    return agent;
  }

  attempt(mode: 'popup' | 'redirect' = 'popup'): Attempt {
    const created = this.clock.now();
    return openAttempt(this.store, { configuration: configurationKey(configuration), mode, created, returnTo: '/' });
  }

  isOpen(attempt: Attempt): boolean {
    return peekAttempt(this.store, attempt.state, this.clock.now()) !== undefined;
  }

  async signIn(person = 'alice'): Promise<void> {
    const window = new FakeWindow();
    const attempt = this.attempt();
    const done = this.session.attemptStarted(attempt, window);
    window.answer({ state: attempt.state, person });
    await this.world.clock.advance(100);
    await done;
  }

  /** Asks the agent, and lets the exchange happen. */
  async credentials(): Promise<Credentials> {
    const asked = this.agent.getCredentials();
    asked.catch(() => undefined);
    await this.world.clock.advance(200);
    return await asked;
  }

  freeze(): void {
    this.clock.freeze();
    this.tabs.frozen = true;
  }

  thaw(): void {
    this.tabs.frozen = false;
    this.clock.thaw();
    this.wakeUps.fire('visible');
  }

  hide(): void {
    this.wakeUps.hidden = true;
    this.wakeUps.fire('hidden');
  }

  show(): void {
    this.wakeUps.hidden = false;
    this.wakeUps.fire('visible');
  }

  /** The tab is closed: nothing of it runs any more, and its lock is free. */
  close(): void {
    this.session.suspend();
    this.tabs.kill();
    this.clock.freeze();
  }
}
