import { randomBytes } from 'node:crypto';
import type { PulseKeys } from '../../ports.ts';
import { DocumentFault, during } from '../store-fault.ts';
import { closeOnce, openSqliteFile, purgeOf } from './file.ts';
import { groupCommit } from './group-commit.ts';

const LAYOUT = {
  holds: 'keys of open pulses',
  mark: 0x42665402,
  steps: ['CREATE TABLE keys (pulse_id TEXT NOT NULL PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID'],
} as const;
const KEY_BYTES = 32;

/**
 * In a file of their own, to be left out of backups: a key that can be restored was never destroyed.
 * @param path a file, or ':memory:'
 * @throws StoreFault if the file cannot be used, or is the store’s
 */
export function openSqliteKeys(path: string): PulseKeys {
  const database = openSqliteFile(path, LAYOUT);
  const commits = groupCommit(database, path);
  const select = database.prepare('SELECT key FROM keys WHERE pulse_id = ?');
  // The update changes nothing, but makes RETURNING give an existing key too.
  const insert = database.prepare(`
    INSERT INTO keys (pulse_id, key) VALUES (?, ?) ON CONFLICT DO UPDATE SET key = keys.key RETURNING key
  `);
  const erase = purgeOf(database, 'keys', 'pulse_id = ?');

  function readKey(row: Record<string, unknown> | undefined): Uint8Array | null {
    if (!row) return null;
    if (!(row.key instanceof Uint8Array) || row.key.length !== KEY_BYTES) {
      throw new DocumentFault('the key of a pulse is damaged');
    }
    return row.key;
  }

  return {
    create: (pulseId) =>
      during('create', async () => {
        const key = readKey(await commits.write(() => insert.get(pulseId, randomBytes(KEY_BYTES))));
        if (!key) throw new DocumentFault('the key was not kept');
        return key;
      }),
    read: (pulseId) => during('read', () => readKey(select.get(pulseId))),
    destroy: (pulseId) =>
      during('destroy', async () => {
        await commits.erase(() => erase(pulseId));
      }),
    close: () =>
      during('close', async () => {
        await commits.close();
        closeOnce(database);
      }),
  };
}
