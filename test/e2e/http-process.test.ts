import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProcess } from '../../bot/index.ts';
import { rosterOf } from '../../bot/local/roster-of.ts';
import { BotUnderTest, execute } from '../support/bot-under-test.ts';
import { freePort } from '../support/free-port.ts';
import {
  dropDatabase,
  makeDatabase,
  newDatabaseName,
  storeEnv,
  withStoreSecrets,
} from '../support/store-under-test.ts';

const INDEX = fileURLToPath(new URL('../../bot/index.ts', import.meta.url));
const SECRETS = withStoreSecrets({ botPassword: '' });
const folder = mkdtempSync(join(tmpdir(), 'behaviours-process-'));

const database = newDatabaseName();

beforeAll(() => makeDatabase(database));
afterAll(async () => {
  await dropDatabase(database);
  rmSync(folder, { recursive: true });
});

function run(env: Record<string, string>) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [INDEX], {
    env: { PATH, DATA_DIR: folder, ...storeEnv(database), ...env },
    cwd: folder,
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, said, ended };
}

describe('npm start', () => {
  test('says what to click, what to type and how to stop; Ctrl+C ends it and the Playground', async () => {
    const [port, playground] = [await freePort(), await freePort()];
    const bot = run({ PORT: String(port), PLAYGROUND_PORT: String(playground) });
    await expect.poll(() => bot.said.out.split('\n').length, { timeout: 40_000 }).toBe(4);
    expect(bot.said.out).toContain(`http://127.0.0.1:${playground}`);
    expect(bot.said.out).toContain('Type @, choose Behaviours');
    expect(bot.said.out).toContain('Ctrl+C');
    expect((await fetch(`http://127.0.0.1:${playground}/`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    bot.child.kill('SIGINT');
    expect(await bot.ended).toBe(0);
    expect(bot.said.err).toBe('');
    await expect(fetch(`http://127.0.0.1:${playground}/`)).rejects.toThrow();
  }, 60_000);

  test('says what to put right in the organisation’s own packs, and starts without the faulty ones', async () => {
    const packs = mkdtempSync(join(folder, 'packs-'));
    writeFileSync(join(packs, 'ours.yaml'), 'id: ours\n');
    writeFileSync(join(packs, 'theirs.yaml'), 'id: [\n');
    const [port, playground] = [await freePort(), await freePort()];
    const bot = run({ PORT: String(port), PLAYGROUND_PORT: String(playground), FRAMEWORKS_DIR: packs });
    await expect.poll(() => bot.said.out.split('\n').length, { timeout: 40_000 }).toBe(4);
    expect(bot.said.err).toMatch(/ours\.yaml:1: .+; .+\.\n/);
    expect(bot.said.err).toMatch(/theirs\.yaml:\d+: .+; .+\.\n/);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    bot.child.kill('SIGINT');
    expect(await bot.ended).toBe(0);
  }, 60_000);

  test('with faults in the variables prints all of them and ends with 1', async () => {
    const bot = run({ BOT_ID: 'x', PORT: 'y' });
    expect(await bot.ended).toBe(1);
    for (const name of ['BOT_ID', 'BOT_TYPE', 'BOT_TENANT_ID', 'PORT']) expect(bot.said.err).toContain(`\n${name} `);
    expect(bot.said.err).not.toContain('    at ');
  });

  test.each(['PORT', 'PLAYGROUND_PORT'])('with %s in use names the port and the variable', async (name) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const bot = run({
      PORT: String(await freePort()),
      PLAYGROUND_PORT: String(await freePort()),
      [name]: String(port),
    });
    expect(await bot.ended).toBe(1);
    expect(bot.said.err).toContain(`Port ${port} is in use: stop the other program, or set ${name} to another number.`);
    expect(bot.said.err).not.toContain('    at ');
    other.close();
  });

  test('with a DATA_DIR that is a file says so', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const bot = run({ DATA_DIR: file });
    expect(await bot.ended).toBe(1);
    expect(bot.said.err).toContain(`DATA_DIR (${file})`);
    expect(bot.said.err).not.toContain('    at ');
  });
});

describe('stopping', () => {
  test('the request in hand is finished, and nobody is let in after it', async () => {
    const bot = new BotUnderTest();
    let isAsked = false;
    let letGo = (): void => undefined;
    const membersOf = (): Promise<never[]> => {
      isAsked = true;
      return new Promise((resolve) => {
        letGo = () => resolve([]);
      });
    };
    await bot.start(
      {},
      {
        ports: {
          roster: rosterOf(membersOf),
        },
      },
    );
    const { running } = bot;
    const health = bot.url('/health');
    const answer = bot.send(bot.recorded('group-execute', execute('start-thanks')));
    await expect.poll(() => isAsked).toBe(true);
    const stopping = running.stop();
    await expect(fetch(health)).rejects.toThrow();
    letGo();
    expect(await answer).toMatchObject({ status: 200 });
    await stopping;
    await running.stop();
    await bot.stop();
  });

  test('what was saved is there after a restart', async () => {
    const bot = new BotUnderTest();
    await bot.start();
    await bot.send(bot.recorded('group-installed'));
    expect(bot.connector.posts).toHaveLength(1);
    await bot.running.stop();
    const again = await startProcess(bot.configFrom(), SECRETS);
    expect(await again.ports.store.read('team', '19:group@thread.v2', '19:group@thread.v2')).not.toBeNull();
    await again.stop();
    await bot.stop();
  });
});
