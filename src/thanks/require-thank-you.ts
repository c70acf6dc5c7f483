import type { Framework } from '../frameworks/framework.ts';
import type { Ports } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { frameworkOf } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import type { ThankYou } from './thank-you.ts';
import type { ThanksRef } from './thank-you-ref.ts';

/**
 * The thank-you a card speaks of. Only the two whom it is about find it; once it is shared, so does everybody who
 * verifiably speaks from that conversation.
 * @throws Refusal THANKS_UNKNOWN, THANKS_TAKEN_BACK
 */
export async function requireThankYou(ports: Ports, caller: Caller, ref: ThanksRef): Promise<ThankYou> {
  return standing(await found(ports, caller, ref));
}

/**
 * The same, for the person who gave it.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_YOURS, THANKS_TAKEN_BACK unless that is no matter
 */
export async function requireOwnThankYou(
  ports: Ports,
  caller: Caller,
  ref: ThanksRef,
  which: 'standing' | 'also taken back' = 'standing',
): Promise<ThankYou> {
  const thanks = await found(ports, caller, ref);
  if (thanks.giver.personId !== caller.personId) throw new Refusal('THANKS_NOT_YOURS');
  return which === 'standing' ? standing(thanks) : thanks;
}

/**
 * The same, for the person who was thanked; nobody, where that is a team.
 * @throws Refusal THANKS_UNKNOWN, THANKS_NOT_FOR_YOU, THANKS_TAKEN_BACK
 */
export async function requireReceivedThankYou(ports: Ports, caller: Caller, ref: ThanksRef): Promise<ThankYou> {
  const thanks = await found(ports, caller, ref);
  if (thanks.isForTeam || thanks.receiver.personId !== caller.personId) throw new Refusal('THANKS_NOT_FOR_YOU');
  return standing(thanks);
}

async function found(
  ports: Ports,
  { personId, teamId }: Caller,
  { thankYouId, thankYouTeamId }: ThanksRef,
): Promise<ThankYou> {
  const thanks = (await ports.store.read('thank-you', thankYouTeamId, thankYouId))?.value;
  if (!thanks) throw new Refusal('THANKS_UNKNOWN');
  const isTheirs = thanks.giver.personId === personId || thanks.receiver.personId === personId;
  const isReadHere = thanks.visibility === 'shared' && thanks.teamId === teamId;
  if (!isTheirs && !isReadHere) throw new Refusal('THANKS_UNKNOWN');
  return thanks;
}

function standing(thanks: ThankYou): ThankYou {
  if (thanks.takenBackAt) throw new Refusal('THANKS_TAKEN_BACK');
  return thanks;
}

/**
 * The framework a thank-you was given with, or the team's if that pack is no longer installed.
 * @throws Refusal THANKS_UNKNOWN if the team is gone too
 */
export async function findThankYouFramework(ports: Ports, { teamId, frameworkId }: ThankYou): Promise<Framework> {
  const own = ports.frameworks.get(frameworkId);
  if (own) return own;
  const team = await ports.store.read('team', teamId, teamId);
  if (!team) throw new Refusal('THANKS_UNKNOWN');
  return frameworkOf(ports, team.value);
}
