import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlacedReply } from '../../../bot/dispatch.ts';
import { refusedWith, TeamsConversation } from '../../support/conversation.ts';

const PATIENT = 'Nobody rang the family of the patient in bed 4.';
const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };
const TEAM = 'team-sample-team';

let chat: TeamsConversation;
let pulseId: string;

beforeEach(async () => {
  chat = new TeamsConversation();
});
afterEach(() => chat.close());

async function open(comments: 'yes' | 'no'): Promise<void> {
  await chat.press('Alex Wilber', 'save-settings', { ...SETTINGS, pooling: 'no', comments });
  await chat.press('Alex Wilber', 'open-pulse', { formId: 'f', behaviours: 'collaborative,innovative', hours: '72' });
  pulseId = (await chat.ports.store.openPulses(TEAM))[0]?.pulseId ?? '';
  await chat.runJobs();
}

function answer(data: Record<string, unknown>): Promise<PlacedReply | null> {
  return chat.press('Megan Bowen', 'answer-pulse', { pulseId, s0: '2', s1: 'not-sure', ...data });
}

async function stored(): Promise<unknown[]> {
  const answers: unknown[] = [];
  for await (const { scores, comment } of chat.ports.store.answersOf(pulseId)) answers.push({ scores, comment });
  return answers;
}

/** What the button of that title sends. */
function sentBy(reply: PlacedReply | null, which: 'retry' | 'send'): { verb: string; data: Record<string, unknown> } {
  if (reply?.message.kind !== 'blocked-text') throw new Error('nothing was held back');
  const { retryVerb, retryData, sendVerb, sendData } = reply.message;
  return which === 'retry' ? { verb: retryVerb, data: { ...retryData } } : { verb: sendVerb, data: { ...sendData } };
}

describe('a comment that tells who a patient is', () => {
  beforeEach(() => open('yes'));

  test('is held back before anything is stored, and shown to its writer alone with the words marked', async () => {
    const held = await answer({ comment: PATIENT });
    expect(held).toMatchObject({ audience: 'caller', message: { kind: 'blocked-text', sendVerb: '' } });
    expect(JSON.stringify(held)).toContain('[patient in bed 4]');
    await chat.runJobs();
    expect(await stored()).toEqual([]);
    expect(JSON.stringify([chat.posts, chat.updates])).not.toContain('bed 4');
  });

  test('leaves the answer that was there before as it was', async () => {
    await answer({ s0: '5', s1: '5', comment: 'More breaks.' });
    await answer({ comment: PATIENT });
    expect(await stored()).toEqual([{ scores: [5, 5], comment: 'More breaks.' }]);
  });

  test('comes back on the form with what was chosen, which can be sent with other words', async () => {
    const { verb, data } = sentBy(await answer({ comment: PATIENT }), 'retry');
    const form = await chat.press('Megan Bowen', verb, data);
    expect(form).toMatchObject({
      audience: 'caller',
      place: 'card',
      message: { kind: 'pulse-page', commentWords: PATIENT, statements: [{ value: '2' }, { value: 'not-sure' }] },
    });
    await answer({ comment: 'Nobody rang a family.' });
    expect(await stored()).toEqual([{ scores: [2, 0], comment: 'Nobody rang a family.' }]);
  });
});

test('a comment that the pulse did not ask for is dropped, whatever it says', async () => {
  await open('no');
  expect((await answer({ comment: PATIENT }))?.message.kind).toBe('pulse-answered');
  expect(await stored()).toEqual([{ scores: [2, 0], comment: '' }]);
});

test('a rude comment goes through once it is meant, with the answer', async () => {
  await open('yes');
  const { verb, data } = sentBy(await answer({ comment: 'This rota is shit.' }), 'send');
  expect(await stored()).toEqual([]);
  expect((await chat.press('Megan Bowen', verb, data))?.message.kind).toBe('pulse-answered');
  expect(await stored()).toEqual([{ scores: [2, 0], comment: 'This rota is shit.' }]);
});

test.each([
  ['no answer at all', { s0: '', s1: '', comment: 'More breaks.' }, ['', ''], 'More breaks.'],
  ['a comment that is too long', { comment: 'x'.repeat(301) }, ['2', 'not-sure'], 'x'.repeat(301)],
  ['a score that is on no scale', { s0: '6', comment: '' }, ['', 'not-sure'], ''],
])('after %s what was chosen is still on the form', async (_what, data, values, comment) => {
  await open('yes');
  const refused = await answer(data);
  expect(refusedWith(refused)).not.toBe('');
  expect(refused?.message).toMatchObject({ commentWords: comment, statements: values.map((value) => ({ value })) });
});
