import { Refusal } from '../errors.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { type ThanksRef, thanksAtHand } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { MOST_JOINED, type Recognition } from './recognition.ts';
import { sharedCard } from './thanks-cards.ts';

/**
 * Adds somebody's name to a shared thank-you, or takes it away if it is there already. Whoever is thanked is not
 * notified again, and nobody is told how many there are.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_JOIN, THANKS_FULL, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function joinThanks(world: World, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const { teamId, recognitionId, giver, receiver } = await thanksAtHand(world, caller, ref);
  if ([giver.personId, receiver.personId].includes(caller.personId)) throw new Refusal('THANKS_JOIN');
  const members = await world.roster.membersOf(caller.conversation);
  const member = members.find(({ personId }) => personId === caller.personId);
  if (!member) throw new Refusal('MEMBER_UNKNOWN');
  const { personId, name } = member;
  const thanks = await amend(world, 'recognition', teamId, recognitionId, (current) =>
    current.takenBackAt || current.say !== 'shared'
      ? null
      : { ...current, joined: toggled(current.joined, { personId, name }) },
  );
  if (thanks?.say !== 'shared') throw new Refusal('THANKS_UNKNOWN');
  if (thanks.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  await world.store.addDue(due('show-thanks', teamId, recognitionId, world.clock.now()));
  const isIn = thanks.joined.some((one) => one.personId === personId);
  const note = isIn ? 'You joined in. Press again to take your name away.' : 'Your name is taken away.';
  return { audience: 'caller', message: sharedCard(thanks, note) };
}

/** @throws Refusal THANKS_FULL */
function toggled(joined: Recognition['joined'], person: Recognition['joined'][number]): Recognition['joined'] {
  const others = joined.filter(({ personId }) => personId !== person.personId);
  if (others.length < joined.length) return others;
  if (others.length >= MOST_JOINED) throw new Refusal('THANKS_FULL');
  return [...others, person];
}
