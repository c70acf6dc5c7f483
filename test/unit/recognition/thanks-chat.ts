import { pino } from 'pino';
import { afterEach } from 'vitest';
import { runDue } from '../../../bot/jobs/run-due.ts';
import { tasks } from '../../../bot/jobs/tasks.ts';
import type { Message } from '../../../src/messages.ts';
import { Undeliverable } from '../../../src/ports.ts';
import type { Recognition } from '../../../src/recognition/recognition.ts';
import { type Due, due } from '../../../src/scheduling/due.ts';
import { callerOf, member, NAMES, TeamsConversation } from '../../support/conversation.ts';
import { sampleTeam } from '../../support/sample-documents.ts';
import { sampleRecognition } from '../../support/sample-recognition.ts';

export const { teamId, conversation } = callerOf('Alex Wilber', {});
export const REF = { thanksId: 'thanks-1', thanksTeamId: teamId };

/** A team in which Alex has thanked Megan, and both cards are posted. */
export async function thanksChat(change: Partial<Recognition> = {}, members: readonly string[] = NAMES) {
  const chat = new TeamsConversation(members);
  await chat.world.store.create(sampleTeam({ teamId, conversation }));
  await chat.world.store.create(
    sampleRecognition({
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

export async function thanksIn(chat: TeamsConversation): Promise<Recognition> {
  const stored = await chat.world.store.read('recognition', teamId, REF.thanksId);
  if (!stored) throw new Error('the thank-you is there');
  return stored.value;
}

/** Given a moment ago: nothing of it is delivered yet. */
export const UNSENT = {
  say: 'private',
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
  const { messenger } = chat.world;
  const update = () => Promise.reject(new Error('Teams is ill'));
  await runDue({ ...chat.world, messenger: { ...messenger, update } }, tasks, pino({ level: 'silent' }));
  await chat.wait(1);
}

/** These people have blocked the bot. */
export function blockBot(chat: TeamsConversation, ...teamsIds: string[]): void {
  const { messenger } = chat.world;
  const postToPerson: typeof messenger.postToPerson = async (conversation, teamsId, message) => {
    if (teamsIds.includes(teamsId)) throw new Undeliverable('post to a person: 403');
    return messenger.postToPerson(conversation, teamsId, message);
  };
  Object.assign(chat.world, { messenger: { ...messenger, postToPerson } });
}

export function dueNow(task: 'post-thanks' | 'post-thanks-back', chat: TeamsConversation): Due {
  return due(task, teamId, REF.thanksId, chat.now);
}
