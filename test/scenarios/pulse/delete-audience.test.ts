import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteAudience } from '../../../src/pulse/delete-audience.ts';
import { newJob, SubjectMissing } from '../../../src/scheduling/job.ts';
import { DAY_MS } from '../../../src/scheduling/moments.ts';
import { NAMES, TeamsConversation } from '../../support/conversation.ts';

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
