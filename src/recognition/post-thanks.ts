import type { World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { ifThere } from '../steps/if-there.ts';
import { postOnce } from '../steps/post-once.ts';
import { preferencesOf } from '../steps/preferences-of.ts';
import type { ThanksTakenBack } from '../thanks-change-messages.ts';
import type { ThanksSent } from '../thanks-messages.ts';
import { addressOf, type Recognition } from './recognition.ts';
import { privateCard, sharedCard } from './thanks-cards.ts';

/**
 * Brings a thank-you to its receiver, in their own chat, and to everybody's eyes or out of them, as the receiver wants
 * it. May be asked for again whenever that changes.
 * @returns why something was left out, for the log
 */
export async function postThanks(world: World, { teamId, subjectId, attempts }: Due): Promise<string | undefined> {
  const thanks = (await world.store.read('recognition', teamId, subjectId))?.value;
  if (!thanks) return undefined;
  const { cardActivityId, privateActivityId, isForTeam, say } = thanks;
  const isNew = !cardActivityId && !privateActivityId;
  // It may have been delivered before, and the form not be cleared away.
  const isFormUsed = isNew || attempts > 0;
  if (thanks.takenBackAt) {
    if (isFormUsed) await clearForm(world, thanks);
    return 'the thank-you was taken back';
  }
  const team = (await world.store.read('team', teamId, teamId))?.value;
  if (isNew && !isForTeam && !(await ifThere(() => deliver(world, thanks, team?.name ?? '')))) {
    await clearForm(world, thanks);
    await tellGiver(world, thanks);
    return 'its receiver cannot be written to';
  }
  if (say !== 'shared' && cardActivityId) await withdraw(world, thanks);
  const isToBePosted = say === 'shared' && !cardActivityId;
  const isGone = isToBePosted && !(team?.isInstalled && (await ifThere(() => share(world, thanks))));
  if (isFormUsed) await clearForm(world, thanks);
  if (isGone && isForTeam) await tellGiver(world, thanks);
  return isGone ? 'the bot is gone from where it was given' : undefined;
}

async function deliver(world: World, thanks: Recognition, teamName: string): Promise<void> {
  const { recognitionId, receiver, conversation } = thanks;
  const { sharing } = await preferencesOf(world, receiver.personId);
  const card = privateCard(thanks, teamName, sharing === 'ask');
  await postOnce(
    world,
    `thanks in private ${recognitionId}`,
    () => world.messenger.postToPerson(conversation, receiver.teamsId, card),
    ({ conversationId, activityId }) =>
      writeDown(world, thanks, { privateChatId: conversationId, privateActivityId: activityId }),
  );
}

/** Gives its words back to its giver; nothing of it is kept. */
function tellGiver(
  world: World,
  { teamId, recognitionId, giver, receiver, isForTeam, conversation, whatTheyDid, madePossible }: Recognition,
): Promise<void> {
  return postOnce(
    world,
    `thanks undelivered ${recognitionId}`,
    () =>
      world.messenger.postToPerson(conversation, addressOf(giver), {
        kind: 'thanks-undelivered',
        receiverName: receiver.name,
        isForTeam,
        whatTheyDidWords: whatTheyDid,
        madePossibleWords: madePossible,
      }),
    () => world.store.remove('recognition', teamId, recognitionId),
  );
}

/** A message of its own, so that the mention reaches the person. */
function share(world: World, thanks: Recognition): Promise<void> {
  const { recognitionId, conversation } = thanks;
  return postOnce(
    world,
    `thanks ${recognitionId}`,
    () => world.messenger.post(conversation, sharedCard(thanks)),
    (posted) => writeDown(world, thanks, { cardActivityId: posted }),
  );
}

/** Where a card is. Words that were changed or taken back while it was being posted are not on it: then it is due again. */
async function writeDown(world: World, { teamId, recognitionId, ...shown }: Recognition, where: Partial<Recognition>) {
  const now = await amend(world, 'recognition', teamId, recognitionId, (current) => ({ ...current, ...where }));
  if (!now || (now.changedAt === shown.changedAt && now.takenBackAt === shown.takenBackAt)) return;
  await world.store.addDue(due('show-thanks', teamId, recognitionId, world.clock.now()));
}

async function withdraw(world: World, { teamId, recognitionId, conversation, cardActivityId }: Recognition) {
  await world.messenger.update(conversation, cardActivityId, { kind: 'thanks-withdrawn' });
  await amend(world, 'recognition', teamId, recognitionId, (current) => ({ ...current, cardActivityId: '' }));
}

/** Everybody can read the used form, so what takes its place does not say for whom it was. */
async function clearForm(world: World, thanks: Recognition): Promise<void> {
  const { conversation, formActivityId } = thanks;
  if (!formActivityId) return;
  await ifThere(() => world.messenger.update(conversation, formActivityId, cardOfForm(thanks)));
}

function cardOfForm({ conversation, say, takenBackAt }: Recognition): ThanksSent | ThanksTakenBack {
  if (takenBackAt) return { kind: 'thanks-taken-back', giverName: '' };
  const isAlone = conversation.kind === 'personal';
  const between = isAlone
    ? 'It goes to them and to nobody else.'
    : 'Whoever it is for decides whether it is shared here.';
  const whoSees = say === 'shared' ? 'It is below.' : between;
  return { kind: 'thanks-sent', receiverNames: '', whoSees, thanksId: '', thanksTeamId: '' };
}
