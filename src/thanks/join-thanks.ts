import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from '../teams/team.ts';
import { findSharedCard, findSharedWith } from './find-shared-card.ts';
import { requireThankYou } from './require-thank-you.ts';
import { isOneOfSeveral, isSeen, isShared, MOST_JOINED, type ThankYou } from './thank-you.ts';
import type { ThanksRef } from './thank-you-ref.ts';
import { JOIN_NOTES } from './words.ts';

type Joined = ThankYou['joined'];

/**
 * Adds somebody's name to a shared thank-you, or takes it away; either said twice is once. Everybody's card can only
 * add, because it cannot know who reads it; the way back stands on the card that answers, which they alone see. What cannot be
 * done leaves the card as it is, with a sentence on it.
 * Whoever is thanked is not notified again, and nobody is told how many there are.
 * @param seen the words that they read, by when they were changed; it matters only for joining them
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function joinThanks(
  ports: Ports,
  caller: Caller,
  ref: ThanksRef,
  joins: boolean,
  seen: string,
): Promise<Reply> {
  const before = await requireThankYou(ports, caller, ref);
  const { teamId, thankYouId, giver } = before;
  const answer = async (thanks: ThankYou, note: keyof typeof JOIN_NOTES): Promise<Reply> => {
    const isIn = thanks.joined.some(({ personId }) => personId === caller.personId);
    const card = await findSharedCard(ports, thanks);
    return { audience: 'caller', message: { ...card, note: JOIN_NOTES[note], isIn } };
  };
  if (giver.personId === caller.personId) return answer(before, 'giver');
  const others = isOneOfSeveral(before) ? await findSharedWith(ports, before) : [];
  const isReceiver = [before, ...others].some((one) => one.receiver.personId === caller.personId);
  if (isReceiver) return answer(before, 'receiver');
  const person = joins ? await memberHere(ports, caller) : null;
  const change = (current: ThankYou): ThankYou | null => {
    if (!isShared(current) || (person && !isSeen(current, seen))) return null;
    const { joined } = current;
    return { ...current, joined: person ? withPerson(joined, person) : withoutPerson(joined, caller.personId) };
  };
  const thanks = await updateWithRetry(ports, 'thank-you', teamId, thankYouId, change);
  if (thanks?.visibility !== 'shared') throw new Refusal('THANKS_UNKNOWN');
  if (thanks.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  if (person && !isSeen(thanks, seen)) return answer(thanks, 'changed');
  // They stand on one card, and whichever of them goes, the name stays with the others.
  for (const other of others) await updateWithRetry(ports, 'thank-you', teamId, other.thankYouId, change);
  for (const { thankYouId: id } of [thanks, ...others]) {
    await ports.store.enqueue(newJob('show-thanks', teamId, id, ports.clock.now()));
  }
  if (!person) return answer(thanks, 'left');
  return answer(thanks, thanks.joined.some(({ personId }) => personId === person.personId) ? 'joined' : 'full');
}

async function memberHere(ports: Ports, { conversation, personId }: Caller): Promise<Joined[number]> {
  const members = await ports.roster.membersOf(conversation);
  const member = members.find((one) => one.personId === personId);
  if (!member) throw new Refusal('MEMBER_UNKNOWN');
  return { personId, name: member.name };
}

/** As it was where they are in already, or as many as may be. */
function withPerson(joined: Joined, person: Joined[number]): Joined {
  const isIn = joined.some(({ personId }) => personId === person.personId);
  return isIn || joined.length >= MOST_JOINED ? joined : [...joined, person];
}

function withoutPerson(joined: Joined, gone: string): Joined {
  return joined.filter(({ personId }) => personId !== gone);
}
