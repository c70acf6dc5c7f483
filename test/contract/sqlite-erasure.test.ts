import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openSqliteKeys } from '../../src/storage/sqlite/keys.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { bytesIn, folderForTest } from '../support/folder.ts';
import {
  ALEXS_CHAT,
  MONDAY_NINE,
  sampleAgenda,
  sampleAnswer,
  sampleComments,
  samplePseudonym,
  sampleSelfCheck,
  sampleTeam,
  saveAnswer,
  WARD_7,
} from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { eraseAllAndDie, inEachTableOfAnswers, tamperWith } from '../support/slots.ts';

const clock = { now: () => MONDAY_NINE };

/** A piece of each id, so that one of which a part was overwritten is found too. */
function found(bytes: Buffer, ids: readonly string[]): string[] {
  return ids.filter((id) => bytes.includes(id.slice(0, 16)) || bytes.includes(id.slice(-16)));
}

describe('answers that were deleted', () => {
  test('are nowhere in the files, neither while the store is open nor after it is closed', async () => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    const ids = Array.from({ length: 40 }, (_, index) => samplePseudonym(`person ${index}`));
    for (const answerId of ids) await saveAnswer(store, sampleAnswer({ answerId }));
    await saveAnswer(store, sampleAnswer({ pulseId: 'pulse-2', answerId: samplePseudonym('Megan Bowen') }));
    expect(existsSync(join(folder, 'store.db-wal'))).toBe(true);
    expect(found(bytesIn(folder), ids)).toEqual(ids);

    await store.deleteAnswersOf('pulse-1');
    expect(found(bytesIn(folder), ids)).toEqual([]);
    expect(await store.countAnswers('pulse-2')).toBe(1);
    await store.close();
    expect(found(bytesIn(folder), ids)).toEqual([]);
  });

  // Pages that SQLite splits or joins keep copies of rows that secure_delete does not reach. These are four of the
  // patterns in which that was seen.
  test.each([7, 10, 21, 22])('leave no copy where five pulses grew side by side, in pattern %i', async (pattern) => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    const idsOf: string[][] = Array.from({ length: 5 }, () => []);
    for (let index = 0; index < 300; index += 1) {
      const pulse = (index * 7919) % 5;
      const answer = sampleAnswer({ pulseId: `pulse-${pulse}`, answerId: samplePseudonym(`${pattern}:${index}`) });
      idsOf[pulse]?.push(answer.answerId);
      await saveAnswer(store, { ...answer, scores: Array.from({ length: (index % 5) + 1 }, () => index % 6) });
      if (index % 3 === 0) await saveAnswer(store, { ...answer, scores: [5, 5, 5, 5, 5] });
    }
    for (const [pulse, ids] of idsOf.entries()) {
      await store.deleteAnswersOf(`pulse-${pulse}`);
      expect(found(bytesIn(folder), ids)).toEqual([]);
      const left = idsOf.slice(pulse + 1).flat();
      expect(found(bytesIn(folder), left)).toHaveLength(left.length);
    }
    await store.close();
  });

  test('are nowhere in the files when one person took theirs back', async () => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    const answer = sampleAnswer();
    await saveAnswer(store, answer);
    await saveAnswer(store, sampleAnswer({ answerId: samplePseudonym('Megan Bowen') }));
    await store.deleteAnswer(answer.pulseId, answer.answerId);
    expect(found(bytesIn(folder), [answer.answerId])).toEqual([]);
    await store.close();
    expect(found(bytesIn(folder), [answer.answerId])).toEqual([]);
  });

  test('are nowhere in the files when their pulse was never published and they expired', async () => {
    const folder = folderForTest();
    const answer = sampleAnswer({ expiresAt: MONDAY_NINE / 1000 });
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    await saveAnswer(store, answer);
    await saveAnswer(store, { ...answer, pulseId: 'pulse-2', expiresAt: answer.expiresAt + 1 });
    await store.claimJobs(MONDAY_NINE, 60_000, 10);
    expect(await store.countAnswers('pulse-1')).toBe(0);
    expect(await store.countAnswers('pulse-2')).toBe(1);
    expect(bytesIn(folder).includes('pulse-1')).toBe(false);
    await store.close();
  });

  test('are erased by a second attempt if the first was cut off before the log was emptied', async () => {
    const folder = folderForTest();
    const path = join(folder, 'store.db');
    const store = openSqliteStore(path, clock);
    const answer = sampleAnswer();
    await saveAnswer(store, answer);
    const cutOff = new DatabaseSync(path);
    cutOff.exec('PRAGMA secure_delete = ON');
    inEachTableOfAnswers(cutOff, (table) => `DELETE FROM ${table}`);
    cutOff.close();
    expect(found(bytesIn(folder), [answer.answerId])).toEqual([answer.answerId]);
    await store.deleteAnswersOf(answer.pulseId);
    expect(found(bytesIn(folder), [answer.answerId])).toEqual([]);
    await store.close();
  });
});

describe('comments that were sent', () => {
  const lines = Array.from(
    { length: 60 },
    (_, index) => `${samplePseudonym(`comment ${index}`)} ${'and so on '.repeat(20)}`,
  );
  const marks = lines.map((line) => line.slice(0, 43));

  test('are nowhere in the files, neither while the store is open nor after it is closed', async () => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    for (const [index, mark] of marks.entries()) {
      await saveAnswer(store, sampleAnswer({ answerId: samplePseudonym(`person ${index}`), comment: mark }));
    }
    await store.saveComments(sampleComments({ lines }));
    await store.saveComments(sampleComments({ lines: lines.toReversed() }));
    expect(found(bytesIn(folder), marks)).toEqual(marks);

    await store.deleteAnswersOf('pulse-1');
    expect(found(bytesIn(folder), marks)).toEqual(marks);
    await store.deleteComments('pulse-1');
    expect(found(bytesIn(folder), marks)).toEqual([]);
    await store.close();
    expect(found(bytesIn(folder), marks)).toEqual([]);
  });

  test('leave those of other pulses and the answers as they were', async () => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    await saveAnswer(store, sampleAnswer());
    await store.saveComments(sampleComments({ lines: marks.slice(0, 30) }));
    await store.saveComments(sampleComments({ pulseId: 'pulse-2', lines: marks.slice(30) }));
    await store.deleteComments('pulse-1');
    expect(found(bytesIn(folder), marks)).toEqual(marks.slice(30));
    expect(found(bytesIn(folder), [sampleAnswer().answerId])).toHaveLength(1);
    await store.close();
  });

  test('leave no trace either when they could never be sent and expired', async () => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    await store.saveComments(sampleComments({ lines, expiresAt: MONDAY_NINE / 1000 }));
    await store.claimJobs(MONDAY_NINE, 60_000, 10);
    expect(found(bytesIn(folder), marks)).toEqual([]);
    await store.close();
  });
});

describe('answers that were taken back before the close', () => {
  test('leave no trace of the comment they had, nor do those that were changed', async () => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    const [first, second, third] = ['first', 'second', 'third'].map((word) => samplePseudonym(`comment ${word}`));
    await saveAnswer(store, sampleAnswer({ comment: first }));
    await saveAnswer(store, sampleAnswer({ comment: second }));
    await saveAnswer(store, sampleAnswer({ answerId: samplePseudonym('Megan Bowen'), comment: third }));
    await store.deleteAnswer('pulse-1', sampleAnswer().answerId);
    expect(found(bytesIn(folder), [first ?? '', second ?? '', third ?? ''])).toEqual([third]);
    await store.close();
  });
});

describe('a self-check that its person kept and then deleted', () => {
  const marks = Array.from({ length: 40 }, (_, index) => samplePseudonym(`behaviour ${index}`));
  /** Longer than a page, so that it lies on several. */
  const lines = marks.map((mark) => ({
    behaviourId: mark,
    behaviourName: `${mark} ${'and so on '.repeat(15)}`,
    score: 3,
  }));

  test('is nowhere in the files, neither while the store is open nor after it is closed', async () => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    const selfCheckId = samplePseudonym('the self-check itself');
    await store.create(sampleTeam());
    await store.create(sampleSelfCheck({ selfCheckId, lines }));
    expect(found(bytesIn(folder), [...marks, selfCheckId])).toEqual([...marks, selfCheckId]);
    expect(await store.remove('self-check', ALEXS_CHAT, selfCheckId)).toBe(true);
    expect(found(bytesIn(folder), [...marks, selfCheckId])).toEqual([]);
    expect((await store.read('team', WARD_7, WARD_7))?.value).toEqual(sampleTeam());
    await store.close();
    expect(found(bytesIn(folder), [...marks, selfCheckId])).toEqual([]);
  });

  test.each([7, 10, 21, 22])('leaves no copy where pages were split around it, in pattern %i', async (pattern) => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    const idOf = (index: number) => samplePseudonym(`${pattern}:${index}`);
    const ids = Array.from({ length: 200 }, (_, index) => idOf((index * 7919) % 200));
    for (const [index, selfCheckId] of ids.entries()) {
      await store.create(sampleSelfCheck({ selfCheckId, lines: lines.slice(0, index % pattern) }));
      if (index % 3 === 0) await store.create(sampleAgenda({ agendaId: `agenda-${index}` }));
    }
    const before = await store.recentAgendas(WARD_7, 200);
    const gone = ids.filter((_, index) => index % 20 === 0);
    for (const selfCheckId of gone) await store.remove('self-check', ALEXS_CHAT, selfCheckId);
    expect(found(bytesIn(folder), gone)).toEqual([]);
    expect(await store.selfChecks(ALEXS_CHAT, 500)).toHaveLength(ids.length - gone.length);
    expect(await store.recentAgendas(WARD_7, 200)).toEqual(before);
    await store.close();
  });

  test('is erased by a second attempt if the first was cut off before the log was emptied', async () => {
    const folder = folderForTest();
    const path = join(folder, 'store.db');
    const store = openSqliteStore(path, clock);
    await store.create(sampleSelfCheck({ lines }));
    eraseAllAndDie(path);
    expect(found(bytesIn(folder), marks)).toEqual(marks);
    expect(await store.remove('self-check', ALEXS_CHAT, 'self-check-1')).toBe(false);
    expect(found(bytesIn(folder), marks)).toEqual([]);
    await store.close();
  });
});

describe('the words of a thank-you', () => {
  const wordsOf = (word: string) =>
    Array.from({ length: 7 }, (_, index) => samplePseudonym(`${word} ${index}`)).join(' ');

  test.each([7, 10, 21])('leave no copy once they are changed or taken back, in pattern %i', async (pattern) => {
    const folder = folderForTest();
    const store = openSqliteStore(join(folder, 'store.db'), clock);
    const idOf = (index: number) => `thanks-${(index * 7919) % 120}`;
    for (let index = 0; index < 120; index += 1) {
      const whatTheyDid = wordsOf(`${pattern}:${index}`).slice(0, 60 * ((index % pattern) + 2));
      await store.create(sampleThankYou({ thankYouId: idOf(index), whatTheyDid, madePossible: '' }));
      if (index % 3 === 0) await store.create(sampleAgenda({ agendaId: `agenda-${index}` }));
    }
    const chosen = Array.from({ length: 12 }, (_, index) => index * 10);
    const old = chosen.map((index) => samplePseudonym(`${pattern}:${index} 0`));
    expect(found(bytesIn(folder), old)).toEqual(old);
    for (const index of chosen) {
      const stored = await store.read('thank-you', WARD_7, idOf(index));
      if (!stored) throw new Error('the thank-you is there');
      const isChanged = index % 20 === 0;
      const change = isChanged ? { whatTheyDid: 'Shorter.', changedAt: 1 } : { whatTheyDid: '', takenBackAt: 1 };
      expect(await store.replace({ ...stored.value, ...change }, stored.etag)).toBe(true);
    }
    expect(found(bytesIn(folder), old)).toEqual([]);
    expect(await store.thankYousSince(WARD_7, 0, 500)).toHaveLength(120);
    await store.close();
    expect(found(bytesIn(folder), old)).toEqual([]);
  });

  test('are erased by a second attempt if the first was cut off before the log was emptied', async () => {
    const folder = folderForTest();
    const path = join(folder, 'store.db');
    const store = openSqliteStore(path, clock);
    const words = samplePseudonym('words');
    await store.create(sampleThankYou({ whatTheyDid: words }));
    const takenBack = sampleThankYou({ whatTheyDid: '', madePossible: '', takenBackAt: 1 });
    const cutOff = new DatabaseSync(path);
    cutOff.exec('PRAGMA secure_delete = ON');
    tamperWith(cutOff, 'thank-you:thanks-1"', () => JSON.stringify({ version: 1, ...takenBack }));
    cutOff.close();
    expect(found(bytesIn(folder), [words])).toEqual([words]);
    const stored = await store.read('thank-you', WARD_7, 'thanks-1');
    expect(await store.replace(takenBack, stored?.etag ?? '')).toBe(true);
    expect(found(bytesIn(folder), [words])).toEqual([]);
    await store.close();
  });
});

describe('keys that were destroyed', () => {
  test('are nowhere in the files, neither while they are open nor after they are closed', async () => {
    const folder = folderForTest();
    const keys = openSqliteKeys(join(folder, 'keys.db'));
    const ids = Array.from({ length: 300 }, (_, index) => samplePseudonym(`pulse ${index}`));
    const raw = await Promise.all(ids.map(async (id) => Buffer.from(await keys.create(id))));
    const parts = (each: Buffer) => [each.subarray(0, 10), each.subarray(-10)];
    const left = () => {
      const bytes = bytesIn(folder);
      return raw.filter((each) => parts(each).some((part) => bytes.includes(part)));
    };
    expect(left()).toEqual(raw);

    for (const id of ids.slice(0, 200)) await keys.destroy(id);
    expect(left()).toEqual(raw.slice(200));
    for (const id of ids.slice(200)) await keys.destroy(id);
    expect(left()).toEqual([]);
    await keys.close();
    expect(left()).toEqual([]);
  });
});
