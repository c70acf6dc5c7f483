import { randomUUID } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Store, Stored } from '../../ports.ts';
import type { Job } from '../../scheduling/job.ts';
import { beyondLease, CODECS, jobKey } from '../documents.ts';
import { during } from '../store-fault.ts';
import type { GroupCommit } from './group-commit.ts';

/**
 * What changes is in columns and overrides the document when read. `etag` changes with every write; `holder` is the etag of
 * the claim that leased the row, and stays when the job is enqueued again meanwhile.
 */
export const JOB_TABLE = `
  CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY, due_at INTEGER NOT NULL, leased_until INTEGER NOT NULL, attempts INTEGER NOT NULL,
    etag TEXT NOT NULL, holder TEXT NOT NULL, document TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX jobs_by_moment ON jobs (due_at, id);
  CREATE TABLE seen (key TEXT NOT NULL PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID;
`;

type JobOperations = 'enqueue' | 'claimJobs' | 'renewJob' | 'completeJob' | 'postponeJob' | 'markSeen' | 'hasSeen';

interface JobList extends Pick<Store, JobOperations> {
  /** To be called in a step; `now` in milliseconds. */
  readonly sweepSeen: (now: number) => void;
  /** Writes a row, another one each time, for whoever wants to know whether anything can be written; `now` in milliseconds. */
  readonly noteLook: (now: number) => Promise<void>;
}

/** @param sweep called at each claim, to delete what has expired */
export function jobsIn(
  database: DatabaseSync,
  { write }: GroupCommit,
  now: () => number,
  sweep: () => Promise<void>,
): JobList {
  const add = database.prepare(`
    INSERT INTO jobs (id, due_at, leased_until, attempts, etag, holder, document) VALUES (?, ?, ?, ?, ?, '', ?)
    ON CONFLICT DO UPDATE SET due_at = excluded.due_at, attempts = 0, etag = excluded.etag, document = excluded.document
  `);
  const due = database.prepare(`
    SELECT 1 FROM jobs WHERE due_at <= :now AND (leased_until <= :now OR leased_until > :beyond) LIMIT 1
  `);
  const claim = database.prepare(`
    UPDATE jobs SET leased_until = :until, etag = :holder, holder = :holder
    WHERE id IN (
      SELECT id FROM jobs WHERE due_at <= :now AND (leased_until <= :now OR leased_until > :beyond)
      ORDER BY due_at, id LIMIT max(0, :limit)
    )
    RETURNING id, etag, json_set(
      document, '$.dueAt', due_at, '$.leasedUntil', leased_until, '$.attempts', attempts
    ) AS document
  `);
  const renew = database.prepare(`
    UPDATE jobs SET leased_until = :leasedUntil WHERE id = :id AND holder = :holder AND leased_until > 0
  `);
  const complete = database.prepare('DELETE FROM jobs WHERE id = ? AND etag = ?');
  const postpone = database.prepare(`
    UPDATE jobs SET due_at = ?, leased_until = 0, attempts = attempts + 1, etag = ? WHERE id = ? AND etag = ?
  `);
  const letGo = database.prepare(`UPDATE jobs SET leased_until = 0 WHERE id = ? AND holder = ?`);
  const mark = database.prepare(`
    INSERT INTO seen (key, expires_at) VALUES (:key, :expiresAt)
    ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at WHERE seen.expires_at <= :now
  `);
  const seen = database.prepare('SELECT 1 FROM seen WHERE key = ? AND expires_at > ?');
  const look = database.prepare(`
    INSERT INTO seen (key, expires_at) VALUES ('health', ?) ON CONFLICT DO UPDATE SET expires_at = max(excluded.expires_at, expires_at + 1)
  `);
  const forget = database.prepare('DELETE FROM seen WHERE expires_at <= ?');

  return {
    enqueue: (job) =>
      during('enqueue', async () => {
        const { key, json } = CODECS.job.write(job);
        await write(() => add.run(key.id, job.dueAt, job.leasedUntil, job.attempts, randomUUID(), json));
      }),
    claimJobs: (moment, leaseMs, limit) =>
      during('claimJobs', async () => {
        await sweep();
        const beyond = beyondLease(moment, leaseMs);
        // Most looks find nothing, and are not to keep the disk awake.
        if (!due.get({ now: moment, beyond })) return [];
        const until = moment + leaseMs;
        const holder = randomUUID();
        return readClaims(await write(() => claim.all({ now: moment, until, beyond, holder, limit })));
      }),
    renewJob: ({ value, etag }, leasedUntil) =>
      during('renewJob', async () => {
        const { id } = jobKey(value.jobId);
        const { changes } = await write(() => renew.run({ leasedUntil, id, holder: etag }));
        return changes === 1 ? { value: { ...value, leasedUntil }, etag } : null;
      }),
    completeJob: ({ value, etag }) =>
      during('completeJob', async () => {
        const { id } = jobKey(value.jobId);
        await write(() => {
          if (complete.run(id, etag).changes === 0) letGo.run(id, etag);
        });
      }),
    postponeJob: ({ value, etag }, dueAt) =>
      during('postponeJob', async () => {
        const { id } = jobKey(value.jobId);
        await write(() => {
          if (postpone.run(dueAt, randomUUID(), id, etag).changes === 0) letGo.run(id, etag);
        });
      }),
    markSeen: (key, expiresAt) =>
      during('markSeen', async () => {
        const { changes } = await write(() => mark.run({ key, expiresAt, now: now() }));
        return changes === 1;
      }),
    hasSeen: (key) => during('hasSeen', () => seen.get(key, now()) !== undefined),
    sweepSeen(moment) {
      forget.run(moment);
    },
    async noteLook(moment) {
      await write(() => look.run(moment));
    },
  };
}

/** One unreadable job must not hold up the others: it is a fault only when it is alone. */
function readClaims(rows: readonly Record<string, SQLOutputValue>[]): Stored<Job>[] {
  const claims: Stored<Job>[] = [];
  let fault: unknown;
  for (const row of rows) {
    try {
      const id = String(row.id);
      const value = CODECS.job.read(String(row.document), { partition: 'jobs', id });
      claims.push({ value, etag: String(row.etag) });
    } catch (error) {
      fault = error;
    }
  }
  if (fault !== undefined && claims.length === 0) throw fault;
  // RETURNING promises no order.
  return claims.sort((a, b) => a.value.dueAt - b.value.dueAt || (a.value.jobId < b.value.jobId ? -1 : 1));
}
