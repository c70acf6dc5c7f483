import type { ThanksCard, ThanksChanged, ThanksPrivate } from './cards.ts';
import type { ThankYou } from './thank-you.ts';
import { alsoFrom, changedInWords, readersInWords, receiverName } from './words.ts';

type Shown = Pick<
  ThanksCard,
  | 'thankYouId'
  | 'thankYouTeamId'
  | 'changedAt'
  | 'giverName'
  | 'behaviourName'
  | 'whatTheyDidWords'
  | 'madePossibleWords'
  | 'changed'
  | 'alsoFrom'
  | 'isSample'
>;

/** What everybody in the conversation reads. */
export function sharedThanksCard(thanks: ThankYou): ThanksCard {
  const { receiver } = thanks;
  const to = { receiverName: receiverName(receiver), receiverTeamsId: receiver.teamsId };
  return { kind: 'thanks', ...shown(thanks), ...to, note: '', isIn: false };
}

/**
 * What the receiver reads in their own chat.
 * @param teamName where it was given; may be empty
 * @param isAsked whether they are still to say what they want
 */
export function privateCard(thanks: ThankYou, teamName: string, isAsked: boolean): ThanksPrivate {
  const isShared = thanks.visibility === 'shared';
  return {
    kind: 'thanks-private',
    ...shown(thanks),
    teamName,
    whoSees: readersInWords(thanks, teamName),
    isThankedBack: thanks.isThankedBack,
    canShare: !isShared && thanks.conversation.kind !== 'personal',
    canKeep: isShared || isAsked,
  };
}

/** What its giver reads after changing it, or taking it back; the same whatever its receiver had made of it. */
export function changedCard({ thankYouId, teamId, receiver, isForTeam, takenBackAt }: ThankYou): ThanksChanged {
  return {
    kind: 'thanks-changed',
    thankYouId: thankYouId,
    thankYouTeamId: teamId,
    receiverName: receiverName(receiver),
    isForTeam,
    isTakenBack: takenBackAt > 0,
  };
}

function shown(thanks: ThankYou): Shown {
  const { thankYouId, teamId, changedAt, giver, behaviourName, whatTheyDid, madePossible, isSample } = thanks;
  return {
    thankYouId: thankYouId,
    thankYouTeamId: teamId,
    changedAt,
    giverName: giver.name,
    behaviourName,
    whatTheyDidWords: whatTheyDid,
    madePossibleWords: madePossible,
    changed: changedInWords(thanks),
    alsoFrom: alsoFrom(thanks),
    isSample,
  };
}
