import type { Ports } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { ifReachable, postOnce } from '../shared/post-once.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { checkPlace, postInPlace } from '../teams/check-place.ts';
import type { Team } from '../teams/team.ts';
import type { ThanksSent, ThanksTakenBack } from './cards.ts';
import { findPreferences } from './find-preferences.ts';
import { findCardWithout, findSharedCard, findSharedWith } from './find-shared-card.ts';
import { findSign } from './find-sign.ts';
import { addressOf, isCardOld, isOneOfSeveral, isPrivateOld, type ThankYou } from './thank-you.ts';
import { privateCard } from './thank-you-card.ts';
import { NOWHERE_BACK } from './thanks-fields.ts';
import { GONE, receiverName, sentInWords } from './words.ts';

/**
 * Brings a thank-you to its receiver, in their own chat, and to everybody's eyes or out of them, as the receiver wants
 * it. May be asked for again whenever that changes, or its words do: then it comes as a new one, and the cards with the
 * old words go.
 * @returns why something was left out, for the log
 * @throws SubjectMissing
 */
export async function postThanks(ports: Ports, job: Job): Promise<string | undefined> {
  const { teamId, attempts } = job;
  const thanks = await requireSubject(ports, 'thank-you', job);
  const { cardActivityId, privateActivityId, isForTeam, visibility } = thanks;
  const isNew = !cardActivityId && !privateActivityId;
  // It may have been delivered before, and the form not be cleared away.
  const isFormUsed = isNew || attempts > 0;
  if (thanks.takenBackAt) {
    if (isFormUsed) await clearForm(ports, thanks);
    return 'the thank-you was taken back';
  }
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  const isDue = (isNew && !isForTeam && visibility !== 'hidden') || isPrivateOld(thanks);
  const isUnreachable = isDue && !(await ifReachable(() => deliver(ports, thanks, team?.name ?? '')));
  const isToGo = cardActivityId !== '' && (visibility !== 'shared' || isCardOld(thanks));
  if (isToGo) await withdraw(ports, thanks);
  if (isUnreachable) {
    await tellGiver(ports, thanks);
    await clearForm(ports, thanks);
    return 'its receiver cannot be written to';
  }
  const isToBePosted = visibility === 'shared' && (isToGo || !cardActivityId);
  const isGone = isToBePosted && !(team?.isInstalled && (await ifReachable(() => share(ports, team, thanks))));
  if (isGone && isForTeam) await tellGiver(ports, thanks);
  if (isFormUsed) await clearForm(ports, thanks);
  return isGone ? 'the bot is gone from where it was given' : undefined;
}

async function deliver(ports: Ports, thanks: ThankYou, teamName: string): Promise<void> {
  const { thankYouId, changedAt, receiver, conversation } = thanks;
  const { sharing } = await findPreferences(ports, receiver.personId);
  const card = privateCard(thanks, { teamName, sign: findSign(ports, thanks), isAsked: sharing === 'ask' });
  await postOnce(
    ports,
    `thanks in private ${thankYouId}`,
    async () => ({ ...(await ports.messenger.postToPerson(conversation, receiver.teamsId, card)), changedAt }),
    async (posted) => {
      await clearOld(ports, thanks);
      await writeDown(ports, thanks, {
        privateChatId: posted.conversationId,
        privateActivityId: posted.activityId,
        privateChangedAt: posted.changedAt,
      });
    },
  );
}

/** The words from before are not left standing over buttons that no longer do anything. */
async function clearOld(ports: Ports, { conversation, privateChatId, privateActivityId }: ThankYou): Promise<void> {
  if (!privateActivityId) return;
  const chat = { ...conversation, conversationId: privateChatId, kind: 'personal' } as const;
  const card = { kind: 'thanks-withdrawn', what: GONE.new } as const;
  await ifReachable(() => ports.messenger.update(chat, privateActivityId, card));
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

/**
 * A message of its own, so that the mention reaches the person. Where another of those given at once stands there already, its
 * card gets the name.
 */
async function share(ports: Ports, team: Team, thanks: ThankYou): Promise<void> {
  const { conversation, changedAt } = thanks;
  const others = isOneOfSeveral(thanks) ? await findSharedWith(ports, thanks) : [];
  const standing = others.find(({ cardActivityId }) => cardActivityId !== '')?.cardActivityId ?? '';
  if (standing !== '') {
    checkPlace(ports, team, conversation);
    const seen = await ports.messenger.update(conversation, standing, await findSharedCard(ports, thanks));
    if (seen === 'updated') {
      await writeDown(ports, thanks, { cardActivityId: standing, cardChangedAt: changedAt });
      return;
    }
  }
  await postInPlace(ports, team, {
    key: `thanks ${thanks.thankYouId} ${thanks.changedAt}`,
    conversation: thanks.conversation,
    messageOf: () => findSharedCard(ports, thanks),
    writeDown: (posted) => writeDown(ports, thanks, { cardActivityId: posted, cardChangedAt: thanks.changedAt }),
  });
}

/** Where a card is. Words that were changed or taken back while it was being posted are not on it: then it is due again. */
async function writeDown(ports: Ports, { teamId, thankYouId, ...shown }: ThankYou, where: Partial<ThankYou>) {
  const now = await updateWithRetry(ports, 'thank-you', teamId, thankYouId, (current) => ({ ...current, ...where }));
  if (!now) return;
  const isAsShown = now.changedAt === shown.changedAt && now.takenBackAt === shown.takenBackAt;
  if (!isAsShown) await ports.store.enqueue(newJob('show-thanks', teamId, thankYouId, ports.clock.now()));
  if (isCardOld(now) || isPrivateOld(now)) {
    await ports.store.enqueue(newJob('post-thanks', teamId, thankYouId, ports.clock.now()));
  }
}

async function withdraw(ports: Ports, thanks: ThankYou): Promise<void> {
  const { teamId, thankYouId, conversation, cardActivityId } = thanks;
  const gone = { kind: 'thanks-withdrawn', what: isCardOld(thanks) ? GONE.changed : GONE.unshared } as const;
  const card = (await findCardWithout(ports, thanks)) ?? gone;
  await ifReachable(() => ports.messenger.update(conversation, cardActivityId, card));
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
  return {
    kind: 'thanks-sent',
    receiverNames: '',
    whoSees,
    isSent: true,
    thankYouId: '',
    thankYouTeamId: '',
    ...NOWHERE_BACK,
  };
}
