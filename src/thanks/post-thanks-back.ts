import type { Ports } from '../ports.ts';
import { type Job, newJob } from '../scheduling/job.ts';
import { dayInWords } from '../scheduling/moments.ts';
import { requireSubject } from '../scheduling/require-subject.ts';
import { ifReachable, postOnce } from '../shared/post-once.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { ThanksBack } from './cards.ts';
import { addressOf, type ThankYou } from './thank-you.ts';

/**
 * Tells the giver of a thank-you, in their own chat, that the person they thanked says thank you; once for each.
 * If it cannot be delivered, that person is told.
 * @returns why not, for the log
 * @throws SubjectMissing
 */
export async function postThanksBack(ports: Ports, job: Job): Promise<string | undefined> {
  const { teamId, subjectId } = job;
  const thanks = await requireSubject(ports, 'thank-you', job);
  const team = (await ports.store.read('team', teamId, teamId))?.value;
  if (!team) return 'the team is gone';
  if (thanks.isThankedBack || thanks.takenBackAt) return undefined;
  const card: ThanksBack = {
    kind: 'thanks-back',
    receiverName: thanks.receiver.name,
    behaviourName: thanks.behaviourName,
    given: dayInWords(thanks.givenAt, team.settings.timeZone),
    isSample: thanks.isSample,
  };
  const bringUpToDate = () => ports.store.enqueue(newJob('show-thanks', teamId, subjectId, ports.clock.now()));
  if (await ifReachable(() => deliver(ports, thanks, card))) {
    await bringUpToDate();
    return undefined;
  }
  const tell = () => tellReceiver(ports, thanks);
  await postOnce(ports, `thanks back undelivered ${subjectId}`, tell, bringUpToDate);
  return 'its giver cannot be written to';
}

function deliver(ports: Ports, thanks: ThankYou, card: ThanksBack): Promise<void> {
  const { teamId, thankYouId, giver, conversation } = thanks;
  return postOnce(
    ports,
    `thanks back ${thankYouId}`,
    () => ports.messenger.postToPerson(conversation, addressOf(giver), card),
    () => updateWithRetry(ports, 'thank-you', teamId, thankYouId, (current) => ({ ...current, isThankedBack: true })),
  );
}

/** Their card said that it was on its way. */
function tellReceiver(ports: Ports, { conversation, giver, receiver }: ThankYou): Promise<unknown> {
  const noWords = { whatTheyDidWords: '', madePossibleWords: '' };
  const card = { kind: 'thanks-undelivered', receiverName: giver.name, isForTeam: false, ...noWords } as const;
  return ports.messenger.postToPerson(conversation, receiver.teamsId, card);
}
