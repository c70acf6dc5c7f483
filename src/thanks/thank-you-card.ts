import type { ThanksCard, ThanksChanged, ThanksPrivate } from './cards.ts';
import type { ThankYou } from './thank-you.ts';
import { alsoFrom, changedInWords, namesOf, readersInWords, receiverName } from './words.ts';

type Shown = Pick<
  ThanksCard,
  | 'thankYouId'
  | 'thankYouTeamId'
  | 'changedAt'
  | 'giverName'
  | 'behaviourName'
  | 'sign'
  | 'whatTheyDidWords'
  | 'madePossibleWords'
  | 'changed'
  | 'alsoFrom'
  | 'isSample'
>;

/**
 * What everybody in the conversation reads.
 * @param thanks those given at once that are shared; one, where it was given alone
 * @param sign that of their behaviour
 */
export function sharedThanksCard(thanks: readonly [ThankYou, ...ThankYou[]], sign: string): ThanksCard {
  const [first] = thanks;
  const people = thanks.map(({ receiver }) => receiver);
  const receivers = people.map((receiver) => ({ name: receiverName(receiver), teamsId: receiver.teamsId }));
  const joined = new Map(thanks.flatMap((one) => one.joined.map((person) => [person.personId, person])));
  const shownFirst = shown({ ...first, joined: [...joined.values()] }, sign);
  return { kind: 'thanks', ...shownFirst, names: namesOf(people), receivers, note: '', isIn: false };
}

interface About {
  /** Where it was given; may be empty. */
  readonly teamName: string;
  /** That of its behaviour. */
  readonly sign: string;
  /** Whether its receiver is still to say what they want. */
  readonly isAsked: boolean;
}

/** What the receiver reads in their own chat. */
export function privateCard(thanks: ThankYou, { teamName, sign, isAsked }: About): ThanksPrivate {
  const isShared = thanks.visibility === 'shared';
  const canShare = !isShared && thanks.conversation.kind !== 'personal';
  return {
    kind: 'thanks-private',
    ...shown(thanks, sign),
    teamName,
    whoSees: readersInWords(thanks, teamName, canShare && isAsked),
    isThankedBack: thanks.isThankedBack,
    canShare,
    canKeep: isShared || (canShare && isAsked),
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

function shown(thanks: ThankYou, sign: string): Shown {
  const { thankYouId, teamId, changedAt, giver, behaviourName, whatTheyDid, madePossible, isSample } = thanks;
  return {
    thankYouId: thankYouId,
    thankYouTeamId: teamId,
    changedAt,
    giverName: giver.name,
    behaviourName,
    sign,
    whatTheyDidWords: whatTheyDid,
    madePossibleWords: madePossible,
    changed: changedInWords(thanks),
    alsoFrom: alsoFrom(thanks),
    isSample,
  };
}
