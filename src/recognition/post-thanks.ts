import { Undeliverable, type World } from '../ports.ts';
import { type Due, due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { postOnce } from '../steps/post-once.ts';
import { preferencesOf } from '../steps/preferences-of.ts';
import type { Recognition } from './recognition.ts';
import { privateCard, sharedCard } from './thanks-cards.ts';

/**
 * Brings a thank-you to its receiver, in their own chat, and to everybody's eyes or out of them, as the receiver wants
 * it. May be asked for again whenever that changes.
 * @returns why something was left out, for the log
 */
export async function postThanks(world: World, { teamId, subjectId }: Due): Promise<string | undefined> {
  const thanks = (await world.store.read('recognition', teamId, subjectId))?.value;
  if (!thanks) return undefined;
  if (thanks.takenBackAt) return 'the thank-you was taken back';
  const { cardActivityId, privateActivityId, isForTeam, say } = thanks;
  const team = (await world.store.read('team', teamId, teamId))?.value;
  const isNew = !cardActivityId && !privateActivityId;
  if (isNew && !isForTeam && !(await deliver(world, thanks, team?.name ?? ''))) {
    return 'its receiver cannot be written to';
  }
  if (say !== 'shared' && cardActivityId) await withdraw(world, thanks);
  const isToBePosted = say === 'shared' && !cardActivityId;
  if (isToBePosted && team?.isInstalled) await share(world, thanks);
  if (isNew) await clearForm(world, thanks);
  return isToBePosted && !team?.isInstalled ? 'the bot is gone from where it was given' : undefined;
}

/** False if it could not be brought to them; then its giver knows, and nothing of it is kept. */
async function deliver(world: World, thanks: Recognition, teamName: string): Promise<boolean> {
  const { recognitionId, receiver, conversation } = thanks;
  const { sharing } = await preferencesOf(world, receiver.personId);
  const card = privateCard(thanks, teamName, sharing === 'ask');
  try {
    await postOnce(
      world,
      `thanks in private ${recognitionId}`,
      () => world.messenger.postToPerson(conversation, receiver.teamsId, card),
      ({ conversationId, activityId }) =>
        writeDown(world, thanks, { privateChatId: conversationId, privateActivityId: activityId }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    await tellGiver(world, thanks);
    return false;
  }
}

function tellGiver(
  world: World,
  { teamId, recognitionId, giver, receiver, conversation, whatTheyDid, madePossible }: Recognition,
): Promise<void> {
  return postOnce(
    world,
    `thanks undelivered ${recognitionId}`,
    () =>
      world.messenger.postToPerson(conversation, giver.teamsId, {
        kind: 'thanks-undelivered',
        receiverName: receiver.name,
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
async function clearForm(world: World, { conversation, formActivityId, say }: Recognition): Promise<void> {
  if (!formActivityId) return;
  const isAlone = conversation.kind === 'personal';
  const between = isAlone
    ? 'It goes to them and to nobody else.'
    : 'Whoever it is for decides whether it is shared here.';
  const whoSees = say === 'shared' ? 'It is below.' : between;
  await world.messenger.update(conversation, formActivityId, {
    kind: 'thanks-sent',
    receiverNames: '',
    whoSees,
    thanksId: '',
    thanksTeamId: '',
  });
}
