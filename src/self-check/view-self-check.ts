import { chosenFramework } from '../frameworks/chosen.ts';
import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { findSelfChecks } from './find-self-checks.ts';
import { findTeamResults } from './find-team-results.ts';
import { keptBy, keptSelfCheckCard, selfChecksCard } from './self-check-card.ts';
import { DELETED_ALREADY } from './words.ts';

/**
 * A self-check that its person kept, beside what a team of theirs has published; for them alone.
 * @param besideTeamId which of their teams; the first where it is none of them
 * @throws Refusal FRAMEWORK_UNKNOWN
 */
export async function viewSelfCheck(
  ports: Ports,
  caller: Caller,
  { selfCheckId, besideTeamId }: { readonly selfCheckId: string; readonly besideTeamId: string },
): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const [stored, kept] = await Promise.all([
    ports.store.read('self-check', team.teamId, selfCheckId),
    findSelfChecks(ports, keptBy(team)),
  ]);
  if (!stored) return { audience: 'caller', message: selfChecksCard(kept, DELETED_ALREADY) };
  const check = stored.value;
  const framework = chosenFramework(ports.frameworks.all(), check.frameworkId);
  const beside = await findTeamResults(ports, caller, framework, check);
  const message = keptSelfCheckCard(check, framework, { kept, beside, besideTeamId, answers: '' });
  return { audience: 'caller', message };
}
