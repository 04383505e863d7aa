import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { builtCdn } from './built-cdn.js';
import { until } from './until.js';

/** What `npm start` runs, with what is built already. */
export interface RunningDemo {
  /** All that it printed, up to its last line. */
  printed: string;
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>;
}

export async function npmStart(): Promise<RunningDemo> {
  await builtCdn();
  const cwd = fileURLToPath(new URL('../../../', import.meta.url));
  const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/stack/main.ts'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => demo.once('exit', () => resolve()));
  const stop = async () => {
    demo.kill('SIGINT');
    await ended;
  };
  let printed = '';
  demo.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  try {
    await until('npm start has printed everything', () => printed.includes('Press Ctrl+C'), 60_000);
  } catch (error) {
    await stop();
    throw error;
  }
  return { printed, stop };
}
