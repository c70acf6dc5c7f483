import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from '../teams/team.ts';
import { findSign } from './find-sign.ts';
import { requireThankYou } from './require-thank-you.ts';
import { isSeen, MOST_JOINED, type ThankYou } from './thank-you.ts';
import { sharedThanksCard } from './thank-you-card.ts';
import type { ThanksRef } from './thank-you-ref.ts';
import { JOIN_NOTES } from './words.ts';

type Joined = ThankYou['joined'];

/**
 * Adds somebody's name to a shared thank-you, or takes it away; either said twice is once. Everybody's card can only
 * add, because it cannot know who reads it; the way back stands on the card that answers, which they alone see.
 * Whoever is thanked is not notified again, and nobody is told how many there are.
 * @param seen the words that they read, by when they were changed; it matters only for joining them
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_CHANGED, THANKS_JOIN, THANKS_FULL, MEMBER_UNKNOWN, ROSTER_UNAVAILABLE
 */
export async function joinThanks(
  ports: Ports,
  caller: Caller,
  ref: ThanksRef,
  joins: boolean,
  seen: string,
): Promise<Reply> {
  const { teamId, thankYouId, giver, receiver } = await requireThankYou(ports, caller, ref);
  if ([giver.personId, receiver.personId].includes(caller.personId)) throw new Refusal('THANKS_JOIN');
  const change = joins ? withPerson(await memberHere(ports, caller)) : withoutPerson(caller.personId);
  const thanks = await updateWithRetry(ports, 'thank-you', teamId, thankYouId, (current) => {
    if (current.takenBackAt || current.visibility !== 'shared') return null;
    if (joins && !isSeen(current, seen)) throw new Refusal('THANKS_CHANGED');
    return { ...current, joined: change(current.joined) };
  });
  if (thanks?.visibility !== 'shared') throw new Refusal('THANKS_UNKNOWN');
  if (thanks.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  await ports.store.enqueue(newJob('show-thanks', teamId, thankYouId, ports.clock.now()));
  const note = joins ? JOIN_NOTES.joined : JOIN_NOTES.left;
  return { audience: 'caller', message: { ...sharedThanksCard(thanks, findSign(ports, thanks)), note, isIn: joins } };
}

async function memberHere(ports: Ports, { conversation, personId }: Caller): Promise<Joined[number]> {
  const members = await ports.roster.membersOf(conversation);
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
