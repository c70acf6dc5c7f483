// Who has left a team by the time a pulse closes reads neither its comments nor the note for its chair.
import { expect, test } from 'vitest';
import { NAMES, TeamsConversation } from '../support/conversation.ts';

const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London' };

function leave(chat: TeamsConversation, name: string): void {
  const index = chat.members.findIndex((member) => member.name === name);
  chat.members.splice(index, 1);
}

function kinds(chat: TeamsConversation): string[] {
  return chat.posts.map(({ message }) => message.kind);
}

test.each([
  ['still there', [], 1],
  ['gone', ['Alex Wilber'], 0],
])('the comments, where whoever opened the pulse is %s', async (_what, leaving, notes) => {
  const chat = new TeamsConversation(NAMES);
  await chat.press('Alex Wilber', 'save-settings', { ...SETTINGS, comments: 'yes' });
  const form = { formId: 'form-1', behaviours: 'collaborative', hours: '72' };
  const opened = await chat.press('Alex Wilber', 'open-pulse', form);
  const pulseId = opened?.message.kind === 'pulse' ? opened.message.pulseId : '';
  for (const name of NAMES) await chat.press(name, 'answer-pulse', { pulseId, s0: '4', comment: 'More breaks.' });
  for (const name of leaving) leave(chat, name);
  await chat.wait(73);
  expect(kinds(chat)).toContain('pulse-result');
  expect(kinds(chat).filter((kind) => kind === 'pulse-comments')).toHaveLength(notes);
  expect(await chat.ports.store.readComments(pulseId)).toBeNull();
  await chat.close();
});

test.each([
  ['still there', [], 1],
  ['gone', ['Alex Wilber'], 0],
])('the note after a meeting, where its chair is %s', async (_what, leaving, notes) => {
  const chat = new TeamsConversation();
  for (const word of ['start', 'end']) {
    await chat.say('Alex Wilber', word);
    await chat.runJobs();
  }
  for (const name of leaving) leave(chat, name);
  await chat.wait(73);
  expect(kinds(chat)).toContain('pulse-result');
  expect(kinds(chat).filter((kind) => kind === 'chair-note')).toHaveLength(notes);
  await chat.close();
});
