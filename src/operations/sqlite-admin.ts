import { randomUUID } from 'node:crypto';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Clock } from '../ports.ts';
import { bucketOf, type DocumentKey } from '../storage/documents.ts';
import { INDEX_STATE_KEY } from '../storage/pointers.ts';
import { answersTableOf } from '../storage/sqlite/answers.ts';
import { documentRowsIn, listedAt } from '../storage/sqlite/document-rows.ts';
import { writeAnew } from '../storage/sqlite/file.ts';
import { groupCommit } from '../storage/sqlite/group-commit.ts';
import { openSqliteStore } from '../storage/sqlite/store.ts';
import { during } from '../storage/store-fault.ts';
import { type ContainerId, laidOver, type ReadDocument, type StoreAdmin } from './store-admin.ts';

/** What has a table of its own; the documents of teams lie in slots. */
type TableId = Exclude<ContainerId, 'teams'>;

const SELECT_ALL: Readonly<Record<TableId, string>> = {
  answers: 'SELECT pulse_id AS partition, id, document FROM answers ORDER BY pulse_id, id',
  jobs: 'SELECT id, document, due_at, leased_until, attempts FROM jobs ORDER BY id',
};

const PUT_JOB = `
  INSERT INTO jobs (id, due_at, leased_until, attempts, etag, holder, document) VALUES (?, ?, ?, ?, ?, '', ?)
  ON CONFLICT DO UPDATE SET due_at = excluded.due_at, leased_until = excluded.leased_until,
    attempts = excluded.attempts, etag = excluded.etag, holder = '', document = excluded.document
`;

/** @throws StoreFault if the file cannot be used */
export async function openSqliteAdmin(path: string, clock: Clock): Promise<StoreAdmin> {
  // The store makes or migrates the file.
  await openSqliteStore(path, clock).close();
  const database = await during('open', () => {
    const opened = new DatabaseSync(path, { timeout: 5_000 });
    opened.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY');
    return opened;
  });
  const { write, erase, close } = groupCommit(database, path);
  const rows = documentRowsIn(database);
  const putJob = database.prepare(PUT_JOB);

  function putOne({ key, json, document }: ReadDocument): void {
    switch (document.kind) {
      case 'answer':
      case 'comments':
        putAnswer(database, key, document.expiresAt, json);
        return;
      case 'job':
        putJob.run(key.id, document.dueAt, document.leasedUntil, document.attempts, randomUUID(), json);
        return;
      default:
        rows.put({ key, json, ...listedAt(document), etag: randomUUID() });
    }
  }

  return {
    name: `the SQLite file ${path}`,
    async *all(container) {
      const found = await during('all', () =>
        container === 'teams' ? rows.all() : database.prepare(SELECT_ALL[container]).iterate().map(writtenIn),
      );
      for (;;) {
        const next = await during('all', () => found.next());
        if (next.done) return;
        if (next.value.key.id !== INDEX_STATE_KEY.id) yield next.value;
      }
    },
    put: (_container, documents, onArrived) =>
      during('put', async () => {
        await write(() => documents.forEach(putOne));
        if (onArrived) documents.forEach(onArrived);
      }),
    remove: (container, keys) =>
      during('remove', async () => {
        const remove = container === 'teams' ? rows.erase : removerFrom(database, container);
        await write(() => {
          for (const key of keys) remove(key);
        });
      }),
    // Documents of teams leave nothing behind, nor do answers. Of these two, which are never large, copies may lie where pages
    // were split or joined; the whole file is not written anew, because a bot may be at work on it.
    purge: () =>
      during('purge', () =>
        erase(() => {
          database.prepare('DELETE FROM seen WHERE expires_at <= ?').run(clock.now());
          for (const table of ['jobs', 'seen']) writeAnew(database, table);
        }),
      ),
    close: () =>
      during('close', async () => {
        await close();
        database.close();
      }),
  };
}

function putAnswer(database: DatabaseSync, { partition, id }: DocumentKey, expiresAt: number, json: string): void {
  database
    .prepare(`
      INSERT INTO ${answersTableOf(partition)} (pulse_id, id, expires_at, document) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at, document = excluded.document
    `)
    .run(partition, id, expiresAt, json);
}

function removerFrom(database: DatabaseSync, table: TableId): (key: DocumentKey) => void {
  if (table === 'jobs') {
    const remove = database.prepare('DELETE FROM jobs WHERE id = ?');
    return ({ id }) => void remove.run(id);
  }
  return ({ partition, id }) => {
    const from = answersTableOf(partition);
    database.prepare(`DELETE FROM ${from} WHERE pulse_id = ? AND id = ?`).run(partition, id);
  };
}

/** Of a job what changes is in columns. */
function writtenIn({ partition, id: rawId, document, due_at, leased_until, attempts }: Record<string, SQLOutputValue>) {
  const id = String(rawId);
  const json = String(document);
  if (partition !== undefined) return { key: { partition: String(partition), id }, json };
  const moving = { dueAt: Number(due_at), leasedUntil: Number(leased_until), attempts: Number(attempts) };
  return { key: { partition: bucketOf(id.replace(/^job:/, '')), id }, json: laidOver(json, moving) };
}
