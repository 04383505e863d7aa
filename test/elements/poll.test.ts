import assert from 'node:assert/strict';
import test from 'node:test';
import { poll, readPeriod } from '../../src/elements/api-call/poll.js';
import type { WakeUp, WakeUps } from '../../src/session/ports.js';

class World implements WakeUps {
  hidden = false;
  online = true;
  readonly listeners = new Set<(wakeUp: WakeUp) => void>();
  readonly isHidden = () => this.hidden;
  readonly isOnline = () => this.online;

  subscribe(listener: (wakeUp: WakeUp) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(wakeUp: WakeUp): void {
    for (const listener of this.listeners) listener(wakeUp);
  }
}

const settled = async () => {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
};

test('asks again a period after each answer, and after a failure', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let ticks = 0;
  const stop = poll(5000, new World(), async () => {
    ticks += 1;
    if (ticks === 1) throw new Error('failed');
  }, () => {});
  for (const expected of [1, 2, 3]) {
    t.mock.timers.tick(5000);
    await settled();
    assert.equal(ticks, expected);
  }
  stop();
  t.mock.timers.tick(50_000);
  assert.equal(ticks, 3);
});

for (const [why, off, on, wakeUp] of [
  ['hidden', { hidden: true }, { hidden: false }, 'visible'],
  ['offline', { online: false }, { online: true }, 'online'],
] as const) {
  test(`waits while ${why}, and catches up once`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const world = new World();
    Object.assign(world, off);
    let ticks = 0;
    const stop = poll(5000, world, async () => void (ticks += 1), () => {});
    t.mock.timers.tick(60_000);
    await settled();
    assert.equal(ticks, 0);
    Object.assign(world, on);
    world.tell(wakeUp);
    world.tell('focus');
    await settled();
    assert.equal(ticks, 1);
    stop();
    assert.equal(world.listeners.size, 0);
  });
}

test('tells that it rests offline, until that is over or what was missed is answered', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const world = new World();
  const told: boolean[] = [];
  let answer = () => {};
  const stop = poll(5000, world, () => new Promise<void>((resolve) => (answer = resolve)), (one) => told.push(one));
  const go = (online: boolean) => {
    told.length = 0;
    world.online = online;
    world.tell(online ? 'online' : 'offline');
    return [...told];
  };
  assert.deepEqual(go(false), [true]);
  assert.deepEqual(go(true), [false], 'nothing was missed');
  go(false);
  t.mock.timers.tick(5000);
  assert.deepEqual(told, [true, true], 'told again when it would have asked');
  assert.deepEqual(go(true), [], 'an answer is on its way');
  world.tell('focus');
  assert.deepEqual(told, []);
  answer();
  await settled();
  assert.deepEqual(told, [false]);
  go(false);
  told.length = 0;
  stop();
  assert.deepEqual(told, [false]);
});

test('refuses to ask more often than every 5 seconds', () => {
  assert.equal(readPeriod('5 seconds'), 5000);
  assert.throws(() => readPeriod('4 seconds'), { code: 'configuration' });
  assert.throws(() => readPeriod('often'), { code: 'input' });
});
