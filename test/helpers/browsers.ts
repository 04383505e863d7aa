import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';

/** A browser that tests can start through puppeteer-core. */
export type BrowserName = 'chromium' | 'firefox';

interface Known {
  /** Environment variable that names the executable; wins over everything. */
  variable: string;
  commands: string[];
  paths: string[];
  debianPackage: string;
  args: string[];
}

const known: Record<BrowserName, Known> = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    paths: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    debianPackage: 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    paths: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    debianPackage: 'firefox-esr',
    args: [],
  },
};

/**
 * The executable of a browser: `CHROME_PATH` or `FIREFOX_PATH`, else the usual names, else installed with apt
 * where that needs no question (Debian, as root).
 *
 * @throws {Error} one sentence that says what to do, when there is none
 */
export function findBrowser(name: BrowserName): string {
  const { variable, commands, paths, debianPackage } = known[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`${variable} is ${chosen}, which is no program: set it to the path of ${name}, or unset it.`);
  }
  const found = findCommand(commands) ?? paths.find(isExecutable);
  if (found) return found;
  if (installDebian([debianPackage])) {
    const installed = findCommand(commands);
    if (installed) return installed;
  }
  throw new Error(`No ${name} was found: install it, or set ${variable} to its path.`);
}

/**
 * A headless browser for an end-to-end test; the caller closes it.
 *
 * @param name defaults to the environment variable `TEST_BROWSER`, then to `chromium`
 */
export function launchBrowser(
  name: BrowserName = process.env.TEST_BROWSER === 'firefox' ? 'firefox' : 'chromium',
  options: LaunchOptions = {},
): Promise<Browser> {
  return puppeteer.launch({ ...launchOptions(name), ...options });
}

/** What puppeteer-core needs to start a browser here. */
export function launchOptions(name: BrowserName): LaunchOptions {
  return {
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath: findBrowser(name),
    headless: true,
    args: known[name].args,
  };
}

/** The first of these commands that is in the PATH. */
export function findCommand(commands: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find(isExecutable);
}

/** Installs Debian packages where that asks nothing of anybody: on Debian, as root. */
export function installDebian(packages: string[]): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
    return true;
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
