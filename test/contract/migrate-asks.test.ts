import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMigrate } from '../../infra/migrate.ts';
import { DAY_MS } from '../../src/scheduling/moments.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { LAST_ASK_KEPT_DAYS } from '../../src/storage/documents.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { folderForTest } from '../support/folder.ts';
import { ALEX, MEGAN } from '../support/sample-documents.ts';

let server: CosmosServer;
beforeAll(async () => {
  server = await startCosmosServer();
});
afterAll(() => server.close());

test('who was asked last moves for as long as that is kept, and what is older stays behind', async () => {
  const folder = folderForTest();
  const now = Date.now();
  const clock = { now: () => now };
  const old = openSqliteStore(join(folder, 'behaviours.sqlite'), clock);
  const askedBefore = ({ personId }: typeof ALEX, days: number) =>
    old.claimAsk({ personId, pulseId: 'pulse-1', askedAt: now - days * DAY_MS }, 0);
  await askedBefore(MEGAN, LAST_ASK_KEPT_DAYS - 1);
  await askedBefore(ALEX, LAST_ASK_KEPT_DAYS);
  await old.close();

  const { endpoint, key } = server;
  const env = { DATA_DIR: folder, COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: 'asks' };
  let out = '';
  const write = (text: string): void => {
    out += text;
  };
  expect(await runMigrate(['--to', 'cosmos'], env, { write }, { write: () => undefined })).toBe(0);
  expect(out).toContain('teams: 1 copied');

  const store = openCosmosStore(server.optionsFor('asks'), clock);
  const mayAsk = ({ personId }: typeof ALEX) => store.claimAsk({ personId, pulseId: 'pulse-2', askedAt: now }, 0);
  expect([await mayAsk(MEGAN), await mayAsk(ALEX)]).toEqual([false, true]);
  await store.close();
});
