import { Refusal } from '../errors.ts';
import { findBehaviour } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { cleanText } from '../privacy/typed-text.ts';
import { businessKey } from '../scheduling/business-key.ts';
import { due } from '../scheduling/due.ts';
import { teamHome } from '../steps/team-home.ts';
import type { Caller, Member } from '../teams/team.ts';
import { LONGEST_WORDS, type Recognition } from './recognition.ts';

export interface ThanksInput {
  readonly formId: string;
  readonly receiverId: string;
  readonly behaviourId: string;
  readonly whatTheyDid: string;
  readonly madePossible: string;
}

/**
 * Thanks a colleague. The giver is the verified sender, whatever a form says; the same thank-you sent twice is one.
 * @throws Refusal RECEIVER_MISSING, RECEIVER_UNKNOWN, RECOGNITION_OF_SELF, BEHAVIOUR_UNKNOWN, TEXT_MISSING,
 * TEXT_TOO_LONG, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function giveThanks(world: World, caller: Caller, input: ThanksInput): Promise<Reply> {
  const { team, framework } = await teamHome(world, caller);
  if (!input.receiverId) throw new Refusal('RECEIVER_MISSING');
  if (input.receiverId === caller.personId) throw new Refusal('RECOGNITION_OF_SELF');
  const behaviour = findBehaviour(framework, input.behaviourId);
  if (!behaviour) throw new Refusal('BEHAVIOUR_UNKNOWN');
  const whatTheyDid = cleanText(input.whatTheyDid, LONGEST_WORDS);
  const madePossible = cleanText(input.madePossible, LONGEST_WORDS);
  if (!whatTheyDid) throw new Refusal('TEXT_MISSING');
  const { giver, receiver } = await bothMembers(world, caller, input.receiverId);

  const about = [caller.personId, input.formId, receiver.personId, behaviour.id, whatTheyDid, madePossible];
  const recognition: Recognition = {
    kind: 'recognition',
    teamId: team.teamId,
    recognitionId: businessKey('thanks', team.teamId, ...about),
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    behaviourId: behaviour.id,
    behaviourName: behaviour.name,
    giver: { personId: giver.personId, name: giver.name },
    receiver: { personId: receiver.personId, teamsId: receiver.teamsId, name: receiver.name },
    whatTheyDid,
    madePossible,
    givenAt: world.clock.now(),
    conversation: caller.conversation,
    formActivityId: caller.cardActivityId,
    cardActivityId: '',
    isSample: world.pace.isSample,
  };
  await world.store.create(recognition);
  await world.store.addDue(due('post-thanks', team.teamId, recognition.recognitionId, world.clock.now()));
  return { audience: 'caller', message: { kind: 'thanks-sent', receiverName: receiver.name } };
}

async function bothMembers(
  world: World,
  caller: Caller,
  receiverId: string,
): Promise<{ giver: Member; receiver: Member }> {
  const members = await world.roster.membersOf(caller.conversation);
  const giver = members.find(({ personId }) => personId === caller.personId);
  if (!giver) throw new Refusal('MEMBER_UNKNOWN');
  const receiver = members.find(({ personId }) => personId === receiverId);
  if (!receiver) throw new Refusal('RECEIVER_UNKNOWN');
  return { giver, receiver };
}
