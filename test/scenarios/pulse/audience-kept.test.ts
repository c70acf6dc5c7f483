import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteAudience } from '../../../src/pulse/delete-audience.ts';
import { newJob } from '../../../src/scheduling/job.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { PortsUnderTest, START } from '../../support/ports-under-test.ts';
import { samplePulse, sampleResult, WARD_7 } from '../../support/sample-documents.ts';

let bot: PortsUnderTest;
beforeEach(() => {
  bot = new PortsUnderTest();
});
afterEach(() => bot.close());

/** After so many days, with so many results since: when it is looked at again, in days after its close; null if never. */
async function lookAgain(days: number, newer: number): Promise<number | null> {
  const pulses = Array.from({ length: newer + 1 }, (_, index) =>
    samplePulse({ pulseId: `pulse-${index}`, state: 'closed', closesAt: START + index, result: sampleResult() }),
  );
  for (const pulse of pulses) await bot.ports.store.create(pulse);
  const { closedAt } = sampleResult();
  bot.now = closedAt + days * DAY_MS;
  await deleteAudience(bot.ports, newJob('delete-audience', WARD_7, 'pulse-0', bot.now));
  const [again] = await bot.ports.store.claimJobs(Number.MAX_SAFE_INTEGER, 1, 1);
  const kept = (await bot.ports.store.read('pulse', WARD_7, 'pulse-0'))?.value.audience.length;
  expect(kept).toBe(again ? 5 : 0);
  if (!again) return null;
  expect(again.value).toMatchObject({ jobType: 'delete-audience', teamId: WARD_7, subjectId: 'pulse-0' });
  return (again.value.dueAt - closedAt) / DAY_MS;
}

test('nothing is taken out of a pulse that has no result', async () => {
  await bot.ports.store.create(samplePulse());
  expect(await deleteAudience(bot.ports, newJob('delete-audience', WARD_7, 'pulse-1', bot.now))).toBe(
    'the pulse has no result',
  );
});

test.each([
  ['too early, it is looked at after thirty days', 10, 3, 30],
  ['at thirty days it goes, with three newer results', 30, 3, null],
  ['at thirty days it stays, with two', 30, 2, 37],
  ['later it goes', 100, 3, null],
  ['or stays for another week', 100, 2, 107],
  ['but no longer than four hundred days', 396, 2, 400],
  ['when it goes', 400, 2, null],
])('%s', async (_, days, newer, expected) => {
  expect(await lookAgain(days, newer)).toBe(expected);
});
