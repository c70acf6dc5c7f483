import type { Ports } from '../ports.ts';
import type { Choice } from '../shared/card-parts.ts';
import { isSamePerson, type Offered } from '../teams/people.ts';
import type { Caller } from '../teams/team.ts';

const MOST_LIKELY = 6;
const MOST_READ = 20;

/**
 * Whom a form offers to tick: everybody else where they are few, otherwise those with whom whoever opens it has exchanged
 * thank-yous lately, there or, outside a team, anywhere. Only they see the form.
 * @param teamId where it is given; empty outside a team
 */
export async function findLikely(
  ports: Ports,
  { personId }: Caller,
  { people, usesPeoplePicker }: Offered,
  teamId: string,
): Promise<Choice[]> {
  const others = people.filter(({ value }) => !isSamePerson(value, personId));
  if (!usesPeoplePicker && others.length <= MOST_LIKELY) return others;
  const thanks = await ports.store.thankYousOf(personId, MOST_READ);
  const met = new Map<string, Choice>();
  for (const { giver, receiver, isForTeam, takenBackAt, visibility, teamId: where } of thanks) {
    const isGiver = isSamePerson(giver.personId, personId);
    const other = isGiver ? receiver : giver;
    const isOutOfSight = isForTeam || takenBackAt > 0 || (!isGiver && visibility === 'hidden') || other.personId === '';
    if (isOutOfSight || (teamId !== '' && where !== teamId)) continue;
    const isHere = usesPeoplePicker || others.some(({ value }) => isSamePerson(value, other.personId));
    if (isHere) met.set(other.personId, { title: other.name, value: other.personId });
  }
  return [...met.values()].slice(0, MOST_LIKELY);
}
