import type { Reply } from '../message.ts';
import type { Ports } from '../ports.ts';
import { idempotencyKey } from '../scheduling/idempotency-key.ts';
import { requireTeam } from '../teams/require-team.ts';
import type { Caller } from '../teams/team.ts';
import { findSelfChecks } from './find-self-checks.ts';
import { findTeamResults } from './find-team-results.ts';
import { type SelfCheckInput, wholeSelfCheck } from './questions.ts';
import type { SelfCheck } from './self-check.ts';
import { keptBy, keptSelfCheckCard } from './self-check-card.ts';
import { linesOf } from './self-check-result.ts';

/**
 * Stores one self-check because the person asked for it, in their own chat, and shows it beside what a team of theirs has
 * published. Asked twice, it is kept once.
 * @throws Refusal FRAMEWORK_UNKNOWN, CARD_OUT_OF_DATE, INPUT_MALFORMED
 */
export async function keepSelfCheck(ports: Ports, caller: Caller, input: Omit<SelfCheckInput, 'sent'>): Promise<Reply> {
  const { team } = await requireTeam(ports, caller);
  const { framework, depth, answers } = wholeSelfCheck(ports.frameworks.all(), input);
  const selfCheckId = idempotencyKey('self-check', team.teamId, input.formId);
  const check: SelfCheck = {
    kind: 'self-check',
    teamId: team.teamId,
    selfCheckId,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    depth,
    lines: linesOf(framework, depth, answers),
    takenAt: ports.clock.now(),
  };
  await ports.store.create(check);
  const [kept, beside] = await Promise.all([
    findSelfChecks(ports, keptBy(team)),
    findTeamResults(ports, caller, framework, check),
  ]);
  const message = keptSelfCheckCard(check, framework, { kept, beside, besideTeamId: '', answers });
  return { audience: 'caller', message };
}
