import { Refusal } from '../errors.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { type ThanksRef, thanksAtHand } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { MOST_JOINED, type Recognition } from './recognition.ts';
import { sharedCard } from './thanks-cards.ts';

type Joined = Recognition['joined'];

/**
 * Adds somebody's name to a shared thank-you, or takes it away; either said twice is once. Everybody's card can only
 * add, because it cannot know who reads it; the way back stands on the card that answers, which they alone see.
 * Whoever is thanked is not notified again, and nobody is told how many there are.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_JOIN, THANKS_FULL, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function joinThanks(world: World, caller: Caller, ref: ThanksRef, joins: boolean): Promise<Reply> {
  const { teamId, recognitionId, giver, receiver } = await thanksAtHand(world, caller, ref);
  if ([giver.personId, receiver.personId].includes(caller.personId)) throw new Refusal('THANKS_JOIN');
  const change = joins ? withPerson(await memberHere(world, caller)) : withoutPerson(caller.personId);
  const thanks = await amend(world, 'recognition', teamId, recognitionId, (current) =>
    current.takenBackAt || current.say !== 'shared' ? null : { ...current, joined: change(current.joined) },
  );
  if (thanks?.say !== 'shared') throw new Refusal('THANKS_UNKNOWN');
  if (thanks.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  await world.store.addDue(due('show-thanks', teamId, recognitionId, world.clock.now()));
  const note = joins ? 'You joined in.' : 'Your name is taken away.';
  return { audience: 'caller', message: { ...sharedCard(thanks), note, isIn: joins } };
}

async function memberHere(world: World, { conversation, personId }: Caller): Promise<Joined[number]> {
  const members = await world.roster.membersOf(conversation);
  const member = members.find((one) => one.personId === personId);
  if (!member) throw new Refusal('MEMBER_UNKNOWN');
  return { personId, name: member.name };
}

/** @throws Refusal THANKS_FULL */
function withPerson(person: Joined[number]): (joined: Joined) => Joined {
  return (joined) => {
    if (joined.some(({ personId }) => personId === person.personId)) return joined;
    if (joined.length >= MOST_JOINED) throw new Refusal('THANKS_FULL');
    return [...joined, person];
  };
}

function withoutPerson(gone: string): (joined: Joined) => Joined {
  return (joined) => joined.filter(({ personId }) => personId !== gone);
}
