import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../teams/team.ts';
import { buildPreferencesCard } from './build-preferences-card.ts';
import { isNotFrom, MOST_NOT_FROM } from './preferences.ts';
import { requireReceivedThankYou } from './require-thank-you.ts';
import { storePreferences } from './store-preferences.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * Takes no more thank-yous from whoever gave this one, who is not told: those they give from now on are kept for them as
 * any other, and hidden from the first. Those that are there stay as they are.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_FOR_YOU, THANKS_TAKEN_BACK, GIVERS_MANY
 */
export async function refuseGiver(ports: Ports, caller: Caller, ref: ThanksRef): Promise<Reply> {
  const { giver } = await requireReceivedThankYou(ports, caller, ref);
  const saved = await storePreferences(ports, caller.personId, (current) => {
    if (isNotFrom(current, giver.personId)) return current;
    if (current.notFrom.length >= MOST_NOT_FROM) throw new Refusal('GIVERS_MANY');
    return { ...current, notFrom: [...current.notFrom, giver.personId] };
  });
  return { audience: 'caller', message: await buildPreferencesCard(ports, saved) };
}
