import type { Ports } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { ifReachable, postOnce } from '../shared/post-once.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { postInPlace } from '../teams/check-place.ts';
import type { Team } from '../teams/team.ts';
import type { ThanksSent, ThanksTakenBack } from './cards.ts';
import { findPreferences } from './find-preferences.ts';
import { addressOf, type ThankYou } from './thank-you.ts';
import { privateCard, sharedThanksCard } from './thank-you-card.ts';
import { receiverName, sentInWords } from './words.ts';

/**
 * Brings a thank-you to its receiver, in their own chat, and to everybody's eyes or out of them, as the receiver wants
 * it. May be asked for again whenever that changes.
 * @returns why something was left out, for the log
 */
export async function postThanks(ports: Ports, { teamId, subjectId, attempts }: Job): Promise<string | undefined> {
  const thanks = (await ports.store.read('thank-you', teamId, subjectId))?.value;
  if (!thanks) return undefined;
  const { cardActivityId, privateActivityId, isForTeam, visibility } = thanks;
  const isNew = !cardActivityId && !privateActivityId;
  // It may have been delivered before, and the form not be cleared away.
  const isFormUsed = isNew || attempts > 0;
  if (thanks.takenBackAt) {
    if (isFormUsed) await clearForm(ports, thanks);
    return 'the thank-you was taken back';
  }
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  if (isNew && !isForTeam && !(await ifReachable(() => deliver(ports, thanks, team?.name ?? '')))) {
    await tellGiver(ports, thanks);
    await clearForm(ports, thanks);
    return 'its receiver cannot be written to';
  }
  if (visibility !== 'shared' && cardActivityId) await withdraw(ports, thanks);
  const isToBePosted = visibility === 'shared' && !cardActivityId;
  const isGone = isToBePosted && !(team?.isInstalled && (await ifReachable(() => share(ports, team, thanks))));
  if (isGone && isForTeam) await tellGiver(ports, thanks);
  if (isFormUsed) await clearForm(ports, thanks);
  return isGone ? 'the bot is gone from where it was given' : undefined;
}

async function deliver(ports: Ports, thanks: ThankYou, teamName: string): Promise<void> {
  const { thankYouId, receiver, conversation } = thanks;
  const { sharing } = await findPreferences(ports, receiver.personId);
  const card = privateCard(thanks, teamName, sharing === 'ask');
  await postOnce(
    ports,
    `thanks in private ${thankYouId}`,
    () => ports.messenger.postToPerson(conversation, receiver.teamsId, card),
    ({ conversationId, activityId }) =>
      writeDown(ports, thanks, { privateChatId: conversationId, privateActivityId: activityId }),
  );
}

/** Gives its words back to its giver; nothing of it is kept. */
function tellGiver(
  ports: Ports,
  { teamId, thankYouId, giver, receiver, isForTeam, conversation, whatTheyDid, madePossible }: ThankYou,
): Promise<void> {
  return postOnce(
    ports,
    `thanks undelivered ${thankYouId}`,
    () =>
      ports.messenger.postToPerson(conversation, addressOf(giver), {
        kind: 'thanks-undelivered',
        receiverName: receiverName(receiver),
        isForTeam,
        whatTheyDidWords: whatTheyDid,
        madePossibleWords: madePossible,
      }),
    () => ports.store.remove('thank-you', teamId, thankYouId),
  );
}

/** A message of its own, so that the mention reaches the person. */
function share(ports: Ports, team: Team, thanks: ThankYou): Promise<void> {
  return postInPlace(ports, team, {
    key: `thanks ${thanks.thankYouId}`,
    conversation: thanks.conversation,
    messageOf: () => sharedThanksCard(thanks),
    writeDown: (posted) => writeDown(ports, thanks, { cardActivityId: posted }),
  });
}

/** Where a card is. Words that were changed or taken back while it was being posted are not on it: then it is due again. */
async function writeDown(ports: Ports, { teamId, thankYouId, ...shown }: ThankYou, where: Partial<ThankYou>) {
  const now = await updateWithRetry(ports, 'thank-you', teamId, thankYouId, (current) => ({ ...current, ...where }));
  if (!now || (now.changedAt === shown.changedAt && now.takenBackAt === shown.takenBackAt)) return;
  await ports.store.enqueue(newJob('show-thanks', teamId, thankYouId, ports.clock.now()));
}

async function withdraw(ports: Ports, { teamId, thankYouId, conversation, cardActivityId }: ThankYou) {
  await ports.messenger.update(conversation, cardActivityId, { kind: 'thanks-withdrawn' });
  await updateWithRetry(ports, 'thank-you', teamId, thankYouId, (current) => ({ ...current, cardActivityId: '' }));
}

/** Everybody can read the used form, so what takes its place does not say for whom it was. */
async function clearForm(ports: Ports, thanks: ThankYou): Promise<void> {
  const { conversation, formActivityId } = thanks;
  if (!formActivityId) return;
  await ifReachable(() => ports.messenger.update(conversation, formActivityId, cardOfForm(thanks)));
}

function cardOfForm(thanks: ThankYou): ThanksSent | ThanksTakenBack {
  if (thanks.takenBackAt) return { kind: 'thanks-taken-back', giverName: '' };
  const whoSees = sentInWords(thanks);
  return { kind: 'thanks-sent', receiverNames: '', whoSees, isSent: true, thankYouId: '', thankYouTeamId: '' };
}
