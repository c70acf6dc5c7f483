import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../ports.ts';
import { bucketOf, listingOf } from '../storage/documents.ts';
import { openSqliteStore } from '../storage/sqlite/store.ts';
import { DocumentFault, during } from '../storage/store-fault.ts';
import { type ContainerId, laidOver, type ReadDocument, type StoreAdmin } from './store-admin.ts';

const SELECT_ALL: Readonly<Record<ContainerId, string>> = {
  teams: 'SELECT team_id AS partition, id, document FROM teams ORDER BY team_id, id',
  answers: 'SELECT pulse_id AS partition, id, document FROM answers ORDER BY pulse_id, id',
  jobs: 'SELECT id, document, due_at, leased_until, attempts FROM jobs ORDER BY id',
};

const UPSERT: Readonly<Record<ContainerId, string>> = {
  teams: `
    INSERT INTO teams (team_id, id, list, at, etag, document) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET list = excluded.list, at = excluded.at, etag = excluded.etag, document = excluded.document
  `,
  answers: `
    INSERT INTO answers (pulse_id, id, expires_at, document) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at, document = excluded.document
  `,
  jobs: `
    INSERT INTO jobs (id, due_at, leased_until, attempts, etag, holder, document) VALUES (?, ?, ?, ?, ?, '', ?)
    ON CONFLICT DO UPDATE SET due_at = excluded.due_at, leased_until = excluded.leased_until,
      attempts = excluded.attempts, etag = excluded.etag, holder = '', document = excluded.document
  `,
};

const DELETE: Readonly<Record<ContainerId, string>> = {
  teams: 'DELETE FROM teams WHERE team_id = :partition AND id = :id',
  answers: 'DELETE FROM answers WHERE pulse_id = :partition AND id = :id',
  jobs: 'DELETE FROM jobs WHERE id = :id',
};

/** @throws StoreFault if the file cannot be used */
export async function openSqliteAdmin(path: string, clock: Clock): Promise<StoreAdmin> {
  // The store makes or migrates the file.
  await openSqliteStore(path, clock).close();
  const database = await during('open', () => {
    const opened = new DatabaseSync(path, { timeout: 5_000 });
    opened.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY');
    return opened;
  });
  const upserts = {
    teams: database.prepare(UPSERT.teams),
    answers: database.prepare(UPSERT.answers),
    jobs: database.prepare(UPSERT.jobs),
  };

  return {
    name: `the SQLite file ${path}`,
    async *all(container) {
      const rows = await during('all', () => database.prepare(SELECT_ALL[container]).iterate());
      for (;;) {
        const next = await during('all', () => rows.next());
        if (next.done) return;
        const { partition, id: rawId, document, due_at, leased_until, attempts } = next.value;
        const id = String(rawId);
        const json = String(document);
        if (container !== 'jobs') {
          yield { key: { partition: String(partition), id }, json };
          continue;
        }
        const moving = { dueAt: Number(due_at), leasedUntil: Number(leased_until), attempts: Number(attempts) };
        yield { key: { partition: bucketOf(id.replace(/^job:/, '')), id }, json: laidOver(json, moving) };
      }
    },
    put: (container, documents) =>
      during('put', () =>
        inOne(database, () => {
          for (const document of documents) upserts[container].run(...rowOf(document));
        }),
      ),
    remove: (container, keys) =>
      during('remove', () => {
        const remove = database.prepare(DELETE[container]);
        remove.setAllowUnknownNamedParameters(true);
        inOne(database, () => {
          for (const { partition, id } of keys) remove.run({ partition, id });
        });
      }),
    // secure_delete does not reach copies left where pages were split or joined: all is rewritten.
    purge: () =>
      during('purge', () => {
        database.prepare('DELETE FROM seen WHERE expires_at <= ?').run(clock.now());
        database.exec('VACUUM');
        const log = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
        if (Number(log?.busy) !== 0) throw new DocumentFault('another process holds on to what was deleted');
      }),
    close: () => during('close', () => database.close()),
  };
}

function inOne(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function rowOf({ key, json, document }: ReadDocument): (string | number | null)[] {
  switch (document.kind) {
    case 'answer':
    case 'comments':
      return [key.partition, key.id, document.expiresAt, json];
    case 'job':
      return [key.id, document.dueAt, document.leasedUntil, document.attempts, randomUUID(), json];
    default: {
      const { list = null, at = null } = listingOf(document) ?? {};
      return [key.partition, key.id, list, at, randomUUID(), json];
    }
  }
}
