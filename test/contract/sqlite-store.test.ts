import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openSqliteAdmin } from '../../src/operations/sqlite-admin.ts';
import type { PulseKeys, Store } from '../../src/ports.ts';
import { newJob } from '../../src/scheduling/job.ts';
import { DAY_MS } from '../../src/scheduling/moments.ts';
import { LAST_ASK_KEPT_DAYS, teamKey } from '../../src/storage/documents.ts';
import { openSqliteFile } from '../../src/storage/sqlite/file.ts';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { folderForTest } from '../support/folder.ts';
import { MEGAN, MONDAY_NINE, sampleAgenda, sampleAnswer, saveAnswer, WARD_7 } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';

const clock = { now: () => MONDAY_NINE };

/** Does to the file what the product never would. */
function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

async function withStore<T>(path: string, work: (store: Store) => Promise<T>, time = clock): Promise<T> {
  const store = openSqliteStore(path, time);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('the file', () => {
  test('is made together with its folder', async () => {
    const path = join(folderForTest(), 'a', 'b', 'store.db');
    await withStore(path, (store) => store.check());
    expect(existsSync(path)).toBe(true);
  });

  test('made by a newer version is refused with what to do', async () => {
    const path = join(folderForTest(), 'store.db');
    await withStore(path, (store) => store.create(sampleAgenda()));
    tamper(path, 'PRAGMA user_version = 9');
    expect(() => openSqliteStore(path, clock)).toThrow(
      /store\.db was made by a newer version of this program \(layout 9; this one knows 4\)\. Start the newer version/,
    );
  });

  test('of an older layout is brought to the newest, with all that is in it', () => {
    const path = join(folderForTest(), 'visitors.db');
    const visitors = { holds: 'visitors', mark: 7 };
    const first = 'CREATE TABLE visitors (name TEXT)';
    openSqliteFile(path, { ...visitors, steps: [first] }).close();
    tamper(path, "INSERT INTO visitors VALUES ('Megan')");
    const steps = [
      first,
      "ALTER TABLE visitors ADD COLUMN badge TEXT DEFAULT 'none'",
      'DELETE FROM visitors WHERE name IS NULL',
    ];
    const file = openSqliteFile(path, { ...visitors, steps });
    expect(file.prepare('SELECT * FROM visitors').all()).toEqual([{ name: 'Megan', badge: 'none' }]);
    expect(file.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 3 });
    file.close();
    expect(() => openSqliteFile(path, { ...visitors, steps: [first] })).toThrow('made by a newer version');
  });

  test.each<[string, (path: string) => Store | PulseKeys, (path: string) => Store | PulseKeys]>([
    ['answers is not taken for keys', (path) => openSqliteStore(path, clock), openSqliteKeys],
    ['keys is not taken for answers', openSqliteKeys, (path) => openSqliteStore(path, clock)],
  ])('of %s, so that a key never lies beside what it protects', async (_, openFirst, openSecond) => {
    const path = join(folderForTest(), 'the.db');
    await openFirst(path).close();
    expect(() => openSecond(path)).toThrow(/the\.db is not a file of .*Give each file a path of its own/);
    await openFirst(path).close();
  });

  test('of another program is refused and left as it is', () => {
    const path = join(folderForTest(), 'other.db');
    tamper(path, 'CREATE TABLE orders (id)');
    expect(() => openSqliteStore(path, clock)).toThrow('is not a file of teams and answers');
    expect(() => tamper(path, 'SELECT id FROM orders')).not.toThrow();
    expect(() => tamper(path, 'SELECT id FROM answers')).toThrow('no such table');
  });

  test('that is no database, or cannot be made, is refused by its name', () => {
    const folder = folderForTest();
    writeFileSync(join(folder, 'notes.txt'), 'The minutes of the meeting on Monday, '.repeat(200));
    expect(() => openSqliteStore(join(folder, 'notes.txt'), clock)).toThrow(/^cannot open .*notes\.txt: /);
    expect(() => openSqliteStore(folder, clock)).toThrow(/^cannot open /);
    expect(() => openSqliteStore(join(folder, 'notes.txt', 'store.db'), clock)).toThrow(/^cannot open /);
  });
});

describe('a document that a newer version wrote', () => {
  test('is a fault that names it and the operation, and does not repeat it', async () => {
    const path = join(folderForTest(), 'store.db');
    await withStore(path, (store) => store.create(sampleAgenda({ cardActivityId: 'a secret' })));
    tamper(path, `UPDATE slots SET document = json_set(document, '$[2].version', 99)`);
    await withStore(path, async (store) => {
      const fault = /^read failed: agenda:agenda-1 of 19:ward7@thread.tacv2 has version 99(?!.*secret)/;
      await expect(store.read('agenda', WARD_7, 'agenda-1')).rejects.toThrow(fault);
      await expect(store.recentAgendas(WARD_7, 9)).rejects.toThrow(/^recentAgendas failed: agenda:agenda-1/);
    });
  });

  test('does not stop the other things that are due, and is a fault when it is the only one', async () => {
    const path = join(folderForTest(), 'store.db');
    await withStore(path, async (store) => {
      await store.enqueue(newJob('publish-pulse', WARD_7, 'pulse-1', MONDAY_NINE - 1));
      await store.enqueue(newJob('post-thanks', WARD_7, 'thanks-1', MONDAY_NINE));
    });
    tamper(
      path,
      `UPDATE jobs SET document = json_set(document, '$.jobType', 'fly') WHERE id = 'job:publish-pulse:pulse-1'`,
    );
    await withStore(path, async (store) => {
      const claims = await store.claimJobs(MONDAY_NINE, 60_000, 10);
      expect(claims.map(({ value }) => value.subjectId)).toEqual(['thanks-1']);
      for (const claim of claims) await store.completeJob(claim);
      await expect(store.claimJobs(MONDAY_NINE + 60_000, 60_000, 10)).rejects.toThrow(
        'claimJobs failed: job:publish-pulse:pulse-1 of jobs does not fit its kind: jobType',
      );
    });
  });
});

test('a person’s thanks leave out one of which only the pointer was written before a crash', async () => {
  const path = join(folderForTest(), 'store.db');
  await withStore(path, async (store) => {
    await store.create(sampleThankYou({ thankYouId: 'thanks-1', givenAt: MONDAY_NINE }));
    await store.create(sampleThankYou({ thankYouId: 'thanks-2', givenAt: MONDAY_NINE + 1 }));
  });
  const admin = await openSqliteAdmin(path, clock);
  await admin.remove('teams', [teamKey('thank-you', WARD_7, 'thanks-2')]);
  await admin.close();
  await withStore(path, async (store) => {
    const ids = async () => (await store.thankYousOf(MEGAN.personId, 1)).map((each) => each.thankYouId);
    expect(await ids()).toEqual(['thanks-1']);
    expect(await store.create(sampleThankYou({ thankYouId: 'thanks-2', givenAt: MONDAY_NINE + 1 }))).toBe(true);
    expect(await ids()).toEqual(['thanks-2']);
  });
});

test('what has expired is cleared away at most once a minute', async () => {
  let now = MONDAY_NINE;
  await withStore(
    ':memory:',
    async (store) => {
      const tick = (moment: number) => {
        now = moment;
        return store.claimJobs(now, 60_000, 10);
      };
      await tick(MONDAY_NINE);
      await saveAnswer(store, sampleAnswer({ expiresAt: MONDAY_NINE / 1000 + 1 }));
      await tick(MONDAY_NINE + 59_999);
      expect(await store.countAnswers('pulse-1')).toBe(1);
      await tick(MONDAY_NINE + 60_000);
      expect(await store.countAnswers('pulse-1')).toBe(0);
    },
    { now: () => now },
  );
});

test('who was asked last is forgotten after fifteen days, and a swept person may be asked anew', async () => {
  const path = join(folderForTest(), 'store.db');
  let now = MONDAY_NINE;
  const ask = (store: Store, pulseId: string) => store.claimAsk({ personId: MEGAN.personId, pulseId, askedAt: now }, 0);
  const rows = () => {
    const database = new DatabaseSync(path, { readOnly: true });
    const row = database.prepare("SELECT count(*) AS rows FROM documents WHERE list = 'last-asks'").get();
    database.close();
    return row?.rows;
  };
  await withStore(
    path,
    async (store) => {
      await ask(store, 'pulse-1');
      await store.create(sampleAgenda());
      now += LAST_ASK_KEPT_DAYS * DAY_MS;
      await store.claimJobs(now, 60_000, 10);
      expect(rows()).toBe(1);
      expect(await ask(store, 'pulse-2')).toBe(false);
      now += 60_000;
      await store.claimJobs(now, 60_000, 10);
      expect(rows()).toBe(0);
      expect(await ask(store, 'pulse-2')).toBe(true);
      expect(await store.recentAgendas(WARD_7, 9)).toHaveLength(1);
    },
    { now: () => now },
  );
});

test('no answer carries a moment or a number that tells the order of answering', async () => {
  const path = join(folderForTest(), 'store.db');
  await withStore(path, (store) => saveAnswer(store, sampleAnswer()));
  const database = new DatabaseSync(path, { readOnly: true });
  const row = { ...database.prepare('SELECT * FROM answers').get() };
  expect(Object.keys(row)).toEqual(['pulse_id', 'id', 'expires_at', 'document']);
  expect(JSON.parse(String(row.document))).toEqual({ version: 1, ...sampleAnswer() });
  expect(() => database.prepare('SELECT rowid FROM answers')).toThrow('no such column');
  database.close();
});

describe('several processes on one file', () => {
  const run = promisify(execFile);
  const worker = join(import.meta.dirname, 'work-on-store.ts');

  test('share out what is due: everything once, nothing twice', async () => {
    const path = join(folderForTest(), 'store.db');
    const subjects = Array.from({ length: 200 }, (_, index) => `pulse-${index}`);
    await withStore(path, async (store) => {
      for (const subject of subjects) await store.enqueue(newJob('publish-pulse', WARD_7, subject, MONDAY_NINE));
    });
    const processes = [1, 2, 3].map(() => run(process.execPath, [worker, path]));
    const printed = (await Promise.all(processes)).map(({ stdout }) => stdout.trim().split('\n'));
    const given = printed.flat().filter(Boolean);
    expect(given.sort()).toEqual(subjects.map((subject) => `publish-pulse:${subject}`).sort());
  });

  test('may all be the first to open it, and erase answers at the same time', async () => {
    const path = join(folderForTest(), 'new', 'store.db');
    const processes = [1, 2, 3, 4].map(() => run(process.execPath, [worker, path]));
    await expect(Promise.all(processes)).resolves.toHaveLength(4);
  });

  test('do not disturb two stores that claim in turn', async () => {
    const path = join(folderForTest(), 'store.db');
    const stores = [openSqliteStore(path, clock), openSqliteStore(path, clock)];
    for (let index = 0; index < 20; index += 1) {
      await stores[0]?.enqueue(newJob('show-pulse', WARD_7, `pulse-${index}`, MONDAY_NINE));
    }
    const given: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const claims = await Promise.all(stores.map((store) => store.claimJobs(MONDAY_NINE, 60_000, 2)));
      given.push(...claims.flat().map(({ value }) => value.jobId));
    }
    expect(given).toHaveLength(20);
    expect(new Set(given).size).toBe(20);
    for (const store of stores) await store.close();
  });
});
