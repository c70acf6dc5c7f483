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

/**
 * What everybody in the conversation reads.
 * @param note for whoever pressed a button of it, alone
 */
export function sharedCard(thanks: Recognition, note = ''): ThanksCard {
  const { name, teamsId } = thanks.receiver;
  return { kind: 'thanks', ...shown(thanks), receiverName: name, receiverTeamsId: teamsId, note };
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
