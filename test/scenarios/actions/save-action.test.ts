import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveAction } from '../../../src/actions/save-action.ts';
import type { Job } from '../../../src/scheduling/job.ts';
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

async function dueJobTypes(): Promise<Job['jobType'][]> {
  const claims = await chat.ports.store.claimJobs(START + HOUR_MS, 1, 9);
  return claims.map(({ value }) => value.jobType);
}

test('a pulse of the rhythm that waited goes on at once', async () => {
  await chat.ports.store.create(sampleRhythm({ teamId }));
  await saveAction(chat.ports, caller, agreedInput);
  expect(await dueJobTypes()).toEqual(['ask-pulse']);
});

test('nothing is asked where the rhythm has no pulse, or there is no rhythm', async () => {
  await saveAction(chat.ports, caller, agreedInput);
  await chat.ports.store.create(sampleRhythm({ teamId, pulse: null }));
  await saveAction(chat.ports, caller, { ...agreedInput, what: 'Something else' });
  expect(await dueJobTypes()).toEqual([]);
});

test('two who save at the same moment make one action, and both see the one that stands', async () => {
  const megan = callerOf('Megan Bowen', {});
  await Promise.all([
    saveAction(chat.ports, caller, agreedInput),
    saveAction(chat.ports, megan, { ...agreedInput, what: 'Move the rota to Friday' }),
  ]);
  const actions = await chat.ports.store.recentActions(teamId, 9);
  expect(actions).toHaveLength(1);
  expect(['Ask the night shift first', 'Move the rota to Friday']).toContain(actions[0]?.what);
});

test('the same sent again keeps who wrote it down first, and when', async () => {
  await saveAction(chat.ports, caller, agreedInput);
  chat.now += HOUR_MS;
  await saveAction(chat.ports, callerOf('Megan Bowen', {}), { ...agreedInput, what: ' Ask the  night shift first ' });
  const [action] = await chat.ports.store.recentActions(teamId, 9);
  expect(action).toMatchObject({ setByName: 'Alex Wilber', setAt: START, behaviourName: 'We are collaborative' });
});

test('a “because” that was typed is not said twice', async () => {
  await saveAction(chat.ports, caller, { ...agreedInput, decision: 'not now', because: 'Because, we are few' });
  const [action] = await chat.ports.store.recentActions(teamId, 9);
  expect(action).toMatchObject({ state: 'not now', because: 'we are few', what: '', byWhen: '' });
  expect(action?.who).toEqual({ personId: '', name: '' });
});
