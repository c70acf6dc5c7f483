import type { Recognition } from '../../../src/recognition/recognition.ts';
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

export async function thanksIn(chat: TeamsConversation): Promise<Recognition> {
  const stored = await chat.world.store.read('recognition', teamId, REF.thanksId);
  if (!stored) throw new Error('the thank-you is there');
  return stored.value;
}
