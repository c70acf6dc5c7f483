import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotChild, startBotChild } from '../support/bot-child.ts';
import { freePort } from '../support/free-port.ts';

const BOT = { BOT_TYPE: 'UserAssignedMsi', BOT_ID: crypto.randomUUID(), BOT_TENANT_ID: crypto.randomUUID() };

let folder = '';
let first: BotChild;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'behaviours-folder-'));
  first = await startOn(folder);
});
afterAll(async () => {
  await first.stop();
  rmSync(folder, { recursive: true });
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

  test('one in another folder starts', async () => {
    const other = await startOn(join(folder, 'other'));
    await other.stop();
  });

  test('a demo is refused before it makes its data anew', async () => {
    const demoFolder = join(folder, 'demo');
    const demo = await startOn(demoFolder);
    writeFileSync(join(demoFolder, 'kept'), '');
    const before = readdirSync(demoFolder);
    const refused = `The demo cannot start.\n${sentenceFor(demo, demoFolder)}`;
    expect(await run('local/demo.ts', { DATA_DIR: folder })).toEqual({ code: 1, said: refused });
    expect(readdirSync(demoFolder)).toEqual(before);
    expect(before).toContain('behaviours.sqlite');
    await demo.stop();
  });
});

describe('a folder is free again', () => {
  test('when its bot has stopped', async () => {
    await first.stop();
    first = await startOn(folder);
    expect((await fetch(`http://127.0.0.1:${first.port}/health`)).status).toBe(200);
  });

  test('when its bot was killed in the middle of its work', async () => {
    const killed = first.pid;
    await first.kill();
    first = await startOn(folder);
    expect(first.pid).not.toBe(killed);
    expect((await fetch(`http://127.0.0.1:${first.port}/health`)).status).toBe(200);
  });
});

describe('nobody else on the machine can open what is kept', () => {
  test('in a folder that is made anew, whatever the umask', async () => {
    const umask = process.umask(0);
    const dataDir = join(folder, 'made', 'anew');
    const bot = await startOn(dataDir);
    process.umask(umask);

    const made = ['behaviours.sqlite', 'behaviours.sqlite-wal', 'pulse-keys.sqlite', 'bot.log', 'in-use.lock'];
    expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(made));
    expect(openIn(join(folder, 'made'))).toEqual([]);
    expect(saidOfRights(dataDir)).toEqual([]);
    await bot.stop();
  });

  test('in one that they could open: it is mended, the log says so once, and what is not the bot’s is left', async () => {
    const dataDir = join(folder, 'open');
    await (await startOn(dataDir)).kill();
    const ours = ['.', ...readdirSync(dataDir)].sort();
    for (const name of ours) chmodSync(join(dataDir, name), name === '.' ? 0o755 : 0o644);
    writeFileSync(join(dataDir, 'notes.txt'), '');

    for (const _start of ['first', 'second']) {
      const bot = await startOn(dataDir);
      expect(openIn(dataDir)).toEqual(['notes.txt']);
      await bot.stop();
    }
    expect(ours).toContain('behaviours.sqlite-wal');
    expect(saidOfRights(dataDir)).toMatchObject([
      { files: ours, msg: 'others could open these; now only this account can' },
    ]);
  });

  test('but in one that is everybody’s, such as /tmp, which is left, and the log says that too', async () => {
    const dataDir = join(folder, 'everybody');
    await (await startOn(dataDir)).stop();
    chmodSync(dataDir, 0o1777);

    const bot = await startOn(dataDir);
    expect(openIn(dataDir)).toEqual(['.']);
    expect(saidOfRights(dataDir)).toMatchObject([
      { files: ['.'], msg: 'others can open these, and the bot cannot change that: choose another DATA_DIR' },
    ]);
    await bot.stop();
  });
});
