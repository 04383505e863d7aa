import { startWebkitDriver } from './webkit-driver.js';

/** One tab of WebKit. */
export interface Webkit {
  goto(url: string): Promise<void>;
  /** The value of a JavaScript expression in the page. */
  get<T>(expression: string): Promise<T>;
  /** Presses the element that the expression is, as a person would. */
  press(expression: string): Promise<void>;
  close(): Promise<void>;
}

// The name under which WebDriver hands out elements.
const element = 'element-6066-11e4-a52e-4f735466cecf';

/** Starts WebKitGTK's small browser; puppeteer does not speak its language, which is WebDriver. */
export async function launchWebkit(): Promise<Webkit> {
  const driver = await startWebkitDriver();
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const request = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`http://127.0.0.1:${driver.port}${path}`, request);
    const { value } = (await response.json()) as { value: T & { message?: string } };
    if (!response.ok) throw new Error(`WebKit: ${value.message}`);
    return value;
  };
  const { sessionId } = await send<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: driver.capabilities },
  });
  const session = `/session/${sessionId}`;
  const get = <T>(expression: string) =>
    send<T>('POST', `${session}/execute/sync`, { script: `return (${expression});`, args: [] });
  return {
    goto: (url) => send('POST', `${session}/url`, { url }),
    get,
    async press(expression) {
      const found = await get<Record<string, string>>(expression);
      await send('POST', `${session}/element/${found[element]}/click`, {});
    },
    async close() {
      await send('DELETE', session);
      driver.stop();
    },
  };
}
