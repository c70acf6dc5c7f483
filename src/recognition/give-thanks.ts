import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { businessKey } from '../scheduling/business-key.ts';
import { due } from '../scheduling/due.ts';
import { type ThanksInput, type ThanksToGive, thanksToGive } from '../steps/thanks-to-give.ts';
import type { Caller } from '../teams/team.ts';
import { firstSay, namesOf, type Receiver, whoSees } from './receivers.ts';
import type { Recognition } from './recognition.ts';

/**
 * Thanks one person, several, or the whole team; to several there is one thank-you for each. The giver is the verified
 * sender, whatever a form says; the same thank-you sent twice is one.
 * @throws Refusal RECEIVER_MISSING, RECEIVERS_MANY, RECEIVER_UNKNOWN, RECOGNITION_OF_SELF, BEHAVIOUR_UNKNOWN,
 * TEXT_MISSING, TEXT_TOO_LONG, TEXT_PERSONAL, TEXT_OFFENSIVE, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE, CHAT_NOT_TEAM
 */
export async function giveThanks(world: World, caller: Caller, input: ThanksInput): Promise<Reply> {
  const thanks = await thanksToGive(world, caller, input);
  const { receivers, isAlone } = thanks;
  const ids = await Promise.all(receivers.map((receiver) => giveOne(world, caller, input.formId, thanks, receiver)));
  const [thanksId = ''] = ids.length === 1 ? ids : [];
  return {
    audience: 'caller',
    message: {
      kind: 'thanks-sent',
      receiverNames: namesOf(receivers),
      whoSees: whoSees(receivers, isAlone),
      thanksId,
      thanksTeamId: thanks.team.teamId,
    },
  };
}

async function giveOne(
  world: World,
  caller: Caller,
  formId: string,
  { team, framework, giver, receivers, behaviour, whatTheyDid, madePossible }: ThanksToGive,
  receiver: Receiver,
): Promise<string> {
  const about = [caller.personId, formId, receiver.personId, behaviour.id, whatTheyDid, madePossible];
  const now = world.clock.now();
  const recognition: Recognition = {
    kind: 'recognition',
    teamId: team.teamId,
    recognitionId: businessKey('thanks', team.teamId, ...about),
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    behaviourId: behaviour.id,
    behaviourName: behaviour.name,
    giver: { personId: giver.personId, teamsId: giver.teamsId, name: giver.name },
    receiver: { personId: receiver.personId, teamsId: receiver.teamsId, name: receiver.name },
    isForTeam: receiver.personId === '',
    whatTheyDid,
    madePossible,
    givenAt: now,
    changedAt: 0,
    takenBackAt: 0,
    say: firstSay(receiver),
    joined: [],
    isThankedBack: false,
    forAward: { giver: false, receiver: false },
    conversation: caller.conversation,
    // One of them clears the used form away.
    formActivityId: receiver === receivers[0] ? caller.cardActivityId : '',
    cardActivityId: '',
    privateChatId: '',
    privateActivityId: '',
    isSample: world.pace.isSample,
  };
  await world.store.create(recognition);
  await world.store.addDue(due('post-thanks', team.teamId, recognition.recognitionId, now));
  return recognition.recognitionId;
}
