import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, win32 } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** What finding a browser depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** Where Playwright keeps what it has downloaded, or would. */
  readonly downloaded: string;
  readonly isThere: (path: string) => boolean;
}

/** One way to come by a browser, and what is said before it is tried. */
export interface Way {
  readonly says: string;
  readonly commands: readonly (readonly [program: string, ...given: string[]])[];
}

/** Why there is no browser, in a sentence for whoever runs the tests. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser';
}

const LINUX = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
];
const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`);
const WINDOWS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const APT = '/usr/bin/apt-get';

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  downloaded: chromium.executablePath(),
  isThere: existsSync,
};

/**
 * The browser that CHROMIUM names; else Chromium, Chrome or Edge where the system keeps it; else Playwright's own.
 * @throws NoBrowser if CHROMIUM names nothing
 */
export function findBrowser({ platform, env, downloaded, isThere }: Machine): string | undefined {
  const { CHROMIUM } = env;
  if (CHROMIUM) {
    if (isThere(CHROMIUM)) return CHROMIUM;
    throw new NoBrowser(
      `CHROMIUM is ${CHROMIUM}, and there is no such file: give the path of a browser, or remove it.`,
    );
  }
  return [...placesOf(platform, env), downloaded].find(isThere);
}

function placesOf(platform: NodeJS.Platform, env: Machine['env']): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
    return MAC.flatMap((path) => folders.map((folder) => posix.join(folder, path)));
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) => folder || []);
    return WINDOWS.flatMap((path) => folders.map((folder) => win32.join(folder, path)));
  }
  return LINUX;
}

/** The ways to come by one here, the best first. */
export function waysToInstall({ platform, isRoot, isThere }: Machine): Way[] {
  const isDebian = platform === 'linux' && isRoot && isThere(APT);
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  const debian: Way = {
    says: 'There is no browser for the tests yet: installing Debian’s packages chromium and fonts-liberation.',
    commands: [
      [APT, 'update', '-qq'],
      [APT, 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    ],
  };
  const download: Way = {
    says: 'There is no browser for the tests yet: downloading Playwright’s Chromium into this account’s cache.',
    commands: [[process.execPath, join(playwright, 'cli.js'), 'install', '--no-shell', 'chromium']],
  };
  return isDebian ? [debian, download] : [download];
}

/**
 * Finds a browser, or else installs one.
 * @throws NoBrowser
 */
export function haveBrowser(
  machine: Machine,
  run: (...command: string[]) => boolean,
  say: (line: string) => void,
): string {
  const found = findBrowser(machine);
  if (found) return found;
  for (const { says, commands } of waysToInstall(machine)) {
    say(says);
    const isDone = commands.every((command) => run(...command));
    const installed = isDone ? findBrowser(machine) : undefined;
    if (installed) return installed;
  }
  throw new NoBrowser(
    'The tests need a browser, and none could be installed: install Chromium, Chrome or Edge, or set CHROMIUM to the path of one.',
  );
}

function runHere(program = '', ...given: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, given, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function browserHere(): string {
  return haveBrowser(thisMachine, runHere, (line) => process.stderr.write(`${line}\n`));
}

/** A browser of this machine's; it looks nothing up on the network. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserHere(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

// Before the tests, so that whoever runs them hears of it in a sentence and at once.
if (import.meta.main) {
  try {
    browserHere();
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
