import { Refusal } from '../errors.ts';
import type { World } from '../ports.ts';
import type { Recognition } from '../recognition/recognition.ts';
import type { Caller } from '../teams/team.ts';

/** How a card names a thank-you: it may be pressed in a person's own chat, far from where it was given. */
export interface ThanksRef {
  readonly thanksId: string;
  readonly thanksTeamId: string;
}

/**
 * The thank-you a card speaks of. Only the two whom it is about find it; once it is shared, so does everybody who
 * verifiably speaks from that conversation.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK
 */
export async function thanksAtHand(world: World, caller: Caller, ref: ThanksRef): Promise<Recognition> {
  return standing(await found(world, caller, ref));
}

/**
 * The same, for the person who gave it.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_YOURS, THANKS_TAKEN_BACK unless that is no matter
 */
export async function ownThanksAtHand(
  world: World,
  caller: Caller,
  ref: ThanksRef,
  which: 'standing' | 'also taken back' = 'standing',
): Promise<Recognition> {
  const thanks = await found(world, caller, ref);
  if (thanks.giver.personId !== caller.personId) throw new Refusal('THANKS_NOT_YOURS');
  return which === 'standing' ? standing(thanks) : thanks;
}

/**
 * The same, for the person who was thanked; nobody, where that is a team.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_FOR_YOU, THANKS_TAKEN_BACK
 */
export async function receivedThanksAtHand(world: World, caller: Caller, ref: ThanksRef): Promise<Recognition> {
  const thanks = await found(world, caller, ref);
  if (thanks.isForTeam || thanks.receiver.personId !== caller.personId) throw new Refusal('THANKS_NOT_FOR_YOU');
  return standing(thanks);
}

async function found(
  world: World,
  { personId, teamId }: Caller,
  { thanksId, thanksTeamId }: ThanksRef,
): Promise<Recognition> {
  const thanks = (await world.store.read('recognition', thanksTeamId, thanksId))?.value;
  if (!thanks) throw new Refusal('THANKS_UNKNOWN');
  const isTheirs = thanks.giver.personId === personId || thanks.receiver.personId === personId;
  const isReadHere = thanks.say === 'shared' && thanks.teamId === teamId;
  if (!isTheirs && !isReadHere) throw new Refusal('THANKS_UNKNOWN');
  return thanks;
}

function standing(thanks: Recognition): Recognition {
  if (thanks.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  return thanks;
}
