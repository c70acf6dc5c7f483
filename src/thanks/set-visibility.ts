import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import { isRefusedAt } from '../teams/check-place.ts';
import type { Caller } from '../teams/team.ts';
import { requireThankYou } from './require-thank-you.ts';
import { isSeen, type ThankYou } from './thank-you.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Writes down what the receiver wants done with a thank-you; the jobs post it or take it away. Said twice it is once.
 * @param seen the words that they read, by when they were changed; it matters only for sharing them
 * @returns the thank-you as it now is, the name of the team it was given in, and whether Teams refuses posts there
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU, THANKS_NO_PLACE, THANKS_CHANGED
 */
export async function setVisibility(
  ports: Ports,
  caller: Caller,
  ref: ThanksRef,
  visibility: ThankYou['visibility'],
  seen = '',
): Promise<{ thanks: ThankYou; teamName: string; isRefused: boolean }> {
  const before = await requireThankYou(ports, caller, ref);
  if (before.receiver.personId !== caller.personId) throw new Refusal('THANKS_NOT_FOR_YOU');
  const { teamId, thankYouId } = before;
  const team = await ports.store.read('team', teamId, teamId);
  if (visibility === 'shared' && !team?.value.isInstalled) throw new Refusal('THANKS_NO_PLACE');
  const thanks = await updateWithRetry(ports, 'thank-you', teamId, thankYouId, (current) => {
    if (current.takenBackAt) return null;
    if (visibility === 'shared' && !isSeen(current, seen)) throw new Refusal('THANKS_CHANGED');
    return { ...current, visibility };
  });
  if (!thanks) throw new Refusal('THANKS_UNKNOWN');
  if (thanks.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  await ports.store.enqueue(newJob('post-thanks', teamId, thankYouId, ports.clock.now()));
  const isRefused = team !== null && isRefusedAt(ports, team.value, thanks.conversation);
  return { thanks, teamName: team?.value.name ?? '', isRefused };
}
