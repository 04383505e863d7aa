/**
 * What a session costs: requests and renewals counted on a clock that the bench moves, and the work of
 * an idle signed-in tab. Prints ratios; times are this machine's and say nothing by themselves.
 */
import { FakeWorld, hour, type FakeTab } from '../test/session/helpers/fake-world.js';

const row = (what: string, figure: string | number, goal = ''): void =>
  console.log(`${what.padEnd(64)} ${String(figure).padStart(10)}  ${goal}`);

async function parallelCallers(): Promise<void> {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  const asked = Array.from({ length: 200 }, () => tab.agent.getCredentials());
  await world.clock.advance(1_000);
  await Promise.all(asked);
  row('credential requests for 200 parallel callers', world.servers.exchanges, 'goal: 1');
}

async function renewalsOf(count: number): Promise<number> {
  const world = new FakeWorld();
  const tabs: FakeTab[] = [await world.openSignedIn()];
  while (tabs.length < count) tabs.push(await world.openTab());
  await world.clock.advance(2 * hour);
  return world.servers.renewals;
}

async function idleHour(hidden: boolean): Promise<void> {
  const world = new FakeWorld();
  const tab = await world.openSignedIn();
  if (hidden) tab.hide();
  const [fired, began] = [tab.clock.fired, process.cpuUsage()];
  await world.clock.advance(hour);
  const { user, system } = process.cpuUsage(began);
  const where = hidden ? 'a hidden tab' : 'a tab in view';
  row(`timers in an idle signed-in hour, ${where}`, tab.clock.fired - fired);
  row(`renewals in that hour, ${where}`, world.servers.renewals);
  row(`CPU of that hour in Node, ${where}, per mille of one second`, Math.round((user + system) / 1_000));
}

await parallelCallers();
const [one, ten] = [await renewalsOf(1), await renewalsOf(10)];
row('renewals in 2 simulated hours, one tab', one);
row('renewals in 2 simulated hours, ten tabs / one tab', (ten / one).toFixed(2), 'goal: 1.00');
await idleHour(false);
await idleHour(true);
