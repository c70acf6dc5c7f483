import type { Ports } from '../ports.ts';
import { frameworkOf, type Home, newTeam, requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { personPartition } from './preferences.ts';

export interface ThanksHome extends Home {
  /** Where the bot is not among those who talk: what is given there goes to the receiver and to nobody else. */
  readonly isAlone: boolean;
}

/**
 * What a thank-you belongs to: the team that its giver speaks from, or the giver, where the bot cannot read along: their
 * own chat with it, a chat between two people, the command box. That has no settings and cannot be shared in.
 */
export async function findThanksTeam(ports: Ports, caller: Caller): Promise<ThanksHome> {
  if (caller.conversation.kind !== 'personal') return { ...(await requireTeam(ports, caller)), isAlone: false };
  const team = { ...newTeam(ports, caller), teamId: personPartition(caller.personId), name: '' };
  return { team, framework: frameworkOf(ports, team), isAlone: true };
}
