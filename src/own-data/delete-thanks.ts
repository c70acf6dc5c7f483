import type { World } from '../ports.ts';
import type { Recognition } from '../recognition/recognition.ts';
import type { Due } from '../scheduling/due.ts';
import { ifThere } from '../steps/if-there.ts';
import type { Conversation } from '../teams/team.ts';
import { isEmptied } from './without-person.ts';

/** Takes the names and words off the cards of a thank-you that was emptied, where Teams lets us, and then removes it. */
export async function deleteThanks(world: World, { teamId, subjectId }: Due): Promise<void> {
  const stored = await world.store.read('recognition', teamId, subjectId);
  if (!stored || !isEmptied(stored.value)) return;
  for (const { conversation, activityId } of cardsOf(stored.value)) {
    await ifThere(() => world.messenger.update(conversation, activityId, { kind: 'thanks-deleted' }));
  }
  await world.store.remove('recognition', teamId, subjectId);
}

interface Card {
  readonly conversation: Conversation;
  readonly activityId: string;
}

function cardsOf(thanks: Recognition): Card[] {
  const { conversation, formActivityId, cardActivityId, privateChatId, privateActivityId } = thanks;
  const own: Conversation = { ...conversation, conversationId: privateChatId, kind: 'personal' };
  return [
    { conversation, activityId: cardActivityId },
    { conversation, activityId: formActivityId },
    { conversation: own, activityId: privateChatId && privateActivityId },
  ].filter(({ activityId }) => activityId !== '');
}
