import type { World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { amend } from '../steps/amend.ts';
import { ifThere } from '../steps/if-there.ts';
import { postOnce } from '../steps/post-once.ts';
import type { ThanksBack } from '../thanks-change-messages.ts';
import { addressOf, type Recognition } from './recognition.ts';

/**
 * Tells the giver of a thank-you, in their own chat, that the person they thanked says thank you; once for each.
 * If it cannot be delivered, that person is told.
 * @returns why not, for the log
 */
export async function postThanksBack(world: World, { teamId, subjectId }: Due): Promise<string | undefined> {
  const thanks = (await world.store.read('recognition', teamId, subjectId))?.value;
  const team = (await world.store.read('team', teamId, teamId))?.value;
  if (!thanks || !team) return 'the thank-you or the team is gone';
  if (thanks.isThankedBack || thanks.takenBackAt) return undefined;
  const card: ThanksBack = {
    kind: 'thanks-back',
    receiverName: thanks.receiver.name,
    behaviourName: thanks.behaviourName,
    given: dayInWords(thanks.givenAt, team.settings.timeZone),
    isSample: thanks.isSample,
  };
  const bringUpToDate = () => world.store.addDue(due('show-thanks', teamId, subjectId, world.clock.now()));
  if (await ifThere(() => deliver(world, thanks, card))) {
    await bringUpToDate();
    return undefined;
  }
  const tell = () => tellReceiver(world, thanks);
  await postOnce(world, `thanks back undelivered ${subjectId}`, tell, bringUpToDate);
  return 'its giver cannot be written to';
}

function deliver(world: World, thanks: Recognition, card: ThanksBack): Promise<void> {
  const { teamId, recognitionId, giver, conversation } = thanks;
  return postOnce(
    world,
    `thanks back ${recognitionId}`,
    () => world.messenger.postToPerson(conversation, addressOf(giver), card),
    () => amend(world, 'recognition', teamId, recognitionId, (current) => ({ ...current, isThankedBack: true })),
  );
}

/** Their card said that it was on its way. */
function tellReceiver(world: World, { conversation, giver, receiver }: Recognition): Promise<unknown> {
  const noWords = { whatTheyDidWords: '', madePossibleWords: '' };
  const card = { kind: 'thanks-undelivered', receiverName: giver.name, isForTeam: false, ...noWords } as const;
  return world.messenger.postToPerson(conversation, receiver.teamsId, card);
}
