import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteAudience } from '../../../src/pulse/delete-audience.ts';
import { newJob, SubjectMissing } from '../../../src/scheduling/job.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { NAMES, START, TeamsConversation } from '../../support/conversation.ts';
import { samplePulse, sampleResult, WARD_7 } from '../../support/sample-documents.ts';

const TEAM = 'team-sample-team';
const DAY = 24;

let bot: TeamsConversation;
beforeEach(() => {
  bot = new TeamsConversation(NAMES.slice(0, 12));
});
afterEach(() => bot.close());

/** A pulse of a day to which so many give that answer, and which has closed. */
async function ask(answer = '4', behaviours = 'collaborative', answers = 12): Promise<void> {
  const form = await bot.say('Alex Wilber', 'pulse');
  const formId = form?.message.kind === 'pulse-form' ? form.message.formId : '';
  const card = await bot.press('Alex Wilber', 'open-pulse', { formId, behaviours, hours: `${DAY}` });
  const pulseId = card?.message.kind === 'pulse' ? card.message.pulseId : '';
  for (const { name } of bot.members.slice(0, answers)) await bot.press(name, 'answer-pulse', { pulseId, s0: answer });
  await bot.wait(DAY + 0.1);
}

/** Of each closed pulse, the oldest first, how many people it says it asked. */
async function asked(): Promise<number[]> {
  const pulses = await bot.ports.store.publishedPulses(TEAM, 26);
  return pulses.map(({ audience }) => audience.length).toReversed();
}

async function changes(): Promise<string[]> {
  const pulses = await bot.ports.store.publishedResults(TEAM, 26);
  return pulses.map(({ result }) => result?.statements[0]?.change ?? '').toReversed();
}

async function passDays(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) await bot.wait(DAY);
}

test('a closed pulse says whom it asked until three newer results are there, and no less than thirty days', async () => {
  for (let round = 0; round < 4; round += 1) {
    await ask();
    await passDays(5);
  }
  expect(await asked()).toEqual([12, 12, 12, 12]);
  // Thirty days after the first has closed.
  await passDays(6);
  expect(await asked()).toEqual([12, 12, 12, 12]);
  await passDays(1);
  expect(await asked()).toEqual([0, 12, 12, 12]);
  await passDays(60);
  expect(await asked()).toEqual([0, 12, 12, 12]);
  await ask();
  await passDays(7);
  expect(await asked()).toEqual([0, 0, 12, 12, 12]);
});

test('it says how many were asked all the same, and what everybody reads stays as it is', async () => {
  for (let round = 0; round < 4; round += 1) {
    await ask();
    await passDays(10);
  }
  const [first] = (await bot.ports.store.publishedPulses(TEAM, 26)).toReversed();
  expect(first).toMatchObject({ audience: [], refreshIds: [], result: { audienceCount: 12, answeredCount: 12 } });
  const seen = await bot.press('Megan Bowen', 'view-pulse', { pulseId: first?.pulseId });
  expect(seen?.message).toMatchObject({ kind: 'pulse-closed', answered: '12 of 12 people answered.' });
});

test('what is compared is compared as before, with the last three results', async () => {
  for (const answer of ['2', '4', '4', '4', '4']) {
    await ask(answer);
    await passDays(40);
  }
  expect(await asked()).toEqual([0, 0, 12, 12, 12]);
  await ask('2');
  expect(await changes()).toEqual(['new', 'higher', 'higher', 'unclear', 'unclear', 'lower']);
});

test('each statement keeps the three that it is compared with, where behaviours take turns', async () => {
  for (const behaviours of ['collaborative', 'innovative', 'compassionate', 'collaborative']) {
    await ask('4', behaviours);
    await passDays(40);
  }
  expect(await asked()).toEqual([12, 12, 12, 12]);
});

test('four hundred days after it has closed it says nothing of who was asked, whatever came after it', async () => {
  await ask();
  const closedAt = bot.now;
  await passDays(399);
  expect(await asked()).toEqual([12]);
  await passDays(1);
  expect(bot.now - closedAt).toBe(400 * DAY_MS);
  expect(await asked()).toEqual([0]);
  await ask('1');
  expect(await changes()).toEqual(['new', 'new']);
});

test('a result that nothing can be compared with goes by the thirty days', async () => {
  await ask('4', 'collaborative', 0);
  await passDays(29);
  expect(await asked()).toEqual([12]);
  await passDays(1);
  expect(await asked()).toEqual([0]);
});

test('it is taken out once, however often a process dies over it', async () => {
  await ask('4', 'collaborative', 0);
  const [pulse] = await bot.ports.store.publishedPulses(TEAM, 1);
  const job = newJob('delete-audience', TEAM, pulse?.pulseId ?? '', bot.now);
  bot.now += 31 * DAY_MS;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await deleteAudience(bot.ports, job);
    expect(await asked()).toEqual([0]);
  }
  await expect(deleteAudience(bot.ports, { ...job, subjectId: 'another' })).rejects.toThrow(SubjectMissing);
});

describe('whenever it is looked at', () => {
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
});
