import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeAction } from '../../../src/actions/close-action.ts';
import { saveAction } from '../../../src/actions/save-action.ts';
import { showAction } from '../../../src/actions/show-action.ts';
import { type Ports, Undeliverable } from '../../../src/ports.ts';
import { newJob, SubjectMissing } from '../../../src/scheduling/job.ts';
import { agreedInput, chatWithResult } from '../../support/agreed-action.ts';
import { callerOf, member, type TeamsConversation } from '../../support/conversation.ts';
import { sampleAction, sampleConversation } from '../../support/sample-documents.ts';

const alex = callerOf('Alex Wilber', {});
const { teamId } = alex;
const from = (cardActivityId: string, name = 'Alex Wilber') => ({ ...callerOf(name, {}), cardActivityId });

let chat: TeamsConversation;
beforeEach(async () => {
  chat = await chatWithResult();
});
afterEach(() => chat.close());

async function cards(): Promise<string[]> {
  const [action] = await chat.ports.store.recentActions(teamId, 1);
  return (action?.cards ?? []).map(({ activityId }) => activityId);
}

describe('an action remembers its cards', () => {
  test('the form that was saved, the one that changed it, and the card on which it was marked as done', async () => {
    await saveAction(chat.ports, from('form-1'), agreedInput);
    expect(await cards()).toEqual(['form-1']);
    await saveAction(chat.ports, from('form-1'), agreedInput);
    expect(await cards()).toEqual(['form-1']);
    await saveAction(chat.ports, from('form-2'), agreedInput);
    expect(await cards()).toEqual(['form-1', 'form-2']);
    await saveAction(chat.ports, from('form-3'), { ...agreedInput, what: 'Move the rota' });
    await closeAction(chat.ports, from('card-of-version-1'), 'pulse-1');
    await closeAction(chat.ports, from('another'), 'pulse-1');
    expect(await cards()).toEqual(['form-1', 'form-2', 'form-3', 'card-of-version-1', 'another']);
  });

  test('where the same number stands for a message of another channel, both', async () => {
    await saveAction(chat.ports, from('form'), agreedInput);
    const elsewhere = { ...from('form'), conversation: sampleConversation({ conversationId: 'another channel' }) };
    await saveAction(chat.ports, elsewhere, agreedInput);
    expect(await cards()).toEqual(['form', 'form']);
  });

  test('but no more than twenty, the newest', async () => {
    for (let each = 1; each <= 25; each += 1) await saveAction(chat.ports, from(`form-${each}`), agreedInput);
    expect(await cards()).toEqual(Array.from({ length: 20 }, (_, index) => `form-${index + 6}`));
  });
});

describe('when an action changes', () => {
  test('the cards that were not pressed follow, so that none names who no longer does it', async () => {
    await saveAction(chat.ports, from('form-1'), agreedInput);
    await chat.runJobs();
    expect(chat.updates).toEqual([]);
    await saveAction(chat.ports, from('form-2'), { ...agreedInput, whoId: member('Lynne Robbins').personId });
    await chat.runJobs();
    expect(
      chat.updates.map(({ activityId, message }) => [activityId, 'whoName' in message && message.whoName]),
    ).toEqual([
      ['form-1', 'Lynne Robbins'],
      ['form-2', 'Lynne Robbins'],
    ]);
    chat.updates.length = 0;
    await closeAction(chat.ports, from('form-2'), 'pulse-1');
    await chat.runJobs();
    expect(chat.updates.map(({ message }) => 'state' in message && message.state)).toEqual(['done', 'done']);
  });

  test('a card that is gone, or lies where the bot may not write, keeps no other from following', async () => {
    const shown: string[] = [];
    const update: Ports['messenger']['update'] = async (_, activityId) => {
      shown.push(activityId);
      if (activityId === 'form-1') throw new Undeliverable('removed');
      return 'gone';
    };
    const ports: Ports = { ...chat.ports, messenger: { ...chat.ports.messenger, update } };
    for (const form of ['form-1', 'form-2']) await saveAction(chat.ports, from(form), agreedInput);
    const [action] = await chat.ports.store.recentActions(teamId, 1);
    await showAction(ports, newJob('show-action', teamId, action?.actionId ?? '', chat.now));
    expect(shown).toEqual(['form-1', 'form-2']);
  });

  test('and the action is gone by then, nothing is shown', async () => {
    await chat.ports.store.create(sampleAction({ teamId }));
    const job = newJob('show-action', teamId, 'another', chat.now);
    await expect(showAction(chat.ports, job)).rejects.toThrow(SubjectMissing);
    expect(chat.updates).toEqual([]);
  });
});
