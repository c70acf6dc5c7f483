import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { newJob } from '../scheduling/job.ts';
import { isRefusedAt } from '../teams/check-place.ts';
import type { Caller } from '../teams/team.ts';
import { checkThanks, type ThanksInput, type ThanksToGive } from './check-thanks.ts';
import type { ThankYou } from './thank-you.ts';
import { firstVisibility, type Receiver } from './thank-you.ts';
import { type Standing, standingOnCard } from './thanks-fields.ts';
import { namesOf, SHARED_LATER, whoSees } from './words.ts';

/**
 * Thanks one person, several, or the whole team; to several there is one thank-you for each. The giver is the verified
 * sender, whatever a form says; the same thank-you sent twice is one.
 * @throws Refusal RECEIVER_MISSING, RECEIVERS_MANY, RECEIVER_UNKNOWN, THANKS_TO_SELF, BEHAVIOUR_UNKNOWN,
 * TEXT_MISSING, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE, CHAT_NOT_TEAM
 */
export async function giveThanks(ports: Ports, caller: Caller, input: ThanksInput): Promise<Reply> {
  const thanks = await checkThanks(ports, caller, input);
  const { receivers, isAlone } = thanks;
  const ids = receivers.map((receiver) => idOf(caller, input, thanks, receiver));
  // The team reads its own at once, and the giver may change that in place.
  const people = ids.filter((_, index) => receivers[index]?.personId !== '');
  const together = people.length > 1 ? people : [];
  const givenAt = ports.clock.now();
  await Promise.all(
    receivers.map((receiver, index) =>
      giveOne(ports, caller, input.standing, thanks, {
        receiver,
        thankYouId: ids[index] ?? '',
        together: receiver.personId === '' ? [] : together,
        givenAt,
      }),
    ),
  );
  const [thankYouId = ''] = ids.length === 1 ? ids : [];
  const isForTeamAlone = receivers.every(({ personId }) => personId === '');
  const isToBeShared = receivers.some(({ sharing }) => sharing === 'share');
  const isWaiting = isToBeShared && isRefusedAt(ports, thanks.team, caller.conversation);
  const readers = whoSees(receivers, isAlone);
  return {
    audience: 'caller',
    message: {
      kind: 'thanks-sent',
      receiverNames: namesOf(receivers),
      whoSees: isWaiting ? `${readers} ${SHARED_LATER}` : readers,
      isSent: !(isWaiting && isForTeamAlone),
      thankYouId,
      thankYouTeamId: thanks.team.teamId,
      ...standingOnCard(input.standing),
    },
  };
}

/** The same thank-you from the same form is the same one, however often it is sent. */
function idOf(
  { personId }: Caller,
  { formId }: ThanksInput,
  { team, behaviour, whatTheyDid, madePossible }: ThanksToGive,
  receiver: Receiver,
): string {
  const about = [personId, formId, receiver.personId, behaviour.id, whatTheyDid, madePossible];
  return idempotencyKey('thanks', team.teamId, ...about);
}

interface Given extends Pick<ThankYou, 'thankYouId' | 'together' | 'givenAt'> {
  readonly receiver: Receiver;
}

async function giveOne(
  ports: Ports,
  caller: Caller,
  standing: Standing,
  { team, framework, giver, receivers, behaviour, whatTheyDid, madePossible }: ThanksToGive,
  { receiver, thankYouId, together, givenAt }: Given,
): Promise<void> {
  const isMessage = standing.isMessage && caller.conversation.kind === 'personal';
  const thankYou: ThankYou = {
    kind: 'thank-you',
    teamId: team.teamId,
    thankYouId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    behaviourId: behaviour.id,
    behaviourName: behaviour.name,
    giver: { personId: giver.personId, teamsId: giver.teamsId, name: giver.name },
    receiver: { personId: receiver.personId, teamsId: receiver.teamsId, name: receiver.name },
    isForTeam: receiver.personId === '',
    together,
    whatTheyDid,
    madePossible,
    givenAt,
    changedAt: 0,
    takenBackAt: 0,
    visibility: firstVisibility(receiver),
    joined: [],
    isThankedBack: false,
    forAward: { giver: false, receiver: false },
    conversation: caller.conversation,
    // One of them clears the used form away, where it is a message: in the giver's own chat.
    formActivityId: isMessage && receiver === receivers[0] ? caller.cardActivityId : '',
    cardActivityId: '',
    cardChangedAt: 0,
    privateChatId: '',
    privateActivityId: '',
    privateChangedAt: 0,
    isSample: ports.timing.isSample,
  };
  await ports.store.create(thankYou);
  await ports.store.enqueue(newJob('post-thanks', team.teamId, thankYouId, givenAt));
}
