import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotChild, startBotChild } from '../support/bot-child.ts';
import { freePort } from '../support/free-port.ts';

const BOT = { BOT_TYPE: 'UserAssignedMsi', BOT_ID: crypto.randomUUID(), BOT_TENANT_ID: crypto.randomUUID() };

let around = '';
let folder = '';
let first: BotChild;
beforeAll(async () => {
  around = mkdtempSync(join(tmpdir(), 'behaviours-folder-'));
  folder = join(around, 'made', 'anew');
  const umask = process.umask(0);
  first = await startOn(folder);
  process.umask(umask);
});
afterAll(async () => {
  await first.stop();
  rmSync(around, { recursive: true });
});

function startOn(dataDir: string): Promise<BotChild> {
  return startBotChild({ env: { DATA_DIR: dataDir }, jobsEveryMs: 3_600_000 });
}

/** What it says when it ends by itself. */
async function run(program: string, env: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env;
  const ports = { PORT: String(await freePort()), PLAYGROUND_PORT: String(await freePort()) };
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../../bot/${program}`, import.meta.url))], {
    env: { PATH, ...ports, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
}

/** The folder itself ('.'), and all that is in it, as far as others could open it. */
function openIn(dataDir: string): string[] {
  const names = ['.', ...readdirSync(dataDir, { recursive: true, encoding: 'utf8' })];
  return names.filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0);
}

function saidOfRights(dataDir: string): unknown[] {
  return readFileSync(join(dataDir, 'bot.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('others'))
    .map((line) => JSON.parse(line));
}

function sentenceFor({ pid }: BotChild, dataDir: string): string {
  return `Another bot (process ${pid}) is using the data in ${dataDir}: stop it (Ctrl+C in its terminal), or set DATA_DIR to another folder.\n`;
}

describe('a folder that is made anew', () => {
  test('is nobody else’s on the machine to open, whatever the umask', () => {
    const made = ['behaviours.sqlite', 'behaviours.sqlite-wal', 'pulse-keys.sqlite', 'bot.log', 'in-use.lock'];
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(made));
    expect(openIn(join(around, 'made'))).toEqual([]);
    expect(saidOfRights(folder)).toEqual([]);
  });
});

describe('while a bot uses a folder', () => {
  test('a second one is refused, and told by whom and what to do; the first goes on', async () => {
    const refused = `The bot cannot start.\n${sentenceFor(first, folder)}`;
    expect(await run('index.ts', { DATA_DIR: folder })).toEqual({ code: 1, said: refused });
    expect((await fetch(`http://127.0.0.1:${first.port}/health`)).status).toBe(200);
  });

  test('one in production with SQLite is refused too', async () => {
    const { code, said } = await run('index.ts', { DATA_DIR: folder, ...BOT });
    expect(code).toBe(1);
    expect(said).toContain(sentenceFor(first, folder));
  });

  test('one in another folder starts; a demo there is refused before it makes its data anew', async () => {
    const demoFolder = join(folder, 'demo');
    const demo = await startOn(demoFolder);
    writeFileSync(join(demoFolder, 'kept'), '');
    const before = readdirSync(demoFolder);
    const refused = `The demo cannot start.\n${sentenceFor(demo, demoFolder)}`;
    expect(await run('local/demo.ts', { DATA_DIR: folder })).toEqual({ code: 1, said: refused });
    expect(readdirSync(demoFolder)).toEqual(before);
    expect(before).toContain('behaviours.sqlite');
    await demo.stop();
    rmSync(demoFolder, { recursive: true });
  });
});

describe('a folder is free again', () => {
  test('when its bot was killed in the middle of its work; what others could open is mended, and the log says so once', async () => {
    const killed = first.pid;
    await first.kill();
    const ours = ['.', ...readdirSync(folder)].sort();
    for (const name of ours) chmodSync(join(folder, name), name === '.' ? 0o755 : 0o644);
    writeFileSync(join(folder, 'notes.txt'), '');

    first = await startOn(folder);
    expect(first.pid).not.toBe(killed);
    expect((await fetch(`http://127.0.0.1:${first.port}/health`)).status).toBe(200);
    expect(openIn(folder)).toEqual(['notes.txt']);
    expect(ours).toContain('behaviours.sqlite-wal');
    expect(saidOfRights(folder)).toMatchObject([
      { files: ours, msg: 'others could open these; now only this account can' },
    ]);
  });

  test('when its bot has stopped; what was mended is not said again', async () => {
    await first.stop();
    first = await startOn(folder);
    expect((await fetch(`http://127.0.0.1:${first.port}/health`)).status).toBe(200);
    expect(openIn(folder)).toEqual(['notes.txt']);
    expect(saidOfRights(folder)).toHaveLength(1);
  });
});

describe('a folder that is everybody’s, such as /tmp', () => {
  test('is left, and the log says that too', async () => {
    const dataDir = join(around, 'everybody');
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o1777);

    const bot = await startOn(dataDir);
    expect(openIn(dataDir)).toEqual(['.']);
    expect(saidOfRights(dataDir)).toMatchObject([
      { files: ['.'], msg: 'others can open these, and the bot cannot change that: choose another DATA_DIR' },
    ]);
    await bot.stop();
  });
});
