import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { groupCommit } from '../../src/storage/sqlite/group-commit.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { folderForTest } from '../support/folder.ts';
import { MONDAY_NINE, sampleAnswer, samplePseudonym, saveAnswer } from '../support/sample-documents.ts';

const clock = { now: () => MONDAY_NINE };
const answerOf = (person: number) => sampleAnswer({ answerId: samplePseudonym(`person ${person}`) });

afterEach(() => vi.restoreAllMocks());

function openWords() {
  const path = join(folderForTest(), 'words.db');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE words (word TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO words (word) VALUES (?)');
  const words = groupCommit<string | null>(database, path, 'saveWord', (word) => insert.run(word));
  const readElsewhere = () => {
    const other = new DatabaseSync(path, { readOnly: true });
    const rows = other.prepare('SELECT word FROM words ORDER BY word').all();
    other.close();
    return rows.map(({ word }) => word);
  };
  return { database, words, readElsewhere };
}

describe('what is saved at the same time', () => {
  test('is written in one step, and each is there when it is confirmed', async () => {
    const { database, words, readElsewhere } = openWords();
    const exec = vi.spyOn(database, 'exec');
    await Promise.all(['a', 'b', 'c'].map((word) => words.add(word)));
    expect(exec.mock.calls.filter(([sql]) => sql === 'COMMIT')).toHaveLength(1);
    expect(readElsewhere()).toEqual(['a', 'b', 'c']);
    await words.close();
  });

  test('leaves the file as strict about power cuts as it was', async () => {
    const { database, words } = openWords();
    await words.add('a');
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    await words.close();
  });

  test('is not confirmed to anybody if it cannot all be written, and what comes later is', async () => {
    const { words, readElsewhere } = openWords();
    const outcomes = await Promise.allSettled([words.add('a'), words.add(null)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(words.add(null)).rejects.toThrow(/^saveWord failed: NOT NULL constraint failed/);
    await words.add('b');
    expect(readElsewhere()).toEqual(['b']);
    await words.close();
  });

  test('is finished before the file is let go of', async () => {
    const { words, readElsewhere } = openWords();
    const added = words.add('a');
    await words.close();
    expect(readElsewhere()).toEqual(['a']);
    await expect(added).resolves.toBeUndefined();
  });
});

test('a hundred who answer at once are all counted, and so are those who come while they are being written', async () => {
  const path = join(folderForTest(), 'store.db');
  const store = openSqliteStore(path, clock);
  const first = Array.from({ length: 100 }, (_, person) => saveAnswer(store, answerOf(person)));
  await new Promise(setImmediate);
  const second = Array.from({ length: 20 }, (_, person) => saveAnswer(store, answerOf(1_000 + person)));
  await Promise.all([...first, ...second]);
  await store.close();

  const again = openSqliteStore(path, clock);
  expect(await again.countAnswers('pulse-1')).toBe(120);
  await again.close();
});

test('an answer that is not finished when the store is closed is saved all the same', async () => {
  const path = join(folderForTest(), 'store.db');
  const store = openSqliteStore(path, clock);
  const saved = saveAnswer(store, answerOf(1));
  // Its document is checked first.
  for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
  await store.close();
  await saved;

  const again = openSqliteStore(path, clock);
  expect(await again.readAnswer('pulse-1', answerOf(1).answerId)).toEqual(answerOf(1));
  await again.close();
});
