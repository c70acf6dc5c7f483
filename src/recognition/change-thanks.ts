import { Refusal } from '../errors.ts';
import { findBehaviour } from '../frameworks/framework.ts';
import type { Reply } from '../messages.ts';
import type { World } from '../ports.ts';
import { guardedText } from '../privacy/guard.ts';
import { due } from '../scheduling/due.ts';
import { amend } from '../steps/amend.ts';
import { frameworkOfThanks } from '../steps/framework-of-thanks.ts';
import { ownThanksAtHand, type ThanksRef } from '../steps/thanks-at-hand.ts';
import type { Caller } from '../teams/team.ts';
import { LONGEST_WORDS } from './recognition.ts';
import { changedCard } from './thanks-cards.ts';

export interface ChangeInput {
  readonly behaviourId: string;
  readonly whatTheyDid: string;
  readonly madePossible: string;
  readonly isMeant?: boolean;
}

/**
 * Changes the words of a thank-you and its behaviour, never the person it is for. Every card that shows it follows; who
 * joined in joined the old words, and stays.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_YOURS, THANKS_TAKEN_BACK, BEHAVIOUR_UNKNOWN, TEXT_MISSING, TEXT_TOO_LONG,
 * TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export async function changeThanks(world: World, caller: Caller, ref: ThanksRef, input: ChangeInput): Promise<Reply> {
  const before = await ownThanksAtHand(world, caller, ref);
  const { teamId, recognitionId } = before;
  const framework = await frameworkOfThanks(world, before);
  const behaviour = findBehaviour(framework, input.behaviourId);
  if (!behaviour) throw new Refusal('BEHAVIOUR_UNKNOWN');
  const whatTheyDid = guardedText(input.whatTheyDid, LONGEST_WORDS, input.isMeant);
  const madePossible = guardedText(input.madePossible, LONGEST_WORDS, input.isMeant);
  if (!whatTheyDid) throw new Refusal('TEXT_MISSING');
  const changedAt = world.clock.now();
  const changed = await amend(world, 'recognition', teamId, recognitionId, (thanks) => {
    const isSame =
      thanks.behaviourId === behaviour.id && thanks.whatTheyDid === whatTheyDid && thanks.madePossible === madePossible;
    if (thanks.takenBackAt || isSame) return null;
    return {
      ...thanks,
      frameworkId: framework.id,
      frameworkVersion: framework.version,
      behaviourId: behaviour.id,
      behaviourName: behaviour.name,
      whatTheyDid,
      madePossible,
      changedAt,
    };
  });
  if (!changed || changed.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  await world.store.addDue(due('show-thanks', teamId, recognitionId, changedAt));
  return { audience: 'caller', message: changedCard(changed) };
}
