import type { ThanksCard } from '../messages.ts';
import type { World } from '../ports.ts';
import type { Due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { postOnce } from '../steps/post-once.ts';

/** Posts a thank-you as a message of its own, so that the mention reaches the person, and clears the used form away. */
export async function postThanks(world: World, { teamId, subjectId }: Due): Promise<void> {
  const stored = await world.store.read('recognition', teamId, subjectId);
  const team = await world.store.read('team', teamId, teamId);
  if (!stored || stored.value.cardActivityId || !team?.value.isInstalled) return;
  const { giver, receiver, conversation, formActivityId, behaviourName, isSample } = stored.value;
  const card: ThanksCard = {
    kind: 'thanks',
    giverName: giver.name,
    receiverName: receiver.name,
    receiverTeamsId: receiver.teamsId,
    behaviourName,
    whatTheyDidWords: stored.value.whatTheyDid,
    madePossibleWords: stored.value.madePossible,
    isSample,
  };
  await postOnce(
    world,
    `thanks ${subjectId}`,
    () => world.messenger.post(conversation, card),
    (posted) => amend(world, 'recognition', teamId, subjectId, (thanks) => ({ ...thanks, cardActivityId: posted })),
  );
  if (formActivityId) {
    await world.messenger.update(conversation, formActivityId, { kind: 'thanks-sent', receiverName: receiver.name });
  }
}
