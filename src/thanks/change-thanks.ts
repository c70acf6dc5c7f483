import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { guardedText } from '../privacy/guard.ts';
import { Refusal } from '../refusal.ts';
import { newJob } from '../scheduling/job.ts';
import { updateWithRetry } from '../shared/update-with-retry.ts';
import type { Caller } from '../teams/team.ts';
import { behaviourOrNone } from './behaviour-or-none.ts';
import { findPreferences } from './find-preferences.ts';
import { isNotFrom } from './preferences.ts';
import { findThankYouFramework, requireOwnThankYou } from './require-thank-you.ts';
import { LONGEST_WORDS, type ThankYou } from './thank-you.ts';
import { changedCard } from './thank-you-card.ts';
import type { ThanksRef } from './thank-you-ref.ts';

export interface ChangeInput {
  readonly behaviourId: string;
  readonly whatTheyDid: string;
  readonly madePossible: string;
  readonly isMeant?: boolean;
}

/**
 * Changes the words of a thank-you and its behaviour, never the person it is for. What was said of the old words does not
 * go for the new ones: nobody has joined them, and one to a person is private and agreed to by neither, as if it were new.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_YOURS, THANKS_TAKEN_BACK, BEHAVIOUR_UNKNOWN, TEXT_MISSING, TEXT_TOO_LONG,
 * TEXT_PERSONAL, TEXT_OFFENSIVE
 */
export async function changeThanks(ports: Ports, caller: Caller, ref: ThanksRef, input: ChangeInput): Promise<Reply> {
  const before = await requireOwnThankYou(ports, caller, ref);
  const { teamId, thankYouId } = before;
  const framework = await findThankYouFramework(ports, before);
  const behaviour = behaviourOrNone(framework, input.behaviourId);
  const whatTheyDid = guardedText(input.whatTheyDid, LONGEST_WORDS, input.isMeant);
  const madePossible = guardedText(input.madePossible, LONGEST_WORDS, input.isMeant);
  if (!whatTheyDid) throw new Refusal('TEXT_MISSING');
  const isRefusing = isNotFrom(await findPreferences(ports, before.receiver.personId), caller.personId);
  const changedAt = ports.clock.now();
  const changed = await updateWithRetry(ports, 'thank-you', teamId, thankYouId, (thanks) => {
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
      changedAt: Math.max(changedAt, thanks.changedAt + 1),
      visibility: visibilityAfter(thanks, isRefusing),
      joined: [],
      isThankedBack: false,
      forAward: { giver: false, receiver: false },
    };
  });
  if (!changed || changed.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  const jobType = before.isForTeam ? 'show-thanks' : 'post-thanks';
  await ports.store.enqueue(newJob(jobType, teamId, thankYouId, changedAt));
  return { audience: 'caller', message: changedCard(changed) };
}

/** To its receiver it is a new one, but that what they have hidden does not come back. */
function visibilityAfter({ isForTeam, visibility }: ThankYou, isRefusing: boolean): ThankYou['visibility'] {
  if (isForTeam) return visibility;
  return isRefusing || visibility === 'hidden' ? 'hidden' : 'private';
}
