import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runMigrate } from '../../infra/migrate.ts';
import type { Store } from '../../src/ports.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { bytesIn, filledFolders, folderForTest } from '../support/folder.ts';
import { ALEX, MONDAY_NINE, sampleAction, sampleAgenda, samplePulse, sampleTeam } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';

const FOREVER = Number.POSITIVE_INFINITY;
const DOCUMENTS = 250;
const clock = { now: () => MONDAY_NINE };

/** Requests that the server still takes. */
const left = { writes: FOREVER, queries: FOREVER };
let server: CosmosServer;
let database = '';
let databases = 0;
beforeAll(async () => {
  server = await startCosmosServer(({ method = '', url = '', headers }, response) => {
    if (!url.endsWith('/docs') || method !== 'POST' || headers['x-ms-cosmos-is-query-plan-request']) return false;
    const kind = headers['x-ms-documentdb-isquery'] ? 'queries' : 'writes';
    left[kind] -= 1;
    if (left[kind] >= 0) return false;
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end('{"code":"Forbidden","message":"no"}');
    return true;
  });
});
afterAll(() => server.close());
beforeEach(() => {
  Object.assign(left, { writes: FOREVER, queries: FOREVER });
  databases += 1;
  database = `again-${databases}`;
});

async function inStore(folder: string, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = openSqliteStore(join(folder, 'behaviours.sqlite'), clock);
  await work(store);
  await store.close();
}

const withStore = filledFolders((folder) =>
  inStore(folder, async (store) => {
    await store.create(sampleTeam());
    await store.create(sampleThankYou());
    for (let each = 0; each < DOCUMENTS; each += 1) {
      await store.create(
        sampleAgenda({ agendaId: `agenda-${each}`, postedBy: ALEX.personId, postedByName: ALEX.name }),
      );
    }
  }),
);

async function run(
  folder: string,
  to = 'cosmos',
): Promise<{ code: number; out: string; err: string; queries: number }> {
  const said = { out: '', err: '' };
  const into = (which: 'out' | 'err') => ({
    write: (text: string) => {
      said[which] += text;
    },
  });
  const env = { DATA_DIR: folder, COSMOS_ENDPOINT: server.endpoint, COSMOS_KEY: server.key, COSMOS_DATABASE: database };
  server.seen.length = 0;
  const code = await runMigrate(['--to', to], env, into('out'), into('err'));
  return { code, ...said, queries: server.seen.filter(({ what }) => what === 'query').length };
}

const copiedOf = (out: string): number =>
  [...out.matchAll(/^\w+: (\d+) copied$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
const workOf = (folder: string): string[] => readdirSync(folder).filter((file) => file.startsWith('migration'));

test('what was looked through is not looked through again, and what was copied is not copied again', async () => {
  const folder = withStore();
  const whole = await run(folder);
  expect(whole.code).toBe(0);
  database += '-broken';
  left.writes = 120;
  expect((await run(folder)).code).toBe(1);
  expect(workOf(folder)).toContain('migration.sqlite');
  left.writes = FOREVER;
  const again = await run(folder);
  expect([again.code, copiedOf(again.out)]).toEqual([0, copiedOf(whole.out) - 120]);
  // The three containers are read to compare at the end, and not before.
  expect(again.queries).toBe(whole.queries - 3);
  expect(workOf(folder)).toEqual([]);
});

test('one that is stopped while it looks through the two begins to look again', async () => {
  const folder = withStore();
  left.queries = 1;
  expect((await run(folder)).code).toBe(1);
  left.queries = FOREVER;
  expect((await run(folder)).code).toBe(0);
  expect(copiedOf((await run(folder)).out)).toBe(0);
});

test('what the bot has written between two runs is found out at the end, and made good by the next one', async () => {
  const folder = withStore();
  left.writes = 50;
  expect((await run(folder)).code).toBe(1);
  left.writes = FOREVER;
  await inStore(folder, (store) => store.create(sampleAction({ who: ALEX })));
  const behind = await run(folder);
  expect([behind.code, behind.err]).toEqual([1, expect.stringContaining('The two sides differ.')]);
  const again = await run(folder);
  expect(again.code).toBe(0);
  const store = openCosmosStore(server.optionsFor(database), clock);
  expect(await store.namedIn({ personId: ALEX.personId })).toHaveLength(DOCUMENTS + 2);
  await store.close();
});

test('a pulse that was opened between two runs stops it', async () => {
  const folder = withStore();
  left.writes = 50;
  expect((await run(folder)).code).toBe(1);
  left.writes = FOREVER;
  await inStore(folder, (store) => store.create(samplePulse()));
  const again = await run(folder);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('a pulse is open')]);
});

test('what is noted on the disk says nothing of what it is about, is for its owner alone, and for this move alone', async () => {
  const folder = withStore();
  left.writes = 50;
  await run(folder);
  const notes = folderForTest();
  expect(existsSync(join(folder, 'migration.sqlite'))).toBe(true);
  expect(statSync(join(folder, 'migration.sqlite')).mode & 0o077).toBe(0);
  for (const file of workOf(folder)) copyFileSync(join(folder, file), join(notes, file));
  for (const text of [ALEX.name, ALEX.personId, 'agenda-7', 'ward7']) {
    expect([text, bytesIn(notes).includes(text)]).toEqual([text, false]);
  }
  left.writes = FOREVER;
  database += '-elsewhere';
  const [elsewhere, nothing] = [await run(folder), await run(folder)];
  expect([elsewhere.code, copiedOf(nothing.out)]).toEqual([0, 0]);
  expect(copiedOf(elsewhere.out)).toBeGreaterThan(2 * DOCUMENTS);
});

test('a store that was moved needs no index made anew, and finds everybody at once', async () => {
  const folder = withStore();
  await run(folder);
  const store = openCosmosStore(server.optionsFor(database), clock);
  server.seen.length = 0;
  expect(await store.prepareIndex(FOREVER)).toBe(true);
  expect(server.seen.map(({ what }) => what)).toEqual(['read']);
  expect(await store.namedIn({ personId: ALEX.personId })).toHaveLength(DOCUMENTS + 1);
  await store.close();
});
