import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveAction } from '../../../src/actions/save-action.ts';
import type { Due } from '../../../src/scheduling/due.ts';
import { agreedInput, chatWithResult } from '../../support/agreed-action.ts';
import { callerOf, START, type TeamsConversation } from '../../support/conversation.ts';
import { HOUR_MS, sampleRhythm } from '../../support/sample-documents.ts';

const caller = { ...callerOf('Alex Wilber', {}), cardActivityId: 'form' };
const { teamId } = caller;

let chat: TeamsConversation;
beforeEach(async () => {
  chat = await chatWithResult();
});
afterEach(() => chat.close());

async function dueTasks(): Promise<Due['task'][]> {
  const claims = await chat.world.store.claimDue(START + HOUR_MS, 1, 9);
  return claims.map(({ value }) => value.task);
}

test('a pulse of the rhythm that waited goes on at once', async () => {
  await chat.world.store.create(sampleRhythm({ teamId }));
  await saveAction(chat.world, caller, agreedInput);
  expect(await dueTasks()).toEqual(['ask-pulse']);
});

test('nothing is asked where the rhythm has no pulse, or there is no rhythm', async () => {
  await saveAction(chat.world, caller, agreedInput);
  await chat.world.store.create(sampleRhythm({ teamId, pulse: null }));
  await saveAction(chat.world, caller, { ...agreedInput, what: 'Something else' });
  expect(await dueTasks()).toEqual([]);
});

test('two who save at the same moment make one action, and both see the one that stands', async () => {
  const megan = callerOf('Megan Bowen', {});
  await Promise.all([
    saveAction(chat.world, caller, agreedInput),
    saveAction(chat.world, megan, { ...agreedInput, what: 'Move the rota to Friday' }),
  ]);
  const actions = await chat.world.store.recentActions(teamId, 9);
  expect(actions).toHaveLength(1);
  expect(['Ask the night shift first', 'Move the rota to Friday']).toContain(actions[0]?.what);
});

test('the same sent again keeps who wrote it down first, and when', async () => {
  await saveAction(chat.world, caller, agreedInput);
  chat.now += HOUR_MS;
  await saveAction(chat.world, callerOf('Megan Bowen', {}), { ...agreedInput, what: ' Ask the  night shift first ' });
  const [action] = await chat.world.store.recentActions(teamId, 9);
  expect(action).toMatchObject({ setByName: 'Alex Wilber', setAt: START, behaviourName: 'We are collaborative' });
});

test('a “because” that was typed is not said twice', async () => {
  await saveAction(chat.world, caller, { ...agreedInput, decision: 'not now', because: 'Because, we are few' });
  const [action] = await chat.world.store.recentActions(teamId, 9);
  expect(action).toMatchObject({ state: 'not now', because: 'we are few', what: '', byWhen: '' });
  expect(action?.who).toEqual({ personId: '', name: '' });
});
