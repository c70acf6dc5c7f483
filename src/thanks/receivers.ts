import { listed } from '../shared/listed.ts';
import type { Member } from '../teams/team.ts';
import type { Preferences } from './preferences.ts';
import type { ThankYou } from './thank-you.ts';

/** Somebody who is thanked, or a team, and what they have said of thank-yous in general. */
export interface Receiver extends Member {
  readonly sharing: Preferences['sharing'];
}

/** A team is thanked in front of everybody; of a person nobody knows whether they want that until they have said so. */
export function firstVisibility({ sharing }: Receiver): ThankYou['visibility'] {
  return sharing === 'share' ? 'shared' : 'private';
}

/** A team has a name and no account. */
export function wholeTeam(name: string): Receiver {
  return { personId: '', teamsId: '', name: name || 'everyone here', sharing: 'share' };
}

/** "Megan Bowen, Adele Vance and Lee Gu" */
export function namesOf(receivers: readonly Pick<Member, 'name'>[]): string {
  return listed(receivers.map(({ name }) => name));
}

/** Who will read it, before it is sent and after. */
export function whoSees(receivers: readonly Receiver[], isAlone = false): string {
  const [only] = receivers;
  if (isAlone) return `Only ${namesOf(receivers)}, in their own chat with me.`;
  if (receivers.length > 1) {
    return receivers.some(({ sharing }) => sharing === 'share')
      ? 'Each of them gets it in their own chat. Everyone here sees it of those who share thank-yous at once; the others can share theirs.'
      : 'Each of them, in their own chat. Each can share theirs here.';
  }
  if (only?.sharing !== 'share') return `Only ${only?.name ?? ''}, who can share it here.`;
  return only.personId ? `Everyone here: ${only.name} shares thank-yous at once.` : 'Everyone here.';
}
