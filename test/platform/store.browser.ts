import { expect } from '@open-wc/testing';
import { createStore } from '../../src/platform/browser-store.js';
import { createTabs } from '../../src/platform/browser-tabs.js';

const key = (slot: string) => `taskcluster-elements:${slot}:config`;
const clean = () => {
  sessionStorage.clear();
  localStorage.clear();
};
const { setItem } = Storage.prototype;

describe('the store', () => {
  afterEach(() => {
    Storage.prototype.setItem = setItem;
    for (const mode of ['session', 'local', 'memory'] as const) {
      for (const slot of ['session', 'attempts', 'tombstone', 'hint', 'frames'] as const) {
        createStore('config', mode).write(slot, undefined);
      }
    }
    clean();
  });

  it('puts each slot where its mode says', () => {
    for (const mode of ['session', 'local', 'memory'] as const) {
      const store = createStore('config', mode);
      for (const slot of ['session', 'attempts', 'tombstone', 'hint', 'frames'] as const) {
        expect(store.write(slot, 'text')).to.equal(true);
        expect(store.read(slot)).to.equal('text');
      }
      expect(sessionStorage.getItem(key('session'))).to.equal(mode === 'session' ? 'text' : null);
      expect(localStorage.getItem(key('session'))).to.equal(mode === 'local' ? 'text' : null);
      expect(localStorage.getItem(key('hint'))).to.equal(mode === 'memory' ? null : 'text');
      expect(localStorage.getItem(key('tombstone'))).to.equal('text');
      expect(sessionStorage.getItem('taskcluster-elements:attempts')).to.equal('text');
      for (const slot of ['session', 'attempts', 'tombstone', 'hint', 'frames'] as const) store.write(slot, undefined);
      const left = [sessionStorage, localStorage].flatMap((area) => Object.keys(area).filter((name) => name.endsWith(':config')));
      expect([...left, ...Object.keys(sessionStorage)]).to.deep.equal([]);
    }
  });

  it('says that a full storage keeps nothing, and works on in memory', () => {
    const store = createStore('config', 'session');
    store.write('session', 'old');
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    expect(store.write('session', 'new')).to.equal(false);
    expect(store.read('session')).to.equal('new');
    expect(sessionStorage.getItem(key('session'))).to.equal(null);
    expect(createStore('config', 'session').read('session')).to.equal('new');
    Storage.prototype.setItem = setItem;
    expect(store.write('session', 'newer')).to.equal(true);
    expect(sessionStorage.getItem(key('session'))).to.equal('newer');
  });

  it('works where reading the storage throws', () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });
    try {
      const store = createStore('config', 'session');
      expect(store.read('session')).to.equal(undefined);
      expect(store.write('session', 'text')).to.equal(false);
      expect(store.read('session')).to.equal('text');
    } finally {
      Object.defineProperty(window, 'sessionStorage', own);
    }
  });
});

describe('the tabs', () => {
  const never = new Promise<never>(() => {});

  it('hear each other, not themselves, and other configurations not at all', async () => {
    const [one, two, other] = [createTabs('a'), createTabs('a'), createTabs('b')];
    const heard: unknown[] = [];
    one.subscribe(() => heard.push('itself'));
    other.subscribe(() => heard.push('other'));
    const arrived = new Promise((resolve) => two.subscribe(resolve));
    one.post({ hello: 1 });
    expect(await arrived).to.deep.equal({ hello: 1 });
    expect(heard).to.deep.equal([]);
    for (const tabs of [one, two, other]) tabs.close();
  });

  it('let one work at a time, and say busy to who waits too long', async () => {
    const [one, two] = [createTabs('a'), createTabs('a')];
    let release!: (value: string) => void;
    let begun!: () => void;
    const running = new Promise<void>((resolve) => { begun = resolve; });
    const first = one.withLock(() => { begun(); return new Promise<string>((resolve) => { release = resolve; }); }, 1_000);
    await running;
    expect(await two.withLock(async () => 'never', 20)).to.equal('busy');
    const second = two.withLock(async () => 'second', 1_000);
    release('first');
    expect(await Promise.all([first, second])).to.deep.equal(['first', 'second']);
  });

  it('pass on what the work throws', async () => {
    const failure = await createTabs('a').withLock(() => Promise.reject(new DOMException('mine')), 100).catch((error: unknown) => error);
    expect((failure as DOMException).message).to.equal('mine');
  });

  it('let go of lock and channel when the page is put away, and open again', async () => {
    const [one, two] = [createTabs('a'), createTabs('a')];
    void one.withLock(() => never, 1_000);
    const heard = new Promise((resolve) => one.subscribe(resolve));
    const waiting = two.withLock(async () => 'mine', 5_000);
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(await waiting.then((outcome) => outcome === 'busy' || outcome === 'mine')).to.equal(true);
    expect(await two.withLock(async () => 'free', 1_000)).to.equal('free');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    two.post('back');
    expect(await heard).to.equal('back');
    one.close();
    two.close();
  });

  it('work without channels and locks', async () => {
    const { BroadcastChannel: real } = window;
    Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
    Object.assign(window, { BroadcastChannel: undefined });
    try {
      const tabs = createTabs('a');
      tabs.subscribe(() => {});
      tabs.post('nobody');
      expect(await tabs.withLock(async () => 'done', 10)).to.equal('done');
      let runs = 0;
      const failing = tabs.withLock(() => { runs++; return Promise.reject(new DOMException('mine')); }, 10);
      expect(await failing.catch(({ message }: DOMException) => message)).to.equal('mine');
      expect(runs).to.equal(1);
    } finally {
      Object.assign(window, { BroadcastChannel: real });
      Reflect.deleteProperty(navigator, 'locks');
    }
  });
});
