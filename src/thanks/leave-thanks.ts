import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { findSharedCard } from './find-shared-card.ts';
import { requireThankYou } from './require-thank-you.ts';
import { isShared } from './thank-you.ts';
import { refOf, type SentRef } from './thank-you-ref.ts';
import { startCard } from './thanks-start-card.ts';

/**
 * The card in whose place a form stood, as it now is, for whoever leaves the form.
 * @param shown the thank-you that the card shows, if it shows one
 * @throws Refusal INPUT_MALFORMED, THANKS_UNKNOWN, THANKS_TAKEN_BACK
 */
export async function leaveThanks(ports: Ports, caller: Caller, shown: SentRef): Promise<Reply> {
  if (!shown.thanks && !shown.thankYouId) return { audience: 'caller', message: startCard() };
  const thanks = await requireThankYou(ports, caller, refOf(shown));
  // Of one that is shown nowhere, or somewhere else, there is no card to go back to.
  if (!isShared(thanks) || thanks.teamId !== caller.teamId) throw new Refusal('THANKS_UNKNOWN');
  const isIn = thanks.joined.some(({ personId }) => personId === caller.personId);
  return { audience: 'caller', message: { ...(await findSharedCard(ports, thanks)), isIn } };
}
