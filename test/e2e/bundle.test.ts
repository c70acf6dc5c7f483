import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROGRAMS } from '../../infra/bundle.ts';
import { shippedPackages } from '../../infra/licences.ts';
import { type Built, builtBundle } from '../support/built-bundle.ts';
import { freePort } from '../support/free-port.ts';

const TOP = join(import.meta.dirname, '../..');
const MOST_BYTES = 40_000_000;
const MOST_FILES = 300;
const NOBODY = 65534;
const COMMANDS = ['forget', 'migrate', 'nominations', 'offboard'];
const COMPILED = /reading cache from .* for \w+ (\S+)\.\.\.(.*)/g;

let built: Built;
let folder: string;

beforeAll(async () => {
  built = await builtBundle();
  folder = mkdtempSync(join(tmpdir(), 'behaviours-image-'));
});
afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true });
});

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

interface Run {
  readonly env?: Record<string, string>;
  /** As the image runs it: by somebody who owns nothing but their data. Only who is root can. */
  readonly asNobody?: boolean;
}

function run(args: readonly string[], { env = {}, asNobody = false }: Run = {}) {
  const account = asNobody && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, args, { cwd: built.app, env: { PATH, DATA_DIR: folder, ...env }, ...account });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, said, ended };
}

describe('what the image copies', () => {
  test('is small, and has no source maps; those lie beside it', () => {
    const files = readdirSync(built.app, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    console.info(`${(bytes / 1e6).toFixed(1)} MB in ${files.length} files`);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(files.length).toBeLessThanOrEqual(MOST_FILES);
    expect(files.filter(({ name }) => name.endsWith('.map'))).toEqual([]);
    const programs = readdirSync(built.app).filter((name) => name.endsWith('.js'));
    // A file that only passes on what is in another one has no map.
    const mapped = new Set(readdirSync(built.maps));
    const whole = programs.filter((name) => statSync(join(built.app, name)).size > 2_000);
    expect(whole.filter((name) => !mapped.has(`${name}.map`))).toEqual([]);
    expect(programs).toEqual(expect.arrayContaining(Object.keys(PROGRAMS).map((name) => `${name}.js`)));
  });

  test('is plain ASCII, of which Node keeps half as many bytes, and has no text that a tag would read raw', () => {
    for (const name of readdirSync(built.app).filter((file) => file.endsWith('.js'))) {
      const code = read(built.app, name);
      expect([name, /[^\0-\x7f]/.test(code)]).toEqual([name, false]);
      expect([name, /String\.raw`[^`]*\\u[0-9a-f]{4}/.test(code)]).toEqual([name, false]);
    }
  });

  test('has all of the bot’s own code but what only a laptop runs, and nothing of the tests', () => {
    const own = built.modules.filter((path) => !path.startsWith('node_modules/'));
    expect(own.filter((path) => !/^(?:bot|src|infra)\//.test(path))).toEqual([]);
    expect(own.length).toBeGreaterThan(300);
  });

  test('has only packages that are shipped, each with its name, version and licence', () => {
    const shipped = new Map(
      shippedPackages(read(TOP, 'package-lock.json')).map(({ name, version }) => [name, version]),
    );
    const names = new Set(
      built.modules.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    );
    const licences = read(built.app, 'LICENCES.txt');
    expect([...names].filter((name) => !shipped.has(name))).toEqual([]);
    expect([...names].filter((name) => !licences.includes(`${name} `))).toEqual([]);
    expect(licences).toContain('Permission is hereby granted, free of charge');
    expect(names.size).toBeGreaterThan(100);
  });

  test('has no package that looks for a file beside itself but three that do so only for what we do not use', () => {
    const looking = built.modules.filter((path) => {
      if (!path.startsWith('node_modules/')) return false;
      const code = read(TOP, path).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return /\b__dirname\b|\b__filename\b|\bimport\.meta\.(?:url|dirname|filename)\b/.test(code);
    });
    // A browser that somebody signs in with, and log lines that another thread writes.
    expect(looking.map((path) => path.split('/')[1]).sort()).toEqual(['open', 'pino', 'thread-stream']);
  });

  test('reads the cards and the packs from folders, as they are in the repository', () => {
    for (const path of ['cards', 'src/frameworks/packs']) {
      expect(readdirSync(join(built.app, path), { recursive: true }).sort()).toEqual(
        readdirSync(join(TOP, path), { recursive: true }).sort(),
      );
    }
  });
});

describe('each command of the operators', () => {
  test.each(COMMANDS)('%s says how it is used, and ends with 1', async (name) => {
    const { said, ended } = run([`${name}.js`]);
    expect(await ended).toBe(1);
    expect(said.err).toContain(`npm run ${name} -- --`);
  });
});

describe('as the Dockerfile makes the image', () => {
  test('all is compiled ahead, by somebody else than root, and a start reads it and compiles nothing', async () => {
    const steps = read(TOP, 'infra/Dockerfile');
    const [, command = '[]'] = /^CMD (.*)$/m.exec(steps) ?? [];
    const [program, ...args]: string[] = JSON.parse(command);
    expect([program, steps.includes('node compile-ahead.js')]).toEqual(['node', true]);
    const compiled = mkdtempSync(join(folder, 'compiled-'));
    const data = mkdtempSync(join(folder, 'data-'));
    for (const one of [built.app, join(built.app, '..'), folder]) chmodSync(one, 0o755);
    if (process.getuid?.() === 0) for (const one of [compiled, data]) chownSync(one, NOBODY, NOBODY);
    const ahead = run(['compile-ahead.js'], { env: { NODE_COMPILE_CACHE: compiled }, asNobody: true });
    expect([await ahead.ended, ahead.said.out]).toEqual([0, '']);

    const port = await freePort();
    const env = {
      NODE_COMPILE_CACHE: compiled,
      NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
      DATA_DIR: data,
      PORT: String(port),
      BOT_TYPE: 'SingleTenant',
      BOT_ID: crypto.randomUUID(),
      BOT_TENANT_ID: crypto.randomUUID(),
      BOT_PASSWORD: 'never used',
      KEY_VAULT_URL: 'https://not-asked.vault.azure.net',
    };
    const bot = run(args, { env, asNobody: true });
    await expect.poll(() => bot.said.out, { timeout: 40_000 }).toContain('"msg":"started"');
    expect((await fetch(`http://127.0.0.1:${port}/alive`)).status).toBe(200);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    const looked = [...bot.said.err.matchAll(COMPILED)].map(([, file = '', what = '']) => ({ file, what }));
    expect(looked.filter(({ what }) => !what.includes('success'))).toEqual([]);
    expect(looked.map(({ file }) => file)).toContainEqual(expect.stringMatching(/\/app\/bot\.js$/));
    expect(bot.said.err).not.toContain('Warning');
  });
});
