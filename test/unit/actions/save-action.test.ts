import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveAction } from '../../../src/actions/save-action.ts';
import type { Due } from '../../../src/scheduling/due.ts';
import { callerOf, member, START, TeamsConversation } from '../../support/conversation.ts';
import { HOUR_MS, samplePulse, sampleResult, sampleRhythm } from '../../support/sample-documents.ts';

const caller = { ...callerOf('Alex Wilber', {}), cardActivityId: 'form' };
const { teamId } = caller;
const input = {
  pulseId: 'pulse-1',
  decision: 'agreed',
  behaviourId: '',
  what: 'Ask the night shift first',
  whoId: member('Adele Vance').personId,
  byWhen: '2026-12-04',
  because: '',
} as const;

let chat: TeamsConversation;
beforeEach(async () => {
  chat = new TeamsConversation();
  await chat.world.store.create(samplePulse({ teamId, state: 'closed', result: sampleResult() }));
});
afterEach(() => chat.close());

async function dueTasks(): Promise<Due['task'][]> {
  const claims = await chat.world.store.claimDue(START + HOUR_MS, 1, 9);
  return claims.map(({ value }) => value.task);
}

test('a pulse of the rhythm that waited goes on at once', async () => {
  await chat.world.store.create(sampleRhythm({ teamId }));
  await saveAction(chat.world, caller, input);
  expect(await dueTasks()).toEqual(['ask-pulse']);
});

test('nothing is asked where the rhythm has no pulse, or there is no rhythm', async () => {
  await saveAction(chat.world, caller, input);
  await chat.world.store.create(sampleRhythm({ teamId, pulse: null }));
  await saveAction(chat.world, caller, { ...input, what: 'Something else' });
  expect(await dueTasks()).toEqual([]);
});

test('two who save at the same moment make one action, and both see the one that stands', async () => {
  const megan = callerOf('Megan Bowen', {});
  await Promise.all([
    saveAction(chat.world, caller, input),
    saveAction(chat.world, megan, { ...input, what: 'Move the rota to Friday' }),
  ]);
  const actions = await chat.world.store.recentActions(teamId, 9);
  expect(actions).toHaveLength(1);
  expect(['Ask the night shift first', 'Move the rota to Friday']).toContain(actions[0]?.what);
});

test('the same sent again keeps who wrote it down first, and when', async () => {
  await saveAction(chat.world, caller, input);
  chat.now += HOUR_MS;
  await saveAction(chat.world, callerOf('Megan Bowen', {}), { ...input, what: ' Ask the  night shift first ' });
  const [action] = await chat.world.store.recentActions(teamId, 9);
  expect(action).toMatchObject({ setByName: 'Alex Wilber', setAt: START, behaviourName: 'We are collaborative' });
});

test('a “because” that was typed is not said twice', async () => {
  await saveAction(chat.world, caller, { ...input, decision: 'not now', because: 'Because, we are few' });
  const [action] = await chat.world.store.recentActions(teamId, 9);
  expect(action).toMatchObject({ state: 'not now', because: 'we are few', what: '', byWhen: '' });
  expect(action?.who).toEqual({ personId: '', name: '' });
});
