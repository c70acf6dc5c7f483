// Small rounds that are added up (rule R26): the sum is one result of all whom its rounds asked, from then on, for whatever closes
// after it.
import { expect, test } from 'vitest';
import type { Place, TeamsConversation } from '../support/conversation.ts';
import { ask, COLLEAGUES, conversation } from './ask.ts';

const NOT_SHOWN = /^Held back/;
const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5', comments: 'no' };
const [FIRST, SECOND] = [COLLEAGUES.slice(0, 5), COLLEAGUES.slice(5, 10)];

const place = (team: string): Place => ({ team, kind: 'groupChat' });

async function pooling(team: string): Promise<TeamsConversation> {
  const chat = await conversation();
  await chat.press('Alex Wilber', 'save-settings', { ...SETTINGS, pooling: 'yes' }, place(team));
  return chat;
}

/** Two agree of three in the first round; then the first round's people are asked alone. What the second round said can be told. */
function secondRoundAgrees(sum: string, alone: string): number[] {
  const most = /^Fewer than half/.test(sum) ? 2 : 6;
  const firstAtLeast = /^All or nearly all/.test(alone) ? 2 : 0;
  return [0, 1, 2, 3].filter((agree) => agree + firstAtLeast <= most);
}

test('a sum, and the people of its first round alone an hour later, would tell that nobody in the second round agrees', async () => {
  expect(secondRoundAgrees('Fewer than half agree.', 'All or nearly all agree.')).toEqual([0]);

  const chat = await pooling('Pool');
  await ask(chat, FIRST, '442--', place('Pool'));
  const sum = await ask(chat, SECOND, '222--', place('Pool'));
  const alone = await ask(chat, FIRST, '44244', place('Other'));
  expect(sum.text).toMatch(/^Fewer than half agree\./);
  expect(alone.text).toMatch(NOT_SHOWN);
  expect(secondRoundAgrees(sum.text, alone.text)).toEqual([0, 1, 2]);
  await chat.close();
});

test('the other way round, the sum is not shown', async () => {
  const chat = await pooling('Pool');
  await ask(chat, FIRST, '442--', place('Pool'));
  const alone = await ask(chat, FIRST, '44244', place('Other'));
  const sum = await ask(chat, SECOND, '222--', place('Pool'));
  expect(alone.text).toMatch(/^All or nearly all agree\./);
  expect(sum.text).toMatch(NOT_SHOWN);
  await chat.close();
});

test('two sums of which the rounds share people are not both shown', async () => {
  const chat = await pooling('Pool');
  await chat.press('Alex Wilber', 'save-settings', { ...SETTINGS, pooling: 'yes' }, place('Second pool'));
  const [a = '', b = '', c = '', d = ''] = COLLEAGUES;
  const others = COLLEAGUES.slice(4, 9);
  const more = COLLEAGUES.slice(9, 14);
  await ask(chat, [a, b, c, ...others.slice(0, 2)], '442--', place('Pool'));
  await ask(chat, [a, b, d, ...more.slice(0, 2)], '442--', place('Second pool'));
  const one = await ask(chat, others, '442--', place('Pool'));
  const other = await ask(chat, more, '442--', place('Second pool'));
  expect([one, other].map(({ text }) => NOT_SHOWN.test(text))).toEqual([false, true]);
  await chat.close();
});

test('pulses on something else do not push a round out of sight', async () => {
  const chat = await pooling('Pool');
  const six = COLLEAGUES.slice(0, 6);
  await ask(chat, six, '442---', place('Pool'));
  await chat.wait(24);
  expect((await ask(chat, six, '44244-', place('Other'))).text).toMatch(/^All or nearly all agree\./);
  await chat.wait(6 * 24);
  for (let index = 0; index < 26; index += 1) {
    const form = { formId: chat.ports.newId(), behaviours: 'innovative', hours: '24' };
    const opened = await chat.press('Alex Wilber', 'open-pulse', form, place('Pool'));
    const pulseId = opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
    await chat.press('Alex Wilber', 'close-pulse', { pulseId }, place('Pool'));
    await chat.wait(0.1);
  }
  expect((await ask(chat, six, '442---', place('Pool'))).text).toMatch(NOT_SHOWN);
  await chat.close();
});
