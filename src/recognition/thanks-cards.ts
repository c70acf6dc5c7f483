import type { ThanksChanged } from '../thanks-change-messages.ts';
import type { ThanksCard, ThanksPrivate } from '../thanks-messages.ts';
import type { Recognition } from './recognition.ts';
import { alsoFrom, changedInWords } from './thanks-words.ts';

type Shown = Pick<
  ThanksCard,
  | 'thanksId'
  | 'thanksTeamId'
  | 'giverName'
  | 'behaviourName'
  | 'whatTheyDidWords'
  | 'madePossibleWords'
  | 'changed'
  | 'alsoFrom'
  | 'isSample'
>;

/** What everybody in the conversation reads. */
export function sharedCard(thanks: Recognition): ThanksCard {
  const { name, teamsId } = thanks.receiver;
  return { kind: 'thanks', ...shown(thanks), receiverName: name, receiverTeamsId: teamsId, note: '', isIn: false };
}

/**
 * What the receiver reads in their own chat.
 * @param teamName where it was given; may be empty
 * @param isAsked whether they are still to say what they want
 */
export function privateCard(thanks: Recognition, teamName: string, isAsked: boolean): ThanksPrivate {
  const isShared = thanks.say === 'shared';
  const there = teamName || 'the chat where it was given';
  return {
    kind: 'thanks-private',
    ...shown(thanks),
    teamName,
    whoSees: isShared
      ? `It is shared: everyone in ${there} can see it.`
      : `Only you and ${thanks.giver.name} see it. It goes to nobody’s manager.`,
    isThankedBack: thanks.isThankedBack,
    canShare: !isShared && thanks.conversation.kind !== 'personal',
    canKeep: isShared || isAsked,
  };
}

/** What its giver reads after changing it, or taking it back. */
export function changedCard({ recognitionId, teamId, receiver, takenBackAt, say }: Recognition): ThanksChanged {
  return {
    kind: 'thanks-changed',
    thanksId: recognitionId,
    thanksTeamId: teamId,
    receiverName: receiver.name,
    isTakenBack: takenBackAt > 0,
    wasShared: say === 'shared',
  };
}

function shown(thanks: Recognition): Shown {
  const { recognitionId, teamId, giver, behaviourName, whatTheyDid, madePossible, isSample } = thanks;
  return {
    thanksId: recognitionId,
    thanksTeamId: teamId,
    giverName: giver.name,
    behaviourName,
    whatTheyDidWords: whatTheyDid,
    madePossibleWords: madePossible,
    changed: changedInWords(thanks),
    alsoFrom: alsoFrom(thanks),
    isSample,
  };
}
