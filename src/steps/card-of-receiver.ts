import type { World } from '../ports.ts';
import type { Recognition } from '../recognition/recognition.ts';
import { privateCard } from '../recognition/thanks-cards.ts';
import type { ThanksPrivate } from '../thanks-messages.ts';
import { preferencesOf } from './preferences-of.ts';

/** What the receiver of a thank-you reads in their own chat, as it now is. */
export async function cardOfReceiver(world: World, thanks: Recognition): Promise<ThanksPrivate> {
  const team = await world.store.read('team', thanks.teamId, thanks.teamId);
  const { sharing } = await preferencesOf(world, thanks.receiver.personId);
  return privateCard(thanks, team?.value.name ?? '', sharing === 'ask');
}
