import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { groupCommit } from '../../src/storage/sqlite/group-commit.ts';
import { folderForTest } from '../support/folder.ts';

/** The disk's waits that have begun, in their order; the test ends them. */
const waits: ((error: Error | null) => void)[] = [];

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  fdatasync: (_file: number, done: (error: Error | null) => void) => waits.push(done),
}));

/** Until so many waits have begun. */
const begun = (count: number) => expect.poll(() => waits.length).toBe(count);

test('nobody is told that a row lies on the disk by a wait that began before the row was written', async () => {
  const path = join(folderForTest(), 'words.db');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE words (word TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO words (word) VALUES (?)');
  const words = groupCommit(database, path);
  const confirmed: string[] = [];
  const save = (word: string): Promise<void> =>
    words.write(() => insert.run(word)).then(() => void confirmed.push(word));
  const rows = () => database.prepare('SELECT count(*) AS rows FROM words').get()?.rows;

  const first = save('first');
  await begun(1);
  const second = save('second');
  await expect.poll(rows).toBe(2);
  const third = save('third');
  await expect.poll(rows).toBe(3);

  waits[0]?.(null);
  await first;
  await begun(2);
  await setImmediate();
  expect(confirmed).toEqual(['first']);

  waits[1]?.(new Error('the disk is full'));
  await expect(second).rejects.toThrow('the disk is full');
  await expect(third).rejects.toThrow('the disk is full');

  const fourth = save('fourth');
  await begun(3);
  const closed = words.close();
  waits[2]?.(null);
  await Promise.all([fourth, closed]);
  expect(confirmed).toEqual(['first', 'fourth']);
});
