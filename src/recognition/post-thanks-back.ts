import type { World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { amend } from '../steps/amend.ts';
import { postOnce } from '../steps/post-once.ts';
import type { ThanksBack } from '../thanks-change-messages.ts';

/**
 * Tells the giver of a thank-you, in their own chat, that the person they thanked says thank you; once for each.
 * @returns why not, for the log
 */
export async function postThanksBack(world: World, { teamId, subjectId }: Due): Promise<string | undefined> {
  const thanks = (await world.store.read('recognition', teamId, subjectId))?.value;
  const team = (await world.store.read('team', teamId, teamId))?.value;
  if (!thanks || !team) return 'the thank-you or the team is gone';
  if (thanks.isThankedBack || thanks.takenBackAt) return undefined;
  // Given before version 2, which kept no way to the giver.
  if (!thanks.giver.teamsId) return 'the giver cannot be reached';
  const card: ThanksBack = {
    kind: 'thanks-back',
    receiverName: thanks.receiver.name,
    behaviourName: thanks.behaviourName,
    given: dayInWords(thanks.givenAt, team.settings.timeZone),
    isSample: thanks.isSample,
  };
  await postOnce(
    world,
    `thanks back ${subjectId}`,
    () => world.messenger.postToPerson(thanks.conversation, thanks.giver.teamsId, card),
    () => amend(world, 'recognition', teamId, subjectId, (current) => ({ ...current, isThankedBack: true })),
  );
  await world.store.addDue(due('show-thanks', teamId, subjectId, world.clock.now()));
  return undefined;
}
