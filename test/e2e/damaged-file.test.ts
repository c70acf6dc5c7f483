import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LocalConfig, toConfig } from '../../bot/config.ts';
import { type Running, startProcess } from '../../bot/index.ts';
import { arePagesSound } from '../../src/storage/sqlite/check-pages.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { freePort } from '../support/free-port.ts';
import { sampleAgenda } from '../support/sample-documents.ts';

const PAGE_BYTES = 4096;
/** Each takes a thread of its own. */
const EVERY = 7;
const clock = { now: () => 0 };
const never = new AbortController().signal;

let folder: string;
let running: Running | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'behaviours-damaged-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function fill(): Promise<string> {
  const path = join(folder, 'behaviours.sqlite');
  const store = openSqliteStore(path, clock);
  for (let index = 0; index < 200; index += 1) await store.create(sampleAgenda({ agendaId: `agenda-${index}` }));
  await store.close();
  return path;
}

async function start(): Promise<Running> {
  const config = toConfig({ DATA_DIR: folder, PORT: String(await freePort()), LOG_LEVEL: 'error' });
  if ('faults' in config) throw new Error(config.faults.join('\n'));
  return startProcess(config as LocalConfig, { botPassword: '' }, { jobsEveryMs: 60_000 });
}

const health = async () => {
  const answer = await fetch(`http://127.0.0.1:${running?.port}/health`);
  return { ...(await answer.json()), status: answer.status };
};

/** As a disk does it: what stood there is something else, whatever it was. */
function spoil(path: string, page: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
  writeFileSync(path, bytes);
}

test('a page, whichever, of a file that a disk has spoiled is found, or the file cannot be opened', async () => {
  const path = await fill();
  const sound = readFileSync(path);
  expect(await arePagesSound(path, never)).toBe(true);
  const pages = sound.length / PAGE_BYTES;
  expect(pages).toBeGreaterThan(20);
  for (let page = 0; page < pages; page += EVERY) {
    spoil(path, page);
    expect({ page, isSound: await arePagesSound(path, never) }).toEqual({ page, isSound: false });
    writeFileSync(path, sound);
  }
});

test('a bot whose file is damaged says so at /health soon after its start, and goes on with what it can', async () => {
  const path = await fill();
  spoil(path, Math.floor(readFileSync(path).length / PAGE_BYTES) - 1);
  running = await start();
  await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 503, store: 'unwell', keys: 'well' }), {
    timeout: 30_000,
  });
  expect((await fetch(`http://127.0.0.1:${running.port}/alive`)).status).toBe(200);
});

test('a sound one is well, and a bot that stops while it is looked through stops', async () => {
  await fill();
  await openSqliteKeys(join(folder, 'pulse-keys.sqlite')).close();
  running = await start();
  expect(await health()).toMatchObject({ status: 200, store: 'well', keys: 'well' });
});
