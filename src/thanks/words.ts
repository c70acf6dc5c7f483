import { dayInWords } from '../scheduling/moments.ts';
import { DEFAULT_SETTINGS, type Member } from '../teams/team.ts';
import type { Receiver } from './receivers.ts';
import type { ThankYou } from './thank-you.ts';

const NAMED = 5;

/** "Also from Priya, Sam and Lee", "… and others" after five; empty where nobody joined. Never how many. */
export function alsoFrom({ joined }: Pick<ThankYou, 'joined'>): string {
  const names = joined.slice(0, NAMED).map(({ name }) => name);
  if (joined.length > NAMED) names.push('others');
  const last = names.pop();
  if (last === undefined) return '';
  return `Also from ${names.length ? `${names.join(', ')} and ${last}` : last}`;
}

/** "Changed on Thursday 12 November 2026"; empty if it is as it was given. Its two people may be in other zones. */
export function changedInWords({ changedAt }: Pick<ThankYou, 'changedAt'>): string {
  return changedAt ? `Changed on ${dayInWords(changedAt, DEFAULT_SETTINGS.timeZone)}` : '';
}

type Named = Pick<Member, 'personId' | 'name'>;

/** Somebody's name, or a team's; "everyone here" for a chat that nobody has named. */
export function receiverName({ personId, name }: Named): string {
  return name || (personId ? '' : 'everyone here');
}

/** "Megan Bowen, Adele Vance and Lee Gu" */
export function namesOf(receivers: readonly Named[]): string {
  return new Intl.ListFormat('en-GB').format(receivers.map(receiverName));
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
