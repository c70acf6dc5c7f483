import type { Framework } from '../frameworks/framework.ts';
import type { Ports } from '../ports.ts';
import { DAY_MS } from '../scheduling/moments.ts';
import { inParallel } from '../shared/in-parallel.ts';
import { isSamePerson } from '../teams/people.ts';
import { frameworkOf } from '../teams/require-team.ts';
import type { Caller, Team } from '../teams/team.ts';
import { MOST_PULSES } from '../trends/find-team-history.ts';
import { SUMMARY_WEEKS } from '../trends/overview.ts';
import { latestResults } from './beside-team.ts';
import type { SelfCheck } from './self-check.ts';
import type { TeamBeside, TeamsBeside } from './self-check-card.ts';
import { teamNameInWords } from './words.ts';

/** Those in which somebody was asked, or did something, last. */
const MOST_TEAMS = 10;

/**
 * What can stand beside somebody's self-check: of each team that they are a member of now, the latest results as its summary
 * has them. Where Teams does not say who is a member, a team is left out.
 * @param framework that of the self-check, as it is now
 */
export async function findTeamResults(
  ports: Ports,
  { personId }: Caller,
  framework: Framework,
  check: Pick<SelfCheck, 'frameworkVersion'>,
): Promise<TeamsBeside> {
  const since = ports.clock.now() - SUMMARY_WEEKS * 7 * DAY_MS;
  const found: TeamBeside[] = [];
  let isLeftOut = false;
  await inParallel(await findTeamIds(ports, personId), async (teamId) => {
    const team = (await ports.store.read('team', teamId, teamId))?.value;
    if (!team?.isInstalled || frameworkOf(ports, team).id !== framework.id) return;
    const pulses = await ports.store.publishedResults(teamId, MOST_PULSES);
    const results = latestResults(framework, check, pulses, since);
    if (results.size === 0) return;
    const isHere = await isMember(ports, team, personId);
    if (isHere) found.push({ teamId, name: teamNameInWords(team), results });
    else isLeftOut ||= isHere === undefined;
  });
  return { teams: found.toSorted((one, other) => (one.name < other.name ? -1 : 1)), isLeftOut };
}

/** The teams with something that names them, the newest first. */
async function findTeamIds(ports: Ports, personId: string): Promise<string[]> {
  const namings = await ports.store.namedIn({ personId });
  const newestFirst = namings.toSorted((one, other) => other.notedAt - one.notedAt);
  return [...new Set(newestFirst.map(({ address }) => address.teamId))].slice(0, MOST_TEAMS);
}

/** Undefined where Teams does not say. */
async function isMember(ports: Ports, { conversation }: Team, personId: string): Promise<boolean | undefined> {
  const members = await ports.roster.membersOf(conversation).catch(() => undefined);
  return members?.some((member) => isSamePerson(member.personId, personId));
}
