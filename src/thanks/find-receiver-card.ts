import type { Ports } from '../ports.ts';
import type { ThanksPrivate } from './cards.ts';
import { findPreferences } from './find-preferences.ts';
import { findSign } from './find-sign.ts';
import type { ThankYou } from './thank-you.ts';
import { privateCard } from './thank-you-card.ts';

/** What the receiver of a thank-you reads in their own chat, as it now is. */
export async function findReceiverCard(ports: Ports, thanks: ThankYou): Promise<ThanksPrivate> {
  const team = await ports.store.read('team', thanks.teamId, thanks.teamId);
  const { sharing } = await findPreferences(ports, thanks.receiver.personId);
  const teamName = team?.value.name ?? '';
  return privateCard(thanks, { teamName, sign: findSign(ports, thanks), isAsked: sharing === 'ask' });
}
