import type { Ports } from '../ports.ts';
import { inParallel } from '../shared/in-parallel.ts';
import { isSamePerson } from '../teams/people.ts';
import type { Caller, Member } from '../teams/team.ts';

/** Those in which somebody was asked, or did something, last. */
const MOST_TEAMS = 5;

/**
 * Who is with somebody in the teams that something names them in, for where there is no people picker. Where Teams does not
 * say who is a member, a team is left out.
 */
export async function findColleagues(ports: Ports, { personId }: Caller): Promise<Member[]> {
  const namings = await ports.store.namedIn({ personId });
  const newestFirst = namings.toSorted((one, other) => other.notedAt - one.notedAt);
  const teamIds = [...new Set(newestFirst.map(({ address }) => address.teamId))].slice(0, MOST_TEAMS);
  const found = new Map<string, Member>();
  await inParallel(teamIds, async (teamId) => {
    const team = (await ports.store.read('team', teamId, teamId))?.value;
    if (!team?.isInstalled) return;
    const members = await ports.roster.membersOf(team.conversation).catch(() => []);
    if (!members.some((member) => isSamePerson(member.personId, personId))) return;
    for (const member of members) if (!isSamePerson(member.personId, personId)) found.set(member.personId, member);
  });
  return [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
