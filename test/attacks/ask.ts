import { callerOf, member, NAMES, type Place, TeamsConversation } from '../support/conversation.ts';
import { readable, resultsAmong } from './published.ts';
import type { Shown } from './subtraction.ts';

export const COLLEAGUES = [
  ...NAMES,
  'Miriam Graham',
  'Raul Razo',
  'Pradeep Gupta',
  'Joni Sherman',
  'Debra Berger',
  'Irvin Sayers',
  'Allan Deyoung',
];

const SETTINGS = { frameworkId: 'mse-icb-values', timeZone: 'Europe/London', threshold: '5' };

/** A conversation in which the bot is at home, with an empty past. */
export async function conversation(pooling: 'yes' | 'no' = 'no'): Promise<TeamsConversation> {
  const chat = new TeamsConversation([]);
  await chat.press('Alex Wilber', 'save-settings', { ...SETTINGS, pooling, comments: 'no' });
  return chat;
}

/**
 * Asks these people one statement and ends it when they have answered: one sign each, '-' for somebody who stays silent.
 * The first of them opens and closes it. Where it may not be asked yet, gives why.
 */
export async function ask(
  chat: TeamsConversation,
  names: readonly string[],
  answers: string,
  place: Place = {},
): Promise<Shown> {
  const [opener = ''] = names;
  chat.members.splice(0, chat.members.length, ...names.map(member));
  const formId = chat.ports.newId();
  const opened = await chat.press(opener, 'open-pulse', { formId, behaviours: 'collaborative', hours: '72' }, place);
  if (opened?.message.kind === 'pulse-form')
    return { text: opened.message.formNote?.what ?? '', answered: answers.replaceAll('-', '').length };
  const [pulse] = await chat.ports.store.openPulses(callerOf(opener, place).teamId);
  const pulseId = pulse?.pulseId;
  for (const [index, name] of names.entries()) {
    const s0 = answers.charAt(index);
    if (s0 !== '-') await chat.press(name, 'answer-pulse', { pulseId, s0 }, place);
  }
  const before = chat.posts.length;
  await chat.press(opener, 'close-pulse', { pulseId }, place);
  await chat.wait(0.1);
  const [result] = resultsAmong(chat.posts.slice(before).map(({ message }) => message));
  return { text: result ? readable(result) : '', answered: answers.replaceAll('-', '').length };
}
