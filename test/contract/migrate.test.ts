import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Env } from '../../bot/config.ts';
import { runMigrate } from '../../infra/migrate.ts';
import { progressOn } from '../../infra/terminal.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { openCosmosStore } from '../../src/storage/cosmos/store.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { type CosmosServer, startCosmosServer } from '../support/cosmos-server.ts';
import { filledFolders, folderForTest } from '../support/folder.ts';
import {
  ALEXS_CHAT,
  MEGAN,
  MONDAY_NINE,
  sampleAction,
  sampleAgenda,
  sampleAnswer,
  sampleComments,
  sampleMark,
  samplePool,
  samplePseudonym,
  samplePulse,
  sampleResult,
  sampleRhythm,
  sampleSelfCheck,
  sampleTeam,
  saveAnswer,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { inEachTableOfAnswers, rowsOfTeams, tamperWith } from '../support/slots.ts';

const AGENDAS = 600;
const ANSWERS = 30;
/** The bot's own clock runs on while the samples stand still: what they expire by is put far ahead. */
const FAR = Date.now() + 30 * 86_400_000;
const ODD_NAME = 'A team / with ? odd # signs, \u0000 and 🏥';

/** Writing is refused from this many writes on. */
let writesLeft = Number.POSITIVE_INFINITY;
/** How many of the next writes are confirmed and then forgotten. */
let writesLost = 0;
let server: CosmosServer;
let databases = 0;
let database = '';

beforeAll(async () => {
  server = await startCosmosServer(({ method = '', url = '', headers }, response) => {
    const isWrite = method === 'POST' && url.endsWith('/docs') && !headers['x-ms-documentdb-isquery'];
    if (!isWrite || headers['x-ms-cosmos-is-query-plan-request']) return false;
    if (writesLost > 0) {
      writesLost -= 1;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{}');
      return true;
    }
    writesLeft -= 1;
    if (writesLeft >= 0) return false;
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end('{"code":"Forbidden","message":"no"}');
    return true;
  });
});
afterAll(() => server.close());
beforeEach(() => {
  writesLeft = Number.POSITIVE_INFINITY;
  databases += 1;
  database = `admin-${databases}`;
});

/** With something of every kind, written by the store itself. */
const withStore = filledFolders(async (folder) => {
  const store = openSqliteStore(join(folder, 'behaviours.sqlite'), { now: () => MONDAY_NINE });
  await store.create(sampleTeam());
  await store.create(sampleTeam({ teamId: '19:a/b?c#d%@thread.tacv2', name: ODD_NAME }));
  for (let n = 0; n < AGENDAS; n += 1)
    await store.create(sampleAgenda({ agendaId: `agenda-${n}`, postedAt: MONDAY_NINE + n }));
  await store.create(samplePulse({ state: 'closed', result: sampleResult() }));
  await store.create(samplePool());
  await store.create(sampleThankYou());
  await store.create(sampleRhythm());
  await store.create(sampleAction());
  await store.create(sampleSelfCheck());
  await store.create(sampleAgenda({ agendaId: 'next', state: 'prepared' }));
  await store.claimAsk({ personId: MEGAN.personId, pulseId: 'pulse-1', askedAt: FAR }, FAR);
  await store.addMark(sampleMark({ closesAt: FAR }));
  for (let n = 0; n < ANSWERS; n += 1) {
    await saveAnswer(store, sampleAnswer({ answerId: samplePseudonym(`${n}`), expiresAt: FAR / 1000 }));
  }
  await store.saveComments(sampleComments({ expiresAt: FAR / 1000 }));
  await store.enqueue(newJob('post-thanks', WARD_7, 'thanks-1', MONDAY_NINE));
  await store.enqueue(newJob('post-result', WARD_7, 'pulse-1', MONDAY_NINE + 1));
  const [first] = await store.claimJobs(MONDAY_NINE, 1_000, 1);
  if (first) await store.postponeJob(first, MONDAY_NINE + 5_000);
  await store.markSeen('seen', FAR);
  await store.close();
});

async function run(to: string, folder: string): Promise<{ code: number; out: string; err: string }> {
  const env: Env = {
    DATA_DIR: folder,
    COSMOS_ENDPOINT: server.endpoint,
    COSMOS_KEY: server.key,
    COSMOS_DATABASE: database,
  };
  let out = '';
  let err = '';
  const code = await runMigrate(
    ['--to', to],
    env,
    {
      write: (text) => {
        out += text;
      },
    },
    {
      write: (text) => {
        err += text;
      },
    },
  );
  return { code, out, err };
}

/** Container, count and digest of one side, as they are printed. */
function sides(out: string, side: 'source' | 'target'): string[] {
  return [...out.matchAll(new RegExp(`${side} +(\\d+ +[0-9a-f]{64})$`, 'gm'))].map(([, tally = '']) => tally);
}

function copiedOf(out: string): number {
  return [...out.matchAll(/^\w+: (\d+) copied$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

function inFile<T>(folder: string, work: (file: DatabaseSync) => T): T {
  const file = new DatabaseSync(join(folder, 'behaviours.sqlite'));
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** Everything that a store looks at, but for the etags. */
function contents(folder: string): unknown {
  return inFile(folder, (file) => [
    rowsOfTeams(file).map(parseDocument),
    file.prepare('SELECT pulse_id, id, expires_at, document FROM answers').all().map(parseDocument),
    file
      .prepare(
        `SELECT id, due_at, leased_until, attempts,
          json_set(document, '$.dueAt', due_at, '$.attempts', attempts, '$.leasedUntil', leased_until) AS document
         FROM jobs`,
      )
      .all()
      .map(parseDocument),
  ]);
}

function parseDocument(row: Record<string, unknown>): unknown {
  return { ...row, document: JSON.parse(String(row.document)) };
}

test('a store moves into Cosmos DB and back into a new file, and is the same in all three', async () => {
  const [old, fresh] = [withStore(), folderForTest()];
  const there = await run('cosmos', old);
  expect(there).toMatchObject({ code: 0, out: expect.stringContaining('The bot must be stopped') });
  expect(there.err).toContain(`verifying ${copiedOf(there.out)} of ${copiedOf(there.out)}`);

  const store = openCosmosStore(server.optionsFor(database), { now: () => MONDAY_NINE });
  expect(await store.recentAgendas(WARD_7, 2)).toMatchObject([{ agendaId: 'agenda-599' }, { agendaId: 'agenda-598' }]);
  expect(await store.thankYousOf(MEGAN.personId, 5)).toHaveLength(1);
  expect(await store.countAnswers('pulse-1')).toBe(ANSWERS);
  expect(await store.selfChecks(ALEXS_CHAT, 5)).toEqual([sampleSelfCheck()]);
  expect(await store.recentActions(WARD_7, 5)).toEqual([sampleAction()]);
  expect(await store.preparedAgendas(WARD_7, 5)).toMatchObject([{ agendaId: 'next' }]);
  expect((await store.read('rhythm', WARD_7, WARD_7))?.value).toEqual(sampleRhythm());

  const back = await run('sqlite', fresh);
  expect(back.code).toBe(0);
  expect(sides(back.out, 'target')).toEqual(sides(there.out, 'source'));
  expect(sides(back.out, 'target')).toHaveLength(3);
  expect(contents(fresh)).toEqual(contents(old));
  expect(copiedOf((await run('sqlite', fresh)).out)).toBe(0);

  // Whoever was asked lately is not asked again.
  expect(await store.claimAsk({ personId: MEGAN.personId, pulseId: 'pulse-2', askedAt: FAR }, 0)).toBe(false);

  // The one that was put off is still put off.
  const claims = await store.claimJobs(MONDAY_NINE + 4_000, 1_000, 5);
  expect(claims).toMatchObject([{ value: { jobType: 'post-result', attempts: 0 } }]);
  await store.close();
});

test('a move that was broken off half-way is taken up where it was, and then copies what has changed', async () => {
  const folder = withStore();
  writesLeft = 300;
  const broken = await run('cosmos', folder);
  expect(broken.code).toBe(1);
  expect(broken.err).toContain('Run this again, and it copies what is missing.');

  writesLeft = Number.POSITIVE_INFINITY;
  const resumed = await run('cosmos', folder);
  expect(resumed.code).toBe(0);
  const total = sides(resumed.out, 'source').reduce((sum, tally) => sum + Number.parseInt(tally, 10), 0);
  expect(copiedOf(resumed.out)).toBe(total - 300);

  inFile(folder, (file) =>
    tamperWith(file, 'agenda:agenda-7"', (json) => JSON.stringify({ ...JSON.parse(json), line: 'Changed' })),
  );
  const again = await run('cosmos', folder);
  expect([again.code, copiedOf(again.out)]).toEqual([0, 1]);
});

test('a write that was confirmed and is not there is found out, and made good by the next run', async () => {
  const folder = withStore();
  writesLost = 2;
  const { code, out, err } = await run('cosmos', folder);
  expect(code).toBe(1);
  expect(err).toContain('The two sides differ.');
  expect(sides(out, 'target')).not.toEqual(sides(out, 'source'));
  const again = await run('cosmos', folder);
  expect([again.code, copiedOf(again.out)]).toEqual([0, 2]);
});

test('a document that cannot be read stops the move before anything is written, and is named', async () => {
  const folder = withStore();
  inFile(folder, (file) => {
    tamperWith(file, 'agenda:agenda-3"', () => '{"version":1');
    tamperWith(file, 'pool:pool-1"', (json) => JSON.stringify({ ...JSON.parse(json), version: 9 }));
    const damaged = `SET document = '{}' WHERE id = 'answer:${samplePseudonym('1')}'`;
    inEachTableOfAnswers(file, (table) => `UPDATE ${table} ${damaged}`);
  });
  writesLeft = 0;
  const { code, err } = await run('cosmos', folder);
  expect(code).toBe(1);
  expect(err).toContain('Nothing was copied: 3 documents in the SQLite file');
  expect(err).toContain(`- teams: agenda:agenda-3 of ${WARD_7} is not a stored document`);
  expect(err).toContain('- teams: pool:pool-1');
  expect(err).toContain('- answers: an answer of pulse-1');
  expect(err).not.toContain(samplePseudonym('1'));
});

test('nothing moves while a pulse is open, or its key has not been destroyed', async () => {
  const folder = folderForTest();
  const store = openSqliteStore(join(folder, 'behaviours.sqlite'), { now: () => MONDAY_NINE });
  await store.create(samplePulse());
  await store.create(samplePulse({ pulseId: 'pulse-2', state: 'closed', result: sampleResult() }));
  await store.enqueue(newJob('publish-pulse', WARD_7, 'pulse-2', MONDAY_NINE));
  await store.close();
  const { code, err } = await run('cosmos', folder);
  expect(code).toBe(1);
  expect(err).toContain('2 pulses are open in the SQLite file');
});

test('nothing moves over a store that has gone its own way', async () => {
  const [one, other] = [withStore(), folderForTest()];
  expect((await run('cosmos', one)).code).toBe(0);
  const store = openSqliteStore(join(other, 'behaviours.sqlite'), { now: () => MONDAY_NINE });
  await store.create(sampleTeam());
  await store.close();
  const { code, err } = await run('cosmos', other);
  expect(code).toBe(1);
  expect(err).toContain('holds documents that the SQLite file');
});

test('a wrong word, a missing address and a missing file are said', async () => {
  const nothing = folderForTest();
  expect((await run('paper', nothing)).err).toContain('npm run migrate -- --to cosmos');
  expect((await run('cosmos', nothing)).err).toContain('there is no file');
  let err = '';
  const silent = { write: () => true };
  const code = await runMigrate(['--to=cosmos'], {}, silent, {
    write: (text) => {
      err += text;
    },
  });
  expect([code, err]).toEqual([1, expect.stringContaining('COSMOS_ENDPOINT is missing')]);
});

test('a terminal gets a bar, and a file a line per thousand', () => {
  const drawn = (isTTY: boolean): string => {
    let text = '';
    const report = progressOn({
      isTTY,
      write: (more) => {
        text += more;
      },
    });
    for (const done of [0, 500, 1_000, 1_200, 2_000]) report({ step: 'verifying', done, total: 2_000 });
    return text;
  };
  expect(drawn(false)).toBe('verifying 1000 of 2000\nverifying 2000 of 2000\n');
  expect(drawn(true)).toContain(`\r[${'#'.repeat(15)}${'.'.repeat(15)}] verifying 1000 of 2000`);
  expect(drawn(true).endsWith(`[${'#'.repeat(30)}] verifying 2000 of 2000\n`)).toBe(true);
});
