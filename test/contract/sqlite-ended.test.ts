import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { bytesIn, folderForTest } from '../support/folder.ts';
import { MONDAY_NINE, samplePseudonym, samplePulse, sampleResult, WARD_7 } from '../support/sample-documents.ts';
import { sampleThankYou } from '../support/sample-thank-you.ts';
import { eraseAllAndDie } from '../support/slots.ts';

const clock = { now: () => MONDAY_NINE };
const OLD = { givenAt: MONDAY_NINE - 1 };

function scene() {
  const folder = folderForTest();
  const path = join(folder, 'store.db');
  return { path, store: openSqliteStore(path, clock), left: (marks: string[]) => leftOf(bytesIn(folder), marks) };
}

function leftOf(bytes: Buffer, marks: readonly string[]): string[] {
  return marks.filter((mark) => bytes.includes(mark.slice(0, 16)) || bytes.includes(mark.slice(-16)));
}

test.each([7, 10, 21])(
  'thank-yous that have ended leave no copy, nor does what leads to them, in pattern %i',
  async (pattern) => {
    const { store, left } = scene();
    const marks = Array.from({ length: 120 }, (_, index) => samplePseudonym(`${pattern}:${index}`));
    for (const [index, mark] of marks.entries()) {
      const givenAt = MONDAY_NINE - 60 + index;
      const whatTheyDid = 'and so on '.repeat((index % pattern) + 2);
      await store.create(sampleThankYou({ thankYouId: mark, givenAt, whatTheyDid, madePossible: '' }));
    }
    expect(await store.eraseEnded('thank-you', MONDAY_NINE, 99)).toBe(60);
    expect(left(marks)).toEqual(marks.slice(60));
    await store.close();
    expect(left(marks)).toEqual(marks.slice(60));
  },
);

test('what has ended is erased by a second attempt if the first was cut off before the log was emptied', async () => {
  const { path, store, left } = scene();
  const mark = samplePseudonym('words');
  await store.create(sampleThankYou({ ...OLD, whatTheyDid: mark }));
  eraseAllAndDie(path);
  expect(left([mark])).toEqual([mark]);
  expect(await store.eraseEnded('thank-you', MONDAY_NINE, 9)).toBe(0);
  expect(left([mark])).toEqual([]);
  await store.close();
});

test('who was asked leaves no copy once closed pulses do not say so any more and the day’s erasing has come round', async () => {
  const { store, left } = scene();
  const marks = Array.from({ length: 40 }, (_, index) => samplePseudonym(`person ${index}`));
  const audience = marks.map((personId) => ({ personId, teamsId: personId }));
  const ids = Array.from({ length: 30 }, (_, index) => `pulse-${index}`);
  for (const pulseId of ids) {
    await store.create(samplePulse({ pulseId, state: 'closed', result: sampleResult(), audience }));
  }
  expect(left(marks)).toEqual(marks);
  for (const pulseId of ids) {
    const stored = await store.read('pulse', WARD_7, pulseId);
    expect(stored && (await store.replace({ ...stored.value, audience: [] }, stored.etag))).toBe(true);
  }
  expect(left(marks)).not.toEqual([]);
  expect(await store.eraseEnded('pulse', 1, 9)).toBe(0);
  expect(left(marks)).toEqual([]);
  await store.close();
});
