import { Refusal } from '../errors.ts';
import type { World } from '../ports.ts';
import type { Recognition } from '../recognition/recognition.ts';
import { due } from '../scheduling/due.ts';
import type { Caller } from '../teams/team.ts';
import { amend } from './amend.ts';
import { type ThanksRef, thanksAtHand } from './thanks-at-hand.ts';

/**
 * Writes down what the receiver wants done with a thank-you; the jobs post it or take it away. Said twice it is once.
 * @returns the thank-you as it now is, and the name of the team it was given in
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK, THANKS_NOT_FOR_YOU, THANKS_NO_PLACE
 */
export async function sayOfReceiver(
  world: World,
  caller: Caller,
  ref: ThanksRef,
  say: Recognition['say'],
): Promise<{ thanks: Recognition; teamName: string }> {
  const before = await thanksAtHand(world, caller, ref);
  if (before.receiver.personId !== caller.personId) throw new Refusal('THANKS_NOT_FOR_YOU');
  const { teamId, recognitionId } = before;
  const team = await world.store.read('team', teamId, teamId);
  if (say === 'shared' && !team?.value.isInstalled) throw new Refusal('THANKS_NO_PLACE');
  const thanks = await amend(world, 'recognition', teamId, recognitionId, (current) =>
    current.takenBackAt ? null : { ...current, say },
  );
  if (!thanks) throw new Refusal('THANKS_UNKNOWN');
  if (thanks.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  await world.store.addDue(due('post-thanks', teamId, recognitionId, world.clock.now()));
  return { thanks, teamName: team?.value.name ?? '' };
}
