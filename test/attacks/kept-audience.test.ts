// Rule R33: whoever can read the database looks up who was asked in a pulse that closed long ago.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { member, render, type TeamsConversation } from '../support/conversation.ts';
import { TEAM } from '../support/rhythm-steps.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';

const SIX = COLLEAGUES.slice(0, 6);
const MEGAN = 'Megan Bowen';

let chat: TeamsConversation;
beforeEach(async () => {
  chat = await conversation();
  await chat.happen('installed', 'Alex Wilber');
});
afterEach(() => chat.close());

/** How many closed pulses say that they asked her. */
async function askedHer(): Promise<number> {
  const pulses = await chat.ports.store.publishedPulses(TEAM, 26);
  const { personId, teamsId } = member(MEGAN);
  return pulses.filter((pulse) => [personId, teamsId].some((id) => JSON.stringify(pulse).includes(id))).length;
}

/** Four pulses, one each ten days, and then so many days. */
async function pass(days: number): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await ask(chat, SIX, '444222');
    for (let day = 0; day < 10; day += 1) await chat.wait(24);
  }
  for (let day = 0; day < days; day += 5) await chat.wait(5 * 24);
}

describe('whether somebody was asked', () => {
  test('is found for ever where nothing takes it out', async () => {
    const { store } = chat.ports;
    const enqueue: Store['enqueue'] = async (job) =>
      job.jobType === 'delete-audience' ? undefined : store.enqueue(job);
    Object.assign(chat.ports, { store: { ...store, enqueue } });
    await pass(400);
    expect(await askedHer()).toBe(4);
  });

  test('is not found of ours in a result that has three newer ones, and of none after 400 days', async () => {
    await pass(10);
    expect(await askedHer()).toBe(3);
    await pass(400);
    expect(await askedHer()).toBe(0);
  });

  test('nor where the bot has been removed', async () => {
    await ask(chat, SIX, '444222');
    await chat.happen('removed', 'Alex Wilber');
    for (let day = 0; day < 400; day += 5) await chat.wait(5 * 24);
    expect(await askedHer()).toBe(0);
  });
});

test('the privacy page says so', async () => {
  const page = JSON.stringify(render(await chat.say(MEGAN, 'privacy')));
  expect(page).toContain('who was asked for 30 days, and until three newer results are there, 400 days at most');
});
