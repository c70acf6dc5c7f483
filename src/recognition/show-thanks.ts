import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { cardOfReceiver } from '../steps/card-of-receiver.ts';
import { ifThere } from '../steps/if-there.ts';
import { sharedCard } from './thanks-cards.ts';

/** Brings every card that shows a thank-you up to date. One that is gone is no matter. */
export async function showThanks(world: World, { teamId, subjectId }: Due): Promise<void> {
  const thanks = (await world.store.read('recognition', teamId, subjectId))?.value;
  if (!thanks) return;
  const takenBack = { kind: 'thanks-taken-back', giverName: thanks.giver.name } as const;
  const { conversation, cardActivityId } = thanks;
  if (cardActivityId) {
    const card = thanks.takenBackAt ? takenBack : sharedCard(thanks);
    await ifThere(() => world.messenger.update(conversation, cardActivityId, card));
  }
  const { privateChatId, privateActivityId } = thanks;
  // A hidden one shows nothing that could be out of date.
  if (!privateActivityId || thanks.say === 'hidden') return;
  const card = thanks.takenBackAt ? takenBack : await cardOfReceiver(world, thanks);
  const chat = { ...conversation, conversationId: privateChatId, kind: 'personal' } as const;
  await ifThere(() => world.messenger.update(chat, privateActivityId, card));
}
