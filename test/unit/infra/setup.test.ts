import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Manifest, readTop, TOP } from '../supply-chain/package-files.ts';

const ASKED = { dependencies: { yaml: '2.9.1' }, devDependencies: { node: '24.21.0', vitest: '5.1.1' } };
const ELSEWHERE = process.platform === 'linux' ? 'win32' : 'linux';
const YAML = { 'node_modules/yaml': { version: '2.9.1' } };
const INSTALLED = {
  ...YAML,
  'node_modules/node': { version: '24.21.0', dev: true },
  'node_modules/vitest': { version: '5.1.1', dev: true },
};
const LOCKED = {
  '': ASKED,
  ...INSTALLED,
  'node_modules/for-other-machines': { version: '1.0.0', dev: true, optional: true, os: [ELSEWHERE], cpu: ['x64'] },
  'node_modules/needed-there': { version: '1.0.0', optional: true },
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'behaviours-setup-'));
  mkdirSync(join(folder, 'infra'));
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(TOP, 'infra/setup.mjs'), join(folder, 'infra/setup.mjs'));
  lay('package.json', ASKED);
  lay('package-lock.json', { packages: LOCKED });
});
afterEach(() => rmSync(folder, { recursive: true }));

function lay(path: string, content: object | string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** As npm leaves a folder behind, with the Node that the package `node` unpacks. */
function installed(packages: object = INSTALLED): void {
  for (const path of Object.keys(packages)) mkdirSync(join(folder, path), { recursive: true });
  lay('node_modules/.package-lock.json', { packages });
  if ('node_modules/node' in packages) lay(NODE, '');
}
const NODE = join('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** An npm that keeps what it is asked, then does this. */
function npmThat(does: string): void {
  const program = `#!${process.execPath}\nrequire('node:fs').writeFileSync('asked', process.argv.slice(2).join(' '));\n${does}\n`;
  writeFileSync(join(folder, 'bin/npm'), program, { mode: 0o755 });
}

function npmSaying(...lines: readonly string[]): void {
  npmThat(`if (!process.argv.includes('--loglevel=warn')) process.exit(1);
    process.stderr.write(${JSON.stringify(`${lines.join('\n')}\n`)}); process.exitCode = 1;`);
}

/** Node's own variable that makes it take itself for another version. */
function onNode(version: string): string {
  const change = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return `--import data:text/javascript,${encodeURIComponent(change)}`;
}

function setUp(env: Readonly<Record<string, string>> = {}) {
  const PATH = [join(folder, 'bin'), dirname(process.execPath)].join(delimiter);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'infra/setup.mjs')], {
    env: { PATH, ...env },
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  return { status, said: stderr, hasAskedNpm: existsSync(join(folder, 'asked')) };
}

describe('what is installed', () => {
  beforeEach(() => npmThat(''));

  test('as the lock file says is left alone, and nothing is said', () => {
    installed();
    expect(setUp()).toEqual({ status: 0, said: '', hasAskedNpm: false });
  });

  test('without what is only for tests is left alone where that was meant', () => {
    installed(YAML);
    expect(setUp()).toEqual({ status: 0, said: '', hasAskedNpm: false });
  });

  test.each([
    ['nothing', () => undefined],
    ['another version', () => installed({ ...INSTALLED, 'node_modules/yaml': { version: '2.9.0' } })],
    ['one package fewer', () => installed({ 'node_modules/vitest': { version: '5.1.1', dev: true }, ...YAML })],
    [
      'what another kind of machine needs',
      () => installed({ ...INSTALLED, 'node_modules/yaml': { version: '2.9.1', os: [ELSEWHERE] } }),
    ],
    [
      'a folder fewer',
      () => {
        installed();
        rmSync(join(folder, 'node_modules/yaml'), { recursive: true });
      },
    ],
    [
      'no Node',
      () => {
        installed();
        rmSync(join(folder, NODE));
      },
    ],
    [
      'what package.json no longer asks for',
      () => {
        installed();
        lay('package.json', { ...ASKED, dependencies: { yaml: '2.9.2' } });
      },
    ],
  ])('%s: it is installed again, and said before', (_, given) => {
    given();
    npmThat(`require('node:fs').mkdirSync('node_modules/node/bin', { recursive: true });
      require('node:fs').writeFileSync(${JSON.stringify(NODE)}, '');`);
    const { status, said, hasAskedNpm } = setUp();
    expect({ status, hasAskedNpm }).toEqual({ status: 0, hasAskedNpm: true });
    expect(said).toMatch(/^Installing 4 packages into .+\nInstalled\.\n$/);
  });
});

describe('when npm cannot install', () => {
  // As under `npm run --silent`, npm would say nothing unless it is asked to.
  const AGREE = 'package.json and package-lock.json do not agree: ';
  const WRITE = 'This account may not write where npm installs, ';
  const REACH = "npm's registry cannot be reached ";
  const TLS = "Something between this machine and npm's registry opens encrypted traffic";

  test.each([
    ['ENOTFOUND', `${REACH}(ENOTFOUND): `],
    ['ECONNREFUSED', `${REACH}(ECONNREFUSED): `],
    ['ETIMEDOUT', `${REACH}(ETIMEDOUT): `],
    ['EAI_AGAIN', `${REACH}(EAI_AGAIN): `],
    ['SELF_SIGNED_CERT_IN_CHAIN', TLS],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', TLS],
    ['E407', "The proxy between this machine and npm's registry wants a name and a password: "],
    ['EACCES', WRITE],
    ['EPERM', WRITE],
    ['EROFS', ' lies on a file system that can only be read: '],
    ['ENOSPC', 'The disk is full: '],
    ['ENOTEMPTY', 'Something else is writing to '],
    ['EUSAGE', AGREE],
  ])('%s is one sentence with the remedy', (code, sentence) => {
    npmSaying('npm warn cleanup EBUSY somewhere', `npm error code ${code}`, 'npm error ECONNRESET of something else');
    const { status, said } = setUp();
    expect(status).toBe(1);
    const [, cause = '', ...rest] = said.split('\n');
    expect(cause).toContain(sentence);
    expect(cause).toMatch(/^[^.].*: .+[^.]\.$/);
    expect(rest).toEqual(['']);
  });

  test('the certificate of an organisation is given by a variable or to npm', () => {
    npmSaying('npm error code SELF_SIGNED_CERT_IN_CHAIN');
    expect(setUp().said).toMatch(/NODE_EXTRA_CA_CERTS .+ npm config set cafile/);
  });

  test('a cause is found too where it is not the first that npm names', () => {
    npmSaying('npm error code 1', 'npm error path node_modules/node', 'npm error npm error code EAI_AGAIN');
    expect(setUp().said).toContain(`${REACH}(EAI_AGAIN)`);
  });

  test('what nobody has foreseen is shown as npm said it', () => {
    npmSaying(
      'npm warn old',
      'npm error code EWHATEVER',
      'npm error The moon.',
      'npm error A complete log of this run',
    );
    const { status, said } = setUp();
    expect(status).toBe(1);
    expect(said).toContain('npm error code EWHATEVER\nnpm error The moon.\n');
    expect(said).not.toContain('complete log');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s stops npm too, and says that the next start does it again',
    async (signal) => {
      // An npm that would heed no signal for a while.
      npmThat(`process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined);
      process.stderr.write('npm is ' + process.pid); setInterval(() => undefined, 1000);
      process.kill(process.ppid, '${signal}');`);
      const PATH = [join(folder, 'bin'), dirname(process.execPath)].join(delimiter);
      const run = spawn(process.execPath, [join(folder, 'infra/setup.mjs')], { env: { PATH } });
      let said = '';
      run.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      const [status] = await once(run, 'close');
      expect(status).toBe(1);
      expect(said).toContain('The installation was stopped; the next start does it again from the beginning.\n');
      expect(said).not.toContain('npm is');
    },
  );

  test('there being no npm is a sentence', () => {
    const { status, said } = setUp({ PATH: join(folder, 'bin') });
    expect(status).toBe(1);
    expect(said).toContain('npm could not be started (ENOENT): install Node with npm');
  });
});

describe('where packages may run no scripts', () => {
  const REMEDY = /^npm is told to run no scripts .+ unpacks Node 24: run npm ci --ignore-scripts=false once, .+\.\n$/;

  test('the remedy is said before a minute is spent', () => {
    npmThat('');
    const { status, said, hasAskedNpm } = setUp({ npm_config_ignore_scripts: 'true' });
    expect({ status, hasAskedNpm }).toEqual({ status: 1, hasAskedNpm: false });
    expect(said).toMatch(REMEDY);
  });

  test('the remedy is said too where only the outcome shows it', () => {
    npmThat('');
    const { status, said } = setUp();
    expect(status).toBe(1);
    expect(said.split('\n').slice(2).join('\n')).toMatch(REMEDY);
  });

  test('once the remedy was taken all is well', () => {
    npmThat('');
    installed();
    expect(setUp({ npm_config_ignore_scripts: 'true' })).toEqual({ status: 0, said: '', hasAskedNpm: false });
  });
});

test('a machine told to leave out what is for development hears what is missing', () => {
  npmThat(`require('node:fs').mkdirSync('node_modules');
    require('node:fs').writeFileSync('node_modules/.package-lock.json', '${JSON.stringify({ packages: YAML })}');`);
  const { status, said } = setUp({ NODE_OPTIONS: onNode('20.20.2') });
  expect(status).toBe(1);
  expect(said.split('\n').at(-2)).toMatch(/^npm is told to leave out what is for development .+: remove that, .+\.$/);
});

test('a Node that is too old is told so, and nothing is tried', () => {
  npmThat('');
  const { status, said, hasAskedNpm } = setUp({ NODE_OPTIONS: onNode('18.20.8') });
  expect({ status, hasAskedNpm }).toEqual({ status: 1, hasAskedNpm: false });
  expect(said).toMatch(/^This machine's Node is 18\.20\.8: install Node 20 or newer .+\.\n$/);
});

test('every script of package.json makes sure of the installation first, by a name that npm always runs', () => {
  const { setup, ...others } = Manifest.parse(JSON.parse(readTop('package.json'))).scripts;
  expect(setup).toBe('node infra/setup.mjs');
  const later = Object.entries(others).filter(([, runs]) => !runs.startsWith('npm run --silent setup && '));
  // The check is one of the others, and the first thing that the tests do.
  expect(later.map(([name, runs]) => [name, runs.split(' && ')[0]])).toEqual([['test', 'npm run --silent check']]);
});
