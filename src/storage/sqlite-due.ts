import { randomUUID } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Store, Stored } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { dueKey, SHAPES } from './documents.ts';
import { during } from './store-fault.ts';

/**
 * What moves is in columns and is laid over the document when it is read. `etag` changes with every write; `holder` is
 * the etag of the claim that leased the row, and stays when the thing is added anew under the holder's hands.
 */
export const DUE_TABLE = `
  CREATE TABLE due (
    id TEXT NOT NULL PRIMARY KEY, due_at INTEGER NOT NULL, leased_until INTEGER NOT NULL, attempts INTEGER NOT NULL,
    etag TEXT NOT NULL, holder TEXT NOT NULL, document TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX due_by_moment ON due (due_at, id);
  CREATE TABLE heard (key TEXT NOT NULL PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID;
`;

type DueOperations = 'addDue' | 'claimDue' | 'renewDue' | 'completeDue' | 'postponeDue' | 'hearOnce';

interface DueList extends Pick<Store, DueOperations> {
  /** Forgets what was heard once and has expired; `now` in milliseconds. */
  readonly sweepHeard: (now: number) => void;
}

/** @param sweep called at each claim, to clear away what has expired */
export function dueIn(database: DatabaseSync, now: () => number, sweep: () => void): DueList {
  const add = database.prepare(`
    INSERT INTO due (id, due_at, leased_until, attempts, etag, holder, document) VALUES (?, ?, ?, ?, ?, '', ?)
    ON CONFLICT DO UPDATE SET due_at = excluded.due_at, attempts = 0, etag = excluded.etag, document = excluded.document
  `);
  const claim = database.prepare(`
    UPDATE due SET leased_until = :until, etag = :holder, holder = :holder
    WHERE id IN (
      SELECT id FROM due WHERE due_at <= :now AND leased_until <= :now ORDER BY due_at, id LIMIT max(0, :limit)
    )
    RETURNING id, etag, json_set(
      document, '$.dueAt', due_at, '$.leasedUntil', leased_until, '$.attempts', attempts
    ) AS document
  `);
  const renew = database.prepare(`
    UPDATE due SET leased_until = :leasedUntil WHERE id = :id AND holder = :holder AND leased_until > 0
  `);
  const complete = database.prepare('DELETE FROM due WHERE id = ? AND etag = ?');
  const postpone = database.prepare(`
    UPDATE due SET due_at = ?, leased_until = 0, attempts = attempts + 1, etag = ? WHERE id = ? AND etag = ?
  `);
  const letGo = database.prepare(`UPDATE due SET leased_until = 0 WHERE id = ? AND holder = ?`);
  const hear = database.prepare(`
    INSERT INTO heard (key, expires_at) VALUES (:key, :expiresAt)
    ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at WHERE heard.expires_at <= :now
  `);
  const forget = database.prepare('DELETE FROM heard WHERE expires_at <= ?');

  return {
    addDue: (due) =>
      during('addDue', () => {
        const { key, json } = SHAPES.due.write(due);
        add.run(key.id, due.dueAt, due.leasedUntil, due.attempts, randomUUID(), json);
      }),
    claimDue: (moment, leaseMs, limit) =>
      during('claimDue', () => {
        sweep();
        const holder = randomUUID();
        return readClaims(claim.all({ now: moment, until: moment + leaseMs, holder, limit }));
      }),
    renewDue: ({ value, etag }, leasedUntil) =>
      during('renewDue', () => {
        const { changes } = renew.run({ leasedUntil, id: dueKey(value.dueId).id, holder: etag });
        return changes === 1 ? { value: { ...value, leasedUntil }, etag } : null;
      }),
    completeDue: ({ value, etag }) =>
      during('completeDue', () => {
        const { id } = dueKey(value.dueId);
        if (complete.run(id, etag).changes === 0) letGo.run(id, etag);
      }),
    postponeDue: ({ value, etag }, dueAt) =>
      during('postponeDue', () => {
        const { id } = dueKey(value.dueId);
        if (postpone.run(dueAt, randomUUID(), id, etag).changes === 0) letGo.run(id, etag);
      }),
    hearOnce: (key, expiresAt) => during('hearOnce', () => hear.run({ key, expiresAt, now: now() }).changes === 1),
    sweepHeard(moment) {
      forget.run(moment);
    },
  };
}

/** One thing that cannot be read must not hold up the others for ever: it is a fault only when there are no others. */
function readClaims(rows: readonly Record<string, SQLOutputValue>[]): Stored<Due>[] {
  const claims: Stored<Due>[] = [];
  let fault: unknown;
  for (const row of rows) {
    try {
      const id = String(row.id);
      const value = SHAPES.due.read(String(row.document), { partition: 'due', id });
      claims.push({ value, etag: String(row.etag) });
    } catch (error) {
      fault = error;
    }
  }
  if (fault !== undefined && claims.length === 0) throw fault;
  // RETURNING promises no order.
  return claims.sort((a, b) => a.value.dueAt - b.value.dueAt || (a.value.dueId < b.value.dueId ? -1 : 1));
}
