import type { World } from '../ports.ts';
import { placeOf } from '../recognition/preferences.ts';
import type { Caller } from '../teams/team.ts';
import { frameworkOf, type Home, newTeam, teamHome } from './team-home.ts';

export interface ThanksHome extends Home {
  /** Where the bot is not among those who talk: what is given there goes to the receiver and to nobody else. */
  readonly isAlone: boolean;
}

/**
 * What a thank-you belongs to: the team that its giver speaks from, or the giver, where the bot cannot read along: their
 * own chat with it, a chat between two people, the command box. That has no settings and cannot be shared in.
 */
export async function thanksHome(world: World, caller: Caller): Promise<ThanksHome> {
  if (caller.conversation.kind !== 'personal') return { ...(await teamHome(world, caller)), isAlone: false };
  const team = { ...newTeam(world, caller), teamId: placeOf(caller.personId), name: '' };
  return { team, framework: frameworkOf(world, team), isAlone: true };
}
