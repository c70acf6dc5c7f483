import { pino } from 'pino';
import { afterEach } from 'vitest';
import { handlers } from '../../../bot/jobs/handlers.ts';
import { runJobs } from '../../../bot/jobs/run-jobs.ts';
import type { Message } from '../../../src/message.ts';
import { Undeliverable } from '../../../src/ports.ts';
import { type Job, newJob } from '../../../src/scheduling/job.ts';
import type { ThankYou } from '../../../src/thanks/thank-you.ts';
import { callerOf, member, NAMES, TeamsConversation } from '../../support/conversation.ts';
import { sampleTeam } from '../../support/sample-documents.ts';
import { sampleThankYou } from '../../support/sample-thank-you.ts';

export const { teamId, conversation } = callerOf('Alex Wilber', {});
export const REF = { thankYouId: 'thanks-1', thankYouTeamId: teamId };

/** A team in which Alex has thanked Megan, and both cards are posted. */
export async function thanksChat(change: Partial<ThankYou> = {}, members: readonly string[] = NAMES) {
  const chat = new TeamsConversation(members);
  await chat.ports.store.create(sampleTeam({ teamId, conversation }));
  await chat.ports.store.create(
    sampleThankYou({
      teamId,
      conversation,
      giver: member('Alex Wilber'),
      receiver: member('Megan Bowen'),
      givenAt: chat.now,
      cardActivityId: 'shared card',
      privateChatId: 'chat of Megan',
      privateActivityId: 'private card',
      ...change,
    }),
  );
  return chat;
}

/** The same for a file of tests, after each of which its chats are closed. */
export function thanksChats(): typeof thanksChat {
  const open: TeamsConversation[] = [];
  afterEach(async () => {
    for (const chat of open.splice(0)) await chat.close();
  });
  return async (...about) => {
    const chat = await thanksChat(...about);
    open.push(chat);
    return chat;
  };
}

export async function thanksIn(chat: TeamsConversation): Promise<ThankYou> {
  const stored = await chat.ports.store.read('thank-you', teamId, REF.thankYouId);
  if (!stored) throw new Error('the thank-you is there');
  return stored.value;
}

/** Given a moment ago: nothing of it is delivered yet. */
export const UNSENT = {
  visibility: 'private',
  formActivityId: 'used form',
  cardActivityId: '',
  privateChatId: '',
  privateActivityId: '',
} as const;

/** What a card shows now, if it was changed. */
export function shown(chat: TeamsConversation, activityId: string): Message | undefined {
  return chat.updates.filter((update) => update.activityId === activityId).at(-1)?.message;
}

/** The jobs run while Teams takes no update, and again when it does. */
export async function failsOnce(chat: TeamsConversation): Promise<void> {
  const { messenger } = chat.ports;
  const update = () => Promise.reject(new Error('Teams is ill'));
  await runJobs({ ...chat.ports, messenger: { ...messenger, update } }, handlers, pino({ level: 'silent' }));
  await chat.wait(1);
}

/** These people have blocked the bot. */
export function blockBot(chat: TeamsConversation, ...teamsIds: string[]): void {
  const { messenger } = chat.ports;
  const postToPerson: typeof messenger.postToPerson = async (conversation, teamsId, message) => {
    if (teamsIds.includes(teamsId)) throw new Undeliverable('post to a person: 403');
    return messenger.postToPerson(conversation, teamsId, message);
  };
  Object.assign(chat.ports, { messenger: { ...messenger, postToPerson } });
}

export function dueNow(jobType: 'post-thanks' | 'post-thanks-back', chat: TeamsConversation): Job {
  return newJob(jobType, teamId, REF.thankYouId, chat.now);
}
