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

/** A team has no account, and a chat that nobody has named has no name either. */
export function wholeTeam(name: string): Receiver {
  return { personId: '', teamsId: '', name, sharing: 'share' };
}
