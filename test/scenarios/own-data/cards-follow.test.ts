import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/message.ts';
import { type Ports, Undeliverable } from '../../../src/ports.ts';
import { showLastAction } from '../../../src/pulse/show-last-action.ts';
import { showPulse } from '../../../src/pulse/show-pulse.ts';
import { actionInWords } from '../../../src/pulse/words.ts';
import { newJob, SubjectMissing } from '../../../src/scheduling/job.ts';
import { updateWithRetry } from '../../../src/shared/update-with-retry.ts';
import { member, NAMES, TeamsConversation } from '../../support/conversation.ts';

const TEAM = 'team-sample-team';
const MEGAN = member('Megan Bowen');

let chat: TeamsConversation;
beforeEach(() => {
  chat = new TeamsConversation();
});
afterEach(() => chat.close());

async function openPulse(formId: string, behaviours = 'collaborative'): Promise<string> {
  const opened = await chat.press('Alex Wilber', 'open-pulse', { formId, behaviours, hours: '72' });
  await chat.runJobs();
  return opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
}

async function answers(pulseId: string, names: readonly string[]): Promise<void> {
  for (const name of names) await chat.press(name, 'answer-pulse', { pulseId, s0: '4' });
}

/** A result with an action that Megan is to do, and after it an open pulse that says so. */
async function agreedAndAskedAgain(): Promise<string> {
  const pulseId = await openPulse('form-1');
  await answers(pulseId, NAMES.slice(0, 6));
  await chat.wait(73);
  const form = { pulseId, decision: 'agreed', what: 'Ask first', who: MEGAN.personId, byWhen: '2026-12-04' };
  const saved = await chat.press('Alex Wilber', 'save-action', form);
  expect(saved?.message).toMatchObject({ kind: 'action', whoName: MEGAN.name });
  const next = await openPulse('form-2', 'innovative');
  expect(await lastActionOf(next)).toContain(MEGAN.name);
  chat.updates.length = 0;
  chat.posts.length = 0;
  return next;
}

async function lastActionOf(pulseId: string): Promise<string> {
  const { lastAction } = (await chat.ports.store.read('pulse', TEAM, pulseId))?.value ?? {};
  return lastAction ? actionInWords(lastAction) : '';
}

async function meganLeaves(): Promise<void> {
  await chat.press(MEGAN.name, 'delete-my-data', {}, { kind: 'personal' });
  await chat.runJobs();
}

function shown<K extends Message['kind']>(kind: K): Extract<Message, { kind: K }>[] {
  const messages = chat.updates.map(({ message }) => message);
  return messages.filter((message): message is Extract<Message, { kind: K }> => message.kind === kind);
}

describe('when somebody has their data deleted', () => {
  test('the card of an action that is theirs to do says “a colleague”', async () => {
    await agreedAndAskedAgain();
    await meganLeaves();
    expect(shown('action')).toMatchObject([
      { whoName: 'a colleague', setBy: expect.stringContaining('by Alex Wilber.'), whatWords: 'Ask first' },
    ]);
    expect(JSON.stringify(chat.updates)).not.toContain(MEGAN.name);
  });

  test('so does the pulse that is open, and its count is still the one that the timer has shown last', async () => {
    const pulseId = await agreedAndAskedAgain();
    await answers(pulseId, NAMES.slice(0, 5));
    await meganLeaves();
    expect(shown('pulse')).toMatchObject([
      {
        lastActionWords: 'We agreed: Ask first (a colleague; we look back on Friday 4 December 2026).',
        answered: '',
      },
    ]);
    await chat.wait(1);
    await chat.wait(1);
    expect(shown('pulse').at(-1)).toMatchObject({ answered: 'At least 5 of 6 have answered.' });
  });

  test('a card that is gone is not posted anew, and one that the bot may not change stops nothing', async () => {
    await agreedAndAskedAgain();
    for (const answer of ['gone', 'forbidden'] as const) {
      const update: Ports['messenger']['update'] = async () => {
        if (answer === 'forbidden') throw new Undeliverable('the bot was removed');
        return 'gone';
      };
      Object.assign(chat, { ports: { ...chat.ports, messenger: { ...chat.ports.messenger, update } } });
      await meganLeaves();
      await chat.wait(1);
    }
    expect(chat.posts.map(({ message }) => message.kind)).toEqual(['data-deleted', 'data-deleted']);
  });
});

describe('the card of a pulse', () => {
  test('that was on its way as a name was taken out of it is drawn again', async () => {
    const pulseId = await agreedAndAskedAgain();
    await answers(pulseId, NAMES.slice(0, 5));
    const { messenger, store } = chat.ports;
    const update: Ports['messenger']['update'] = async (...sent) => {
      await updateWithRetry(chat.ports, 'pulse', TEAM, pulseId, (pulse) => ({
        ...pulse,
        lastAction: { state: 'done', what: 'Ask first', who: { name: 'a colleague' } },
      }));
      return messenger.update(...sent);
    };
    const look = () =>
      showPulse({ ...chat.ports, messenger: { ...messenger, update } }, newJob('show-pulse', TEAM, pulseId, chat.now));
    await look();
    await look();
    expect(shown('pulse').at(-1)?.lastActionWords).toContain(MEGAN.name);
    await chat.runJobs();
    expect(shown('pulse').at(-1)?.lastActionWords).toBe('Done: Ask first (a colleague).');
    expect((await store.read('pulse', TEAM, pulseId))?.value.shownCount).toBe(5);
  });

  test('that has closed, is not posted yet, or is gone from the store, is left alone', async () => {
    const pulseId = await agreedAndAskedAgain();
    const show = (id: string) => showLastAction(chat.ports, newJob('show-last-action', TEAM, id, chat.now));
    await expect(show('another')).rejects.toThrow(SubjectMissing);
    const { cardActivityId = '' } = (await chat.ports.store.read('pulse', TEAM, pulseId))?.value ?? {};
    await updateWithRetry(chat.ports, 'pulse', TEAM, pulseId, (pulse) => ({ ...pulse, cardActivityId: '' }));
    await show(pulseId);
    await updateWithRetry(chat.ports, 'pulse', TEAM, pulseId, (pulse) => ({ ...pulse, cardActivityId }));
    chat.now += 72 * 3_600_000;
    await show(pulseId);
    expect(chat.updates).toEqual([]);
  });
});
