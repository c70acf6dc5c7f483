import { describe, expect, test } from 'vitest';
import { findBrowser, haveBrowser, type Machine, NoBrowser, waysToInstall } from '../../support/browser.ts';

const DOWNLOADED = '/home/alex/.cache/ms-playwright/chromium/chrome';
const APT = '/usr/bin/apt-get';

/** A machine with these files and no others. */
function machine(files: readonly string[], given: Partial<Machine> = {}): Machine {
  const isThere = (path: string): boolean => files.includes(path);
  return { platform: 'linux', env: {}, isRoot: false, downloaded: DOWNLOADED, isThere, ...given };
}

describe('the browser', () => {
  test('that CHROMIUM names comes first', () => {
    const given = machine(['/opt/mine', '/usr/bin/chromium'], { env: { CHROMIUM: '/opt/mine' } });
    expect(findBrowser(given)).toBe('/opt/mine');
  });

  test('that CHROMIUM names and is not there is said, and no other is taken', () => {
    const given = machine(['/usr/bin/chromium'], { env: { CHROMIUM: '/opt/mine' } });
    expect(() => findBrowser(given)).toThrow(/^CHROMIUM is \/opt\/mine, and there is no such file: .+\.$/);
  });

  test.each<[string, NodeJS.Platform, Record<string, string>]>([
    ['/usr/bin/chromium', 'linux', {}],
    ['/usr/bin/google-chrome', 'linux', {}],
    ['/usr/bin/microsoft-edge', 'linux', {}],
    ['/snap/bin/chromium', 'linux', {}],
    ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'darwin', {}],
    ['/Applications/Chromium.app/Contents/MacOS/Chromium', 'darwin', {}],
    ['/Users/alex/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'darwin', { HOME: '/Users/alex' }],
    [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'win32',
      { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\alex\\AppData\\Local' },
    ],
    [
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      'win32',
      { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    ],
    [
      'C:\\Users\\alex\\AppData\\Local\\Chromium\\Application\\chrome.exe',
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\alex\\AppData\\Local' },
    ],
  ])('is found at %s', (path, platform, env) => {
    expect(findBrowser(machine([path, DOWNLOADED], { platform, env }))).toBe(path);
  });

  test('of another system is not taken for one', () => {
    expect(findBrowser(machine(['/usr/bin/chromium'], { platform: 'darwin' }))).toBeUndefined();
  });

  test('that Playwright has downloaded is the last', () => {
    expect(findBrowser(machine([DOWNLOADED]))).toBe(DOWNLOADED);
  });
});

describe('where there is none', () => {
  const programs = (given: Machine): string[] =>
    waysToInstall(given).map(({ commands }) => (commands.at(-1) ?? []).slice(-4).join(' '));
  const DEBIAN = '-qq --no-install-recommends chromium fonts-liberation';

  test('Debian’s package is installed by root on Debian, and Playwright’s anywhere else', () => {
    expect(programs(machine([APT], { isRoot: true }))).toEqual([
      DEBIAN,
      expect.stringContaining('install --no-shell chromium'),
    ]);
    expect(programs(machine([APT]))).toEqual([expect.stringMatching(/cli\.js install --no-shell chromium$/)]);
    expect(programs(machine([], { isRoot: true }))).toHaveLength(1);
    expect(programs(machine([APT], { isRoot: true, platform: 'darwin' }))).toHaveLength(1);
  });

  /** Each command brings about what the test says; what it prints and runs comes back. */
  function having(given: Partial<Machine>, bring: (command: string, files: string[]) => boolean) {
    const files = [APT];
    const ran: string[] = [];
    const said: string[] = [];
    const run = (...command: string[]): boolean => {
      ran.push(command.join(' '));
      return bring(command.join(' '), files);
    };
    const found = () => haveBrowser(machine(files, given), run, (line) => said.push(line));
    return { found, ran, said };
  }

  test('it is installed once, and said in a sentence before', () => {
    const { found, ran, said } = having({ isRoot: true }, (command, files) => {
      if (command.includes('apt-get install')) files.push('/usr/bin/chromium');
      return true;
    });
    expect(found()).toBe('/usr/bin/chromium');
    expect(said).toEqual([expect.stringMatching(/^There is no browser .+ chromium and fonts-liberation\.$/)]);
    expect(ran).toHaveLength(2);
    expect(found()).toBe('/usr/bin/chromium');
    expect(ran).toHaveLength(2);
  });

  test('Playwright’s is tried where Debian’s is not to be had', () => {
    const { found, said } = having({ isRoot: true }, (command, files) => {
      if (command.includes('apt-get')) return false;
      files.push(DOWNLOADED);
      return true;
    });
    expect(found()).toBe(DOWNLOADED);
    expect(said).toHaveLength(2);
  });

  test('and nothing is to be had, one sentence says what to do', () => {
    const { found } = having({}, () => false);
    expect(found).toThrow(NoBrowser);
    expect(found).toThrow(/^The tests need a browser, and none could be installed: .+ CHROMIUM .+\.$/);
  });

  test('an installation that brought nothing is no success', () => {
    expect(having({ isRoot: true }, () => true).found).toThrow(NoBrowser);
  });
});
